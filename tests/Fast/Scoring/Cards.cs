using DiemSang.Scoring;

namespace DiemSang.Tests.Fast.Scoring;

internal static class Cards
{
    public static UnitTallies Unit(params (string Id, decimal Numerator, decimal Denominator)[] tallies) => new(
        "H09.24.02", "Phường Tân Bình", "H09.24", Level.Commune,
        tallies.ToDictionary(tally => tally.Id, tally => new Tally(tally.Numerator, tally.Denominator)));

    /// <summary>A unit whose total is this, by points published for its groups.</summary>
    public static Scorecard WithTotal(decimal total, string name = "Phường Tân Bình", string unit = "H09.24.02")
    {
        var ruleset = Rulesets.Get("dvcqg-2026");
        var left = total;
        Dictionary<string, Tally> tallies = [];
        foreach (var group in ruleset.Groups)
        {
            var points = Math.Min(left, group.Max);
            tallies[group.Code] = new(null, null, points);
            left -= points;
        }
        return Scorer.Score(ruleset, new(unit, name, null, Level.Commune, tallies));
    }
}
