using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

public sealed partial class Cube
{
    /// <summary>
    /// Procedures with at least one booking of the cell in [from, to] at any of the units: a union, never a sum.
    /// </summary>
    /// <param name="from">Unix seconds, 00:00:00 of a day</param>
    public IReadOnlyList<ProcedureCode> ProceduresIn(IEnumerable<UnitCode> codes, Cell cell, long from, long to)
    {
        var (first, last) = (Day.Of(from), Day.Of(to));
        var whole = to == Day.EndOf(last);
        var found = new List<ProcedureCode>();
        gate.EnterReadLock();
        try
        {
            Span<bool> used = stackalloc bool[procedures.Count];
            Span<int> today = whole ? [] : stackalloc int[procedures.Count];
            foreach (var code in codes)
            {
                if (units.Find(code.Value) is >= 0 and var unit)
                {
                    Use(cells[unit], cell, first, whole ? last : last - 1, used);
                    if (!whole && last >= first)
                    {
                        details[last].AddProcedures(unit, cell, to, today);
                    }
                }
            }

            for (var procedure = 0; procedure < used.Length; procedure++)
            {
                if (used[procedure] || (!whole && today[procedure] > 0))
                {
                    found.Add(new(procedures.Codes[procedure]));
                }
            }
        }
        finally
        {
            gate.ExitReadLock();
        }

        return found;
    }

    private static void Use(UnitCells unit, Cell cell, int first, int last, Span<bool> used)
    {
        foreach (var (firstDay, days) in unit.Procedures(first, last))
        {
            var (from, to) = (first - firstDay, last - firstDay);
            foreach (ref readonly var one in days.Slots)
            {
                if (one.Amount > 0 && one.Cell == cell && one.Day >= from && one.Day <= to)
                {
                    used[one.Procedure] = true;
                }
            }
        }
    }
}
