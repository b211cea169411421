using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class DemoCards
{
    private static readonly Ruleset decision = Rulesets.Get("qd766-2022");

    private static readonly (string, decimal, decimal)[] diAn =
    [
        ("1.1", 118, 128), ("1.2", 125, 128), ("1.3", 1866, 1866), ("1.4", 19908, 20383), ("2.1", 20090, 20500),
        ("3.1", 61, 104), ("3.2", 10, 61), ("3.3", 8340, 20383), ("3.5a", 36, 45), ("3.5b", 27, 45),
        ("3.6", 10323, 12640), ("4.1", 17318, 19680), ("4.2", 14350, 20500), ("4.3", 6150, 20500),
        ("4.4", 3075, 20500), ("4.5b", 12710, 20500), ("4.5a", 34, 82), ("5.2", 0, 0), ("5.3", 0, 0),
        ("5.4", 20076, 20500),
    ];

    private static readonly (string, decimal, decimal)[] tanBinh =
    [
        ("1.1", 118, 128), ("1.2", 125, 128), ("1.3", 1866, 1866), ("1.4", 3091, 3112), ("2.1", 3100, 3125),
        ("3.1", 30, 57), ("3.2", 6, 30), ("3.3", 1595, 3112), ("3.5a", 18, 21), ("3.5b", 15, 21),
        ("3.6", 1790, 2054), ("4.1", 2790, 3000), ("4.2", 2656, 3125), ("4.3", 1225, 3125), ("4.4", 719, 3125),
        ("4.5b", 2234, 3125), ("4.5a", 24, 50), ("5.2", 0, 0), ("5.3", 0, 0), ("5.4", 3100, 3125),
    ];

    [Fact]
    public void Di_An_has_77_84_and_is_fair()
    {
        var card = Scorer.Score(decision, Cards.Unit(diAn));

        Assert.Equal(77.84m, card.Total);
        Assert.Equal(("fair", "khá"), (card.Band.Code, card.Band.Name));
        Assert.Equal([17.30m, 19.60m, 7.04m, 8.40m, 13.50m, 12.00m], card.Groups.Select(group => group.Points));
        Assert.Equal(
            [5.53m, 3.91m, 2.00m, 5.86m, 19.60m, 1.47m, 0.66m, 4.91m, 2.00m, 1.50m, 4.90m,
                5.28m, 2.80m, 0.75m, 0.60m, 1.24m, 0.83m, 2.00m, 0.00m, 6.00m, 6.00m],
            card.Indicators.Select(score => score.Points));
        Assert.Equal(97.93m, card.Find("5.4")!.Percent);
        Assert.Equal(Verdict.NothingHappened, card.Find("5.3")!.Verdict);
        Assert.Equal(Verdict.Constant, card.Find("4.6")!.Verdict);
        Assert.Empty(card.Warnings);
    }

    [Fact]
    public void Tan_Binh_has_81_65_and_is_good()
    {
        var card = Scorer.Score(decision, Cards.Unit(tanBinh));

        Assert.Equal(81.65m, card.Total);
        Assert.Equal(("good", "tốt"), (card.Band.Code, card.Band.Name));
        Assert.Equal([17.40m, 19.84m, 8.12m, 9.02m, 15.27m, 12.00m], card.Groups.Select(group => group.Points));
    }

    [Theory]
    [InlineData("dvcqg-2026", "16.00")]
    [InlineData("qd766-2022", "10.00")]
    public void A_unit_where_nothing_happened_has_what_the_zero_rules_give(string ruleset, string total)
    {
        var nothing = Rulesets.Get(ruleset).Indicators.Select(indicator => (indicator.Id, 0m, 0m)).ToArray();

        Assert.Equal(decimal.Parse(total), Scorer.Score(Rulesets.Get(ruleset), Cards.Unit()).Total);
        Assert.Equal(decimal.Parse(total), Scorer.Score(Rulesets.Get(ruleset), Cards.Unit(nothing)).Total);
    }

    [Fact]
    public void Two_regimes_differ_in_the_zero_rule_of_5_2_and_in_the_denominator_of_4_1()
    {
        var portal = Rulesets.Get("dvcqg-2026");

        Assert.Equal((ZeroRule.Full, ZeroRule.Zero), (portal.Get("5.2").Zero, decision.Get("5.2").Zero));
        Assert.Equal("dossiers_in_period", portal.Get("4.1").Denominator.Text);
        Assert.Equal("dossiers_result_required", decision.Get("4.1").Denominator.Text);
        Assert.Same(decision, Rulesets.InForceOn(new(2023, 11, 13)));
        Assert.Same(portal, Rulesets.InForceOn(new(2026, 1, 1)));
    }
}
