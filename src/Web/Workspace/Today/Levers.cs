using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Web.Workspace.Today;

/// <summary>Đòn bẩy: a component in which points are lost, and what one more met subject is worth there.</summary>
/// <param name="NeededForAll">how many more must be met for full marks; null when that cannot be reached</param>
public sealed record LeverRow(IndicatorScore Score, decimal WorthOfOne, int? NeededForAll);

/// <summary>Việc đáng làm: where the unit itself can win points, and what lies out of its reach.</summary>
public sealed record Levers(
    IReadOnlyList<LeverRow> Largest,
    IReadOnlyList<IndicatorScore> OfOthers,
    IReadOnlyList<IndicatorScore> NothingHappened)
{
    private const int Shown = 3;

    /// <summary>Points lost in components that a unit above publishes.</summary>
    public decimal LostToOthers => OfOthers.Sum(score => score.Lost);

    public decimal LostToNothing => NothingHappened.Sum(score => score.Lost);

    public static Levers Of(Scorecard card)
    {
        var losing = card.Indicators.Where(score => score.Lost > 0).ToList();
        var own = losing.Where(score => score.InheritedFrom is null && score.Verdict == Verdict.Measured)
            .Select(score => new LeverRow(
                score, Worth.OfOne(score.Indicator, score.Tally),
                Worth.NeededFor(score.Indicator, score.Tally, score.Max)))
            .Where(row => row.WorthOfOne > 0);
        return new(
            [.. own.OrderByDescending(row => row.Score.Lost).Take(Shown)],
            [.. losing.Where(score => score.InheritedFrom is not null)],
            [.. losing.Where(score => score.InheritedFrom is null && score.Verdict != Verdict.Measured)]);
    }
}
