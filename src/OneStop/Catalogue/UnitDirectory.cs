namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Danh mục đơn vị: all units of the installation as they stand, with their past. Immutable and whole; a change makes
/// a new one. A unit stands where its row of the day says; one that ended stays under its last parent ("as it was"),
/// one that has not begun stands where its first row will put it, so that no dossier ever falls out of a total.
/// </summary>
public sealed class UnitDirectory
{
    private readonly Dictionary<UnitCode, Unit[]> rows;
    private readonly Dictionary<string, UnitCode> codes;
    private readonly Dictionary<string, UnitCode>.AlternateLookup<ReadOnlySpan<char>> codesBySpan;
    private readonly DateOnly[] turns;
    private readonly Lazy<UnitTree>[] trees;

    private UnitDirectory(IReadOnlyCollection<Unit> all)
    {
        rows = all.GroupBy(row => row.Code).ToDictionary(unit => unit.Key, unit => unit.ToArray());
        codes = new(StringComparer.Ordinal);
        foreach (var code in rows.Keys)
        {
            codes[code.Value] = code;
        }

        foreach (var row in all)
        {
            foreach (var other in row.OtherCodes)
            {
                codes.TryAdd(other, row.Code);
            }
        }

        codesBySpan = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        turns = Validity.Turns(rows.Values.Where(unit => unit.Length > 1).SelectMany(unit => unit));
        trees = [.. Enumerable.Range(0, turns.Length + 1).Select(i => new Lazy<UnitTree>(() => Plant(i)))];
    }

    public static UnitDirectory Empty { get; } = new([]);

    public IEnumerable<UnitCode> Codes => rows.Keys;

    /// <summary>
    /// The directory of these rows; rows that <see cref="UnitProblem.Find"/> finds broken are an error.
    /// </summary>
    public static UnitDirectory Of(IEnumerable<Unit> rows)
    {
        var all = rows.ToList();
        var broken = UnitProblem.Find(all).FirstOrDefault(problem => problem.IsBroken);
        return broken is null ? new(all)
            : throw new ArgumentException($"{broken.Code}: {string.Join(" → ", broken.Chain)}", nameof(rows));
    }

    /// <summary>The unit that is called so by its own code or by one of its other codes.</summary>
    public UnitCode? Find(string anyCode) => codes.TryGetValue(anyCode, out var code) ? code : null;

    /// <summary>
    /// The unit with the longest code that begins a dossier's code and is followed by a dot or a dash.
    /// </summary>
    public UnitCode? OfDossierCode(ReadOnlySpan<char> maHoSo)
    {
        for (var i = maHoSo.Length - 1; i > 0; i--)
        {
            if (maHoSo[i] is '.' or '-' && codesBySpan.TryGetValue(maHoSo[..i], out var code))
            {
                return code;
            }
        }

        return null;
    }

    /// <summary>The row valid on the day, else the last before it, else the first; null for an unknown unit.</summary>
    public Unit? Row(UnitCode code, DateOnly day) =>
        rows.TryGetValue(code, out var unit) ? Validity.RowOn(unit, day) : null;

    public UnitCode? Parent(UnitCode code, DateOnly day) => Tree(day).Parent(code)?.Code;

    public IEnumerable<Unit> Children(UnitCode code, DateOnly day) => Tree(day).Children(code);

    /// <summary>
    /// The unit and all below it; empty for an unknown unit. The same set is given again while nothing moved.
    /// </summary>
    public IReadOnlySet<UnitCode> Subtree(UnitCode code, DateOnly day) => Tree(day).Subtree(code);

    /// <summary>True for the unit itself and for everything below the ancestor.</summary>
    public bool IsWithin(UnitCode code, UnitCode ancestor, DateOnly day) => Tree(day).IsWithin(code, ancestor);

    /// <summary>The nearest unit of that level upwards, the unit itself included.</summary>
    public UnitCode? AncestorOfLevel(UnitCode code, UnitLevel level, DateOnly day)
    {
        var tree = Tree(day);
        var unit = tree.Row(code);
        while (unit is not null && unit.Level != level)
        {
            unit = tree.Parent(unit.Code);
        }

        return unit?.Code;
    }

    /// <summary>All units of a level that are valid on the day, anywhere below the unit.</summary>
    public IReadOnlyList<Unit> Below(UnitCode code, UnitLevel level, DateOnly day) =>
        [.. Tree(day).Below(code).Where(unit => unit.Level == level && unit.IsValidOn(day))];

    /// <summary>
    /// The unit that today stands for this one: its successor's successor to the end, itself without one.
    /// </summary>
    public UnitCode SuccessorOf(UnitCode code)
    {
        while (Row(code, DateOnly.MaxValue)?.Successor is { } next && rows.ContainsKey(next))
        {
            code = next;
        }

        return code;
    }

    private UnitTree Tree(DateOnly day) => trees[Validity.Stretch(turns, day)].Value;

    private UnitTree Plant(int stretch)
    {
        var day = stretch == 0 ? DateOnly.MinValue : turns[stretch - 1];
        return new([.. rows.Values.Select(unit => Validity.RowOn(unit, day))]);
    }
}
