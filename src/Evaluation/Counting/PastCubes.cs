using System.Diagnostics.CodeAnalysis;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Khối đếm của những ngày đã qua: what was known at several moments, from one walk over the journal. One cube walks;
/// when it passes a moment a copy stays behind, and takes only what arrives late for it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "the walking cube is handed on at the end, with the others")]
internal sealed class PastCubes
{
    private readonly Queue<DateTimeOffset> ahead;
    private readonly List<(DateTimeOffset KnownOn, Cube Cube)> passed = [];
    private readonly Cube walking = new();

    /// <param name="moments">each with the days that must be told apart by the second</param>
    public PastCubes(IReadOnlyCollection<(DateTimeOffset KnownOn, List<int> Days)> moments)
    {
        ahead = new(moments.Select(one => one.KnownOn).Distinct().Order());
        foreach (var day in moments.SelectMany(one => one.Days).Distinct())
        {
            walking.SetDetail(day, []);
        }
    }

    public void Post(PostedEntry entry)
    {
        while (ahead.TryPeek(out var next) && next < entry.ArrivedAt)
        {
            passed.Add((ahead.Dequeue(), walking.Copy()));
        }

        for (var i = passed.Count - 1; i >= 0 && passed[i].KnownOn >= entry.ArrivedAt; i--)
        {
            passed[i].Cube.Post(entry.Position, entry.Marks);
        }

        if (ahead.Count > 0)
        {
            walking.Post(entry.Position, entry.Marks);
        }
    }

    /// <summary>One cube for each moment, in the order of the moments.</summary>
    public List<(DateTimeOffset KnownOn, Cube Cube)> End()
    {
        while (ahead.TryDequeue(out var last))
        {
            passed.Add((last, ahead.Count > 0 ? walking.Copy() : walking));
        }

        return passed;
    }
}
