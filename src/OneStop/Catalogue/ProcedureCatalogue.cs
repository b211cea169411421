namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Danh mục thủ tục: all procedures of the installation with their past, and to which units they are assigned.
/// Immutable; every row is a bit, every unit has the bits of its assignments, every stretch of days those in force.
/// </summary>
public sealed class ProcedureCatalogue
{
    private readonly Procedure[] rows;
    private readonly Dictionary<ProcedureCode, int[]> rowsByCode;
    private readonly Dictionary<UnitCode, ulong[]> assigned = [];
    private readonly ulong[] assignedToAll;
    private readonly DateOnly[] turns;
    private readonly Lazy<ulong[]>[] inForce;

    public ProcedureCatalogue(IEnumerable<Procedure> procedures)
    {
        rows = [.. procedures.OrderBy(row => row.Code)];
        rowsByCode = Enumerable.Range(0, rows.Length).GroupBy(row => rows[row].Code)
            .ToDictionary(code => code.Key, code => code.ToArray());
        assignedToAll = NoBits();
        for (var row = 0; row < rows.Length; row++)
        {
            Assign(row);
        }

        turns = Validity.Turns(rows);
        inForce = [.. Enumerable.Range(0, turns.Length + 1).Select(i => new Lazy<ulong[]>(() => InForce(i)))];
    }

    public static ProcedureCatalogue Empty { get; } = new([]);

    public IReadOnlyList<Procedure> Rows => rows;

    /// <summary>
    /// The row valid on the day, else the last before it, else the first; null for an unknown procedure.
    /// </summary>
    public Procedure? Find(ProcedureCode code, DateOnly day) =>
        !rowsByCode.TryGetValue(code, out var found) ? null
            : found.Length == 1 ? rows[found[0]]
            : Validity.RowOn([.. found.Select(row => rows[row])], day);

    /// <summary>
    /// The procedures in force on the day and assigned to at least one of the units; never by inheritance.
    /// </summary>
    public ProcedureSet AssignedTo(IReadOnlySet<UnitCode> units, DateOnly day)
    {
        var bits = (ulong[])assignedToAll.Clone();
        foreach (var unit in units)
        {
            if (assigned.TryGetValue(unit, out var own))
            {
                Unite(bits, own);
            }
        }

        var valid = inForce[Validity.Stretch(turns, day)].Value;
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= valid[i];
        }

        return new(this, bits);
    }

    /// <summary>The procedures in force on the day that have a property, to be cut with assigned ones.</summary>
    public ProcedureSet Where(Func<Procedure, bool> property, DateOnly day)
    {
        var valid = inForce[Validity.Stretch(turns, day)].Value;
        var bits = NoBits();
        for (var row = 0; row < rows.Length; row++)
        {
            if ((valid[row >> 6] & (1UL << row)) != 0 && property(rows[row]))
            {
                bits[row >> 6] |= 1UL << row;
            }
        }

        return new(this, bits);
    }

    /// <summary>The row of a procedure that is in force on a day, for <see cref="ProcedureSet.HasRow"/>; −1 for none.</summary>
    public int RowInForce(ProcedureCode code, DateOnly day)
    {
        var valid = inForce[Validity.Stretch(turns, day)].Value;
        foreach (var row in RowsOf(code))
        {
            if ((valid[row >> 6] & (1UL << row)) != 0)
            {
                return row;
            }
        }

        return -1;
    }

    internal Procedure Row(int row) => rows[row];

    internal int[] RowsOf(ProcedureCode code) => rowsByCode.GetValueOrDefault(code, []);

    private static void Unite(ulong[] bits, ulong[] more)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= more[i];
        }
    }

    private ulong[] NoBits() => new ulong[(rows.Length + 63) / 64];

    private void Assign(int row)
    {
        if (rows[row].ForAllUnits)
        {
            assignedToAll[row >> 6] |= 1UL << row;
        }

        foreach (var unit in rows[row].Units)
        {
            if (!assigned.TryGetValue(unit, out var bits))
            {
                assigned[unit] = bits = NoBits();
            }

            bits[row >> 6] |= 1UL << row;
        }
    }

    /// <summary>One bit a procedure even where rows overlap: the row that <see cref="Find"/> would give.</summary>
    private ulong[] InForce(int stretch)
    {
        var day = stretch == 0 ? DateOnly.MinValue : turns[stretch - 1];
        var bits = NoBits();
        foreach (var code in rowsByCode.Values)
        {
            var valid = Validity.RowOn([.. code.Select(row => rows[row])], day);
            if (valid.IsValidOn(day))
            {
                var row = Array.Find(code, row => ReferenceEquals(rows[row], valid));
                bits[row >> 6] |= 1UL << row;
            }
        }

        return bits;
    }
}
