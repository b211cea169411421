namespace DiemSang.Scoring;

/// <summary>Hàng "Cả nước": mean of the provinces per group in hundredths, and the sum of these means.</summary>
public sealed record NationalRow(IReadOnlyList<GroupScore> Groups, decimal Total)
{
    internal const string MeanOfGroups = "mean-of-groups";

    /// <summary>The row over the scorecards of all provinces; null without provinces or when the ruleset has none.</summary>
    public static NationalRow? Of(Ruleset ruleset, IReadOnlyCollection<Scorecard> provinces)
    {
        if (ruleset.NationalRow is null || provinces.Count == 0) return null;
        var groups = ruleset.Groups
            .Select((group, at) => new GroupScore(group, Hundredths.Of(provinces.Average(card => card.Groups[at].Points))))
            .ToArray();
        return new(groups, groups.Sum(group => group.Points));
    }
}
