namespace DiemSang.Evaluation.Counting;

/// <summary>Chi tiết một ngày: the single bookings of one day, for balances in the middle of that day.</summary>
public sealed class DayDetail
{
    private readonly Dictionary<int, List<(Mark Mark, int Procedure)>> byUnit = [];

    public void Add(int unit, int procedure, in Mark mark)
    {
        if (!byUnit.TryGetValue(unit, out var list))
        {
            byUnit[unit] = list = [];
        }

        list.Add((mark, procedure));
    }

    /// <summary>Adds the plain cells booked on the day up to and including the moment.</summary>
    public void AddBalance(int unit, long until, Span<int> row)
    {
        if (byUnit.TryGetValue(unit, out var list))
        {
            foreach (var (mark, _) in list)
            {
                if (mark.At <= until && !Cells.IsByProcedure(mark.Cell))
                {
                    row[(int)mark.Cell] += mark.Amount;
                }
            }
        }
    }

    /// <summary>Adds to the counts of procedures what is booked for the cell up to and including the moment.</summary>
    public void AddProcedures(int unit, Cell cell, long until, Span<int> counts)
    {
        if (byUnit.TryGetValue(unit, out var list))
        {
            foreach (var (mark, procedure) in list)
            {
                if (mark.Cell == cell && mark.At <= until)
                {
                    counts[procedure] += mark.Amount;
                }
            }
        }
    }

    /// <summary>True when anything is booked for the unit after one moment and up to another.</summary>
    public bool HasAny(int unit, long from, long to)
    {
        if (byUnit.TryGetValue(unit, out var list))
        {
            foreach (var (mark, _) in list)
            {
                if (mark.At > from && mark.At <= to)
                {
                    return true;
                }
            }
        }

        return false;
    }

    public DayDetail Copy()
    {
        var copy = new DayDetail();
        foreach (var (unit, list) in byUnit)
        {
            copy.byUnit[unit] = [.. list];
        }

        return copy;
    }
}
