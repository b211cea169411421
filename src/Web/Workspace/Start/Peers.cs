using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Nơi làm khác: a component in which a unit of the same size earns more.</summary>
public sealed record PeerGap(Indicator Indicator, IndicatorScore Own, IndicatorScore Best, Scorecard Unit)
{
    public decimal Points => Best.Points - Own.Points;
}

/// <summary>Đơn vị tốt nhất cùng quy mô làm gì khác: the largest gaps, component by component.</summary>
public static class Peers
{
    private const int Shown = 3;

    /// <summary>True when nobody of the size stands higher.</summary>
    public static bool IsFirst(Scorecard own, IReadOnlyList<FairPlace> tier) => FirstOf(tier)?.Unit == own.Unit;

    /// <summary>Against the first of the tier; the first itself is held against whoever is best in each component.</summary>
    public static IReadOnlyList<PeerGap> Of(Scorecard own, IReadOnlyList<FairPlace> tier)
    {
        var others = tier.Where(one => one.InTier is not null && one.Scorecard.Unit != own.Unit).Select(one => one.Scorecard).ToList();
        var against = FirstOf(tier) is { } first && first.Unit != own.Unit ? [first] : others;
        return against.Count == 0 ? [] :
        [
            .. own.Indicators.Index().Select(one =>
            {
                var best = against.MaxBy(card => card.Indicators[one.Index].Points)!;
                return new PeerGap(one.Item.Indicator, one.Item, best.Indicators[one.Index], best);
            })
            .Where(gap => gap.Points > 0 && gap.Own.InheritedFrom is null).OrderByDescending(gap => gap.Points).Take(Shown),
        ];
    }

    private static Scorecard? FirstOf(IReadOnlyList<FairPlace> tier) =>
        tier.Where(one => one.InTier is not null).MinBy(one => one.InTier!.Rank)?.Scorecard;
}
