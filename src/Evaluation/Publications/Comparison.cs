using DiemSang.Scoring;

namespace DiemSang.Evaluation.Publications;

/// <summary>Một đơn vị ở hai công bố.</summary>
/// <param name="Before">null for a unit that the other one does not have</param>
public sealed record UnitDifference(PublishedCard? Before, PublishedCard? After)
{
    public Scorecard Card => (After ?? Before)!.Card;

    public decimal? Change => Before is null || After is null ? null : After.Card.Total - Before.Card.Total;

    /// <summary>Ranks won (positive) or lost below a parent.</summary>
    public int? Climbed(string parent) => Before?.RankBelow(parent)?.Rank - After?.RankBelow(parent)?.Rank;

    /// <summary>Change of a group in points; null without both.</summary>
    public decimal? ChangeOf(string group) =>
        After?.Card.FindGroup(group)?.Points - Before?.Card.FindGroup(group)?.Points;

    /// <summary>The components of which numerator, denominator or points differ.</summary>
    public IReadOnlyList<(IndicatorScore? Before, IndicatorScore After)> Components =>
        After is null ? [] :
        [
            .. After.Card.Indicators.Select(score => (Before: Before?.Card.Find(score.Indicator.Id), After: score))
                .Where(pair => pair.Before is not { } old || old.Points != pair.After.Points
                    || old.Tally.Numerator != pair.After.Tally.Numerator
                    || old.Tally.Denominator != pair.After.Tally.Denominator),
        ];

    public bool IsSame => Before is not null && After is not null && Components.Count == 0 && Change == 0
        && Before.Ranks.SequenceEqual(After.Ranks);
}

/// <summary>So hai công bố: unit by unit; only when both stand under one ruleset and begin on one day.</summary>
public sealed record Comparison(PublishedWeek Before, PublishedWeek After)
{
    /// <summary>Why points of the two cannot be compared; null when they can.</summary>
    public static ComparisonProblem? ProblemOf(Publication before, Publication after) =>
        before.Ruleset != after.Ruleset ? ComparisonProblem.OtherRuleset
        : before.From != after.From ? ComparisonProblem.OtherPeriod
        : null;

    /// <summary>All units of both, in the order of their codes.</summary>
    public IReadOnlyList<UnitDifference> Units
    {
        get
        {
            var codes = Before.Cards.Concat(After.Cards).Select(card => card.Card.Unit).Distinct(StringComparer.Ordinal);
            return
            [
                .. codes.Order(StringComparer.Ordinal).Select(code => new UnitDifference(
                    Before.Of(new(code)), After.Of(new(code)))),
            ];
        }
    }

    /// <summary>Bảng chênh lệch: the units of which anything differs.</summary>
    public IReadOnlyList<UnitDifference> Differences => [.. Units.Where(unit => !unit.IsSame)];
}

public enum ComparisonProblem
{
    OtherRuleset,

    /// <summary>A new year began between them: year-to-date figures start again.</summary>
    OtherPeriod,
}
