using DiemSang.Evaluation.Counting;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>Dòng số liệu được cung cấp: unit,counter,from,to,value,source.</summary>
public static class GivenTallyRows
{
    public static GivenTally? Read(RowCells cells)
    {
        string[] needed = ["unit", "counter", "from", "to", "value", "source"];
        foreach (var column in needed)
        {
            cells.Needed(column);
        }

        var unit = cells.Unit("unit");
        var counter = cells.Text("counter", 60);
        if (!Counters.IsGiven(counter))
        {
            cells.Refuse(
                "counter", Counters.All.Contains(counter) ? "tally.own-counter" : "tally.counter", counter,
                string.Join(", ", Counters.Given));
        }

        var (from, to) = cells.Days("from", "to");
        return new(unit.GetValueOrDefault(), counter, from.GetValueOrDefault(), to.GetValueOrDefault(),
            cells.Number("value", long.MaxValue) ?? 0, cells.Text("source"));
    }
}
