namespace DiemSang.Scoring;

/// <summary>Kế thừa số liệu: units below a province show the province's figures for publication of procedures.</summary>
public static class Inheritance
{
    /// <summary>
    /// The same units in the same order; where a unit has no tally of its own for an inherited component, that of
    /// its nearest ancestor among these units that has one.
    /// </summary>
    public static IReadOnlyList<UnitTallies> Resolve(Ruleset ruleset, IReadOnlyList<UnitTallies> units)
    {
        var inherited = ruleset.Indicators.Where(indicator => indicator.InheritedFrom is not null).ToList();
        var byCode = units.ToDictionary(unit => unit.Unit);
        return [.. units.Select(unit => Resolve(unit, inherited, byCode))];
    }

    private static UnitTallies Resolve(
        UnitTallies unit, List<Indicator> inherited, Dictionary<string, UnitTallies> byCode)
    {
        Dictionary<string, Tally>? tallies = null;
        foreach (var indicator in inherited)
        {
            if (!indicator.IsInheritedBy(unit.Level) || unit.Tallies.ContainsKey(indicator.Id)) continue;
            if (NearestWith(indicator.Id, unit, byCode) is not { } ancestor) continue;
            tallies ??= new(unit.Tallies);
            tallies[indicator.Id] = ancestor.Tallies[indicator.Id] with { InheritedFrom = ancestor.Unit };
        }
        return tallies is null ? unit : unit with { Tallies = tallies };
    }

    // A file may name a unit as its own ancestor; nobody climbs higher than there are units.
    private static UnitTallies? NearestWith(string id, UnitTallies unit, Dictionary<string, UnitTallies> byCode)
    {
        for (var steps = 0; steps < byCode.Count; steps++)
        {
            if (unit.Parent is null || !byCode.TryGetValue(unit.Parent, out var parent)) return null;
            if (parent.Tallies.ContainsKey(id)) return parent;
            unit = parent;
        }
        return null;
    }
}
