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
        var used = UsedProcedures(codes, from, to);
        var names = ProcedureCodes(0);
        var found = new List<ProcedureCode>();
        for (var procedure = 0; procedure < used.Length; procedure++)
        {
            if ((used[procedure] & Cells.BitOf(cell)) != 0)
            {
                found.Add(new(names[procedure]));
            }
        }

        return found;
    }

    /// <summary>The same for all cells kept per procedure, in one pass.</summary>
    /// <returns>by the cube's number of a procedure: a bit for each cell (<see cref="Cells.BitOf"/>)</returns>
    public byte[] UsedProcedures(IEnumerable<UnitCode> codes, long from, long to)
    {
        var (first, last) = (Day.Of(from), Day.Of(to));
        var whole = to == Day.EndOf(last);
        gate.EnterReadLock();
        try
        {
            var used = new byte[procedures.Count];
            var today = whole || last < first ? null : new PartOfDay(details[last], procedures.Count, to);
            foreach (var code in codes)
            {
                if (units.Find(code.Value) is >= 0 and var unit)
                {
                    Use(cells[unit], first, whole ? last : last - 1, used);
                    today?.Add(unit);
                }
            }

            today?.AddTo(used);
            return used;
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>The codes of the procedures from a number on, in the order of their numbers.</summary>
    public IReadOnlyList<string> ProcedureCodes(int from)
    {
        gate.EnterReadLock();
        try
        {
            return [.. procedures.Codes.Skip(from)];
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    private static void Use(UnitCells unit, int first, int last, Span<byte> used)
    {
        foreach (var (firstDay, days) in unit.Procedures(first, last))
        {
            var (from, to) = (first - firstDay, last - firstDay);
            foreach (ref readonly var one in days.Slots)
            {
                if (one.Amount > 0 && one.Day >= from && one.Day <= to)
                {
                    used[one.Procedure] |= Cells.BitOf(one.Cell);
                }
            }
        }
    }

    /// <summary>What stands at a moment inside a day, counted mark by mark.</summary>
    private sealed class PartOfDay(DayDetail detail, int procedures, long until)
    {
        private readonly int[][] counts = [.. Cells.ByProcedure.Select(_ => new int[procedures])];

        public void Add(int unit)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                detail.AddProcedures(unit, Cells.ByProcedure[i], until, counts[i]);
            }
        }

        public void AddTo(Span<byte> used)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                for (var procedure = 0; procedure < procedures; procedure++)
                {
                    used[procedure] |= counts[i][procedure] > 0 ? Cells.BitOf(Cells.ByProcedure[i]) : (byte)0;
                }
            }
        }
    }
}
