namespace DiemSang.Scoring;

/// <summary>Một đơn vị trong bảng so cùng quy mô; its official rank stands beside it and is never changed by it.</summary>
/// <param name="InTier">place among the units of its tier that can be ranked; null when a group lacks figures</param>
/// <param name="Lacking">codes of groups that nothing is known of: without them a rank would compare the unlike</param>
/// <param name="IsBelowMinimum">so few dossiers that a rank says little: a mark, no exclusion</param>
public sealed record FairPlace(
    Ranked Official, Tier Tier, long Received, Ranked? InTier, IReadOnlyList<string> Lacking, bool IsBelowMinimum)
{
    public Scorecard Scorecard => Official.Scorecard;
}

/// <summary>Xếp hạng công bằng: like with like, beside the official ranking.</summary>
public static class FairRanking
{
    /// <summary>The rows in the order of the official ranking.</summary>
    /// <param name="received">dossiers that a unit received in the period</param>
    public static IReadOnlyList<FairPlace> Of(
        IReadOnlyList<Ranked> official, Func<Scorecard, long> received, TierTable tiers)
    {
        var rows = official.Select(ranked =>
        {
            var volume = received(ranked.Scorecard);
            return new FairPlace(
                ranked, tiers.Of(volume), volume, null, LackingOf(ranked.Scorecard), volume < tiers.Minimum);
        }).ToArray();
        foreach (var tier in tiers.Tiers)
        {
            var places = Ranking.Of(rows.Where(row => row.Tier == tier && row.Lacking.Count == 0).Select(row => row.Scorecard))
                .ToDictionary(ranked => ranked.Scorecard);
            for (var at = 0; at < rows.Length; at++)
                if (places.TryGetValue(rows[at].Scorecard, out var place)) rows[at] = rows[at] with { InTier = place };
        }
        return rows;
    }

    /// <summary>Groups with a component without figures, or with nothing measured at all.</summary>
    public static IReadOnlyList<string> LackingOf(Scorecard card) =>
    [
        .. card.Groups.Where(group => !group.IsPublished).Select(group => group.Group.Code).Where(code =>
        {
            var own = card.Indicators.Where(score => score.Indicator.Group == code).ToList();
            return own.Exists(score => score.Verdict == Verdict.Unknown)
                || !own.Exists(score => score.Verdict is Verdict.Measured or Verdict.Published);
        }),
    ];

    /// <summary>Least total that stands above the next better place; null for the first and for the unranked.</summary>
    public static decimal? NextTarget(IEnumerable<decimal> totals, decimal own) =>
        totals.Where(total => total > own).Select(total => (decimal?)total).Min() + 0.01m;
}
