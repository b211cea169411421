namespace DiemSang.Scoring;

/// <summary>Thay đổi của một phần: points before and after; null where that side does not know the part.</summary>
public sealed record Change(string Subject, decimal? Before, decimal? After)
{
    public decimal Delta => (After ?? 0m) - (Before ?? 0m);
}

/// <summary>Thay đổi của một nhóm: its change, its components' changes and what these do not explain.</summary>
public sealed record GroupMovement(Change Group, IReadOnlyList<Change> Components)
{
    /// <summary>Làm tròn: what the group moved beyond its components; 0 unless points were published.</summary>
    public decimal Rounding => Group.Delta - Components.Sum(component => component.Delta);
}

/// <summary>
/// Vì sao tổng điểm thay đổi. Delta = Σ group deltas + Rounding, and each group's delta = Σ component deltas + its
/// Rounding, exactly.
/// </summary>
public sealed record Movement(Change Total, IReadOnlyList<GroupMovement> Groups)
{
    public decimal Delta => Total.Delta;

    /// <summary>Làm tròn: what the total moved beyond its groups; 0 unless the total was published.</summary>
    public decimal Rounding => Delta - Groups.Sum(group => group.Group.Delta);

    /// <summary>From one scorecard to another of the same ruleset; totals of two rulesets are never mixed.</summary>
    /// <exception cref="ArgumentException">The scorecards stand under different rulesets.</exception>
    public static Movement Between(Scorecard before, Scorecard after)
    {
        if (before.Ruleset != after.Ruleset)
            throw new ArgumentException($"{before.Ruleset} and {after.Ruleset} cannot be compared", nameof(after));
        return new(
            new("total", before.Total, after.Total),
            [.. after.Groups.Select(group => Of(group.Group, before, after))]);
    }

    private static GroupMovement Of(IndicatorGroup group, Scorecard before, Scorecard after) => new(
        new(group.Code, before.FindGroup(group.Code)?.Points, after.FindGroup(group.Code)?.Points),
        [.. group.Indicators.Select(indicator =>
            new Change(indicator.Id, PointsOf(before, indicator), PointsOf(after, indicator)))]);

    private static decimal? PointsOf(Scorecard card, Indicator indicator) =>
        card.Find(indicator.Id) is { } score && !score.IsHidden ? score.Points : null;
}
