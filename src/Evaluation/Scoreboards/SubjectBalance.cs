using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>Số dư của một đối tượng: the counters of a period read from the marks of one subject alone.</summary>
public sealed class SubjectBalance
{
    private readonly int[] before = new int[Cells.Plain];
    private readonly int[] atEnd = new int[Cells.Plain];

    public SubjectBalance(SubjectFacts facts, Period period)
    {
        var marks = new MarkList(stackalloc Mark[MarkList.Most]);
        Marks.Of(facts, ref marks);
        foreach (var mark in marks.Marks)
        {
            if (Cells.IsByProcedure(mark.Cell))
            {
                continue;
            }

            before[(int)mark.Cell] += mark.At <= period.Before ? mark.Amount : 0;
            atEnd[(int)mark.Cell] += mark.At <= period.End ? mark.Amount : 0;
        }
    }

    public long Count(string counter) => Counters.OfBookings[counter](new(before, atEnd));

    /// <summary>For formulas: null for counters that no subject carries (given figures).</summary>
    public long? Find(string counter) =>
        Counters.OfBookings.TryGetValue(counter, out var rule) ? rule(new(before, atEnd)) : null;
}
