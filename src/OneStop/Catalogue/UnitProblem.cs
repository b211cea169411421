namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Lỗi danh mục đơn vị: what is wrong with rows taken together. A cycle breaks the directory; an unknown parent or
/// successor and a code used twice leave it usable and are told.
/// </summary>
public sealed record UnitProblem(UnitCode Unit, string Code, IReadOnlyList<string> Chain, bool IsBroken)
{
    public static IReadOnlyList<UnitProblem> Find(IReadOnlyCollection<Unit> all)
    {
        var rows = all.GroupBy(row => row.Code).ToDictionary(unit => unit.Key, unit => unit.ToArray());
        var problems = new List<UnitProblem>();
        foreach (var row in all)
        {
            if (row.Parent is { } parent && !rows.ContainsKey(parent))
            {
                problems.Add(new(row.Code, "unit.unknown-parent", [parent.Value], IsBroken: false));
            }

            if (row.Successor is { } successor && !rows.ContainsKey(successor))
            {
                problems.Add(new(row.Code, "unit.unknown-successor", [successor.Value], IsBroken: false));
            }
        }

        problems.AddRange(CodesUsedTwice(all));
        problems.AddRange(Cycles(rows, DateOnly.MaxValue, "unit.successor-cycle", row => row.Successor));
        var moving = rows.Values.Where(unit => unit.Length > 1).SelectMany(unit => unit);
        DateOnly[] turns = [DateOnly.MinValue, .. Validity.Turns(moving)];
        var inParents = turns.SelectMany(day => Cycles(rows, day, "unit.parent-cycle", row => row.Parent));
        problems.AddRange(inParents.DistinctBy(problem => string.Join(' ', problem.Chain.Order())));
        return problems;
    }

    private static IEnumerable<UnitProblem> CodesUsedTwice(IReadOnlyCollection<Unit> all) =>
        all.SelectMany(row => row.OtherCodes.Append(row.Code.Value).Select(code => (Code: code, Unit: row.Code)))
            .Distinct()
            .GroupBy(use => use.Code, use => use.Unit)
            .Where(uses => uses.Skip(1).Any())
            .Select(uses => new UnitProblem(
                uses.First(), "unit.code-used-twice", [uses.Key, .. uses.Select(unit => unit.Value)], IsBroken: false));

    /// <summary>Follows every chain once; a chain that meets itself is a cycle, told from where it closes.</summary>
    private static IEnumerable<UnitProblem> Cycles(
        Dictionary<UnitCode, Unit[]> rows, DateOnly day, string code, Func<Unit, UnitCode?> next)
    {
        var done = new HashSet<UnitCode>();
        foreach (var start in rows.Keys)
        {
            var chain = new List<UnitCode>();
            var onChain = new HashSet<UnitCode>();
            UnitCode? at = start;
            while (at is { } unit && rows.TryGetValue(unit, out var found) && done.Add(unit))
            {
                chain.Add(unit);
                onChain.Add(unit);
                at = next(Validity.RowOn(found, day));
            }

            if (at is { } closing && onChain.Contains(closing))
            {
                var cycle = chain.SkipWhile(unit => unit != closing).Append(closing).Select(unit => unit.Value);
                yield return new(closing, code, [.. cycle], IsBroken: true);
            }
        }
    }
}
