using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class OddTallies
{
    private static readonly Ruleset portal = Rulesets.Get("dvcqg-2026");

    [Fact]
    public void A_ratio_over_one_counts_as_one_and_is_told()
    {
        var card = Scorer.Score(portal, Cards.Unit(("1.4", 120, 100)));

        Assert.Equal((6m, 1m), (card.Find("1.4")!.Points, card.Find("1.4")!.Ratio!.Value));
        var warning = Assert.Single(card.Warnings);
        Assert.Equal(("score.ratio-over-one", "1.4"), (warning.Code, warning.Subject));
        Assert.Equal([120m, 100m], warning.Numbers);
    }

    [Fact]
    public void A_numerator_of_nothing_falls_to_the_zero_rule_and_is_told()
    {
        var card = Scorer.Score(portal, Cards.Unit(("5.2", 3, 0)));

        Assert.Equal(6m, card.Find("5.2")!.Points);
        Assert.Equal("score.numerator-of-nothing", Assert.Single(card.Warnings).Code);
    }

    [Fact]
    public void Published_points_stand_whatever_the_numbers_say()
    {
        UnitTallies unit = new("1", "Một", null, Level.Commune, new Dictionary<string, Tally>
        {
            ["2.1"] = new(1, 100, 19.99m), ["TTTT"] = new(null, null, 11m),
        });

        var card = Scorer.Score(portal, unit);

        Assert.Equal((19.99m, Verdict.Published), (card.Find("2.1")!.Points, card.Find("2.1")!.Verdict));
        Assert.True(card.FindGroup("TTTT")!.IsPublished);
        Assert.Equal(16m + 19.99m + 11m, card.Total);
        Assert.True(card.Find("3.6")!.IsHidden);
        Assert.Equal("score.points-over-max", Assert.Single(card.Warnings).Code);
    }

    [Fact]
    public void A_published_group_that_its_components_do_not_give_is_told()
    {
        UnitTallies unit = new("1", "Một", null, Level.Commune, new Dictionary<string, Tally>
        {
            ["2.1"] = new(90, 100), ["TDGQ"] = new(null, null, 18.01m),
        });

        var warning = Assert.Single(Scorer.Score(portal, unit).Warnings);

        Assert.Equal(("score.group-does-not-close", "TDGQ"), (warning.Code, warning.Subject));
        Assert.Equal([18.01m, 18.00m], warning.Numbers);
    }

    [Fact]
    public void Points_of_5_3_can_be_shared_among_5_2_and_5_4()
    {
        var ruleset = Ruleset.Parse(RuleFile.With(
            "5.3", ("zero", "redistribute"), ("redistributeTo", new System.Text.Json.Nodes.JsonArray("5.2", "5.4"))));

        var card = Scorer.Score(ruleset, Cards.Unit(("5.2", 1, 2), ("5.4", 9, 10)));

        Assert.Equal([4.50m, 0m, 9m], card.Indicators.TakeLast(3).Select(score => score.Points));
        Assert.Equal([9m, 0m, 9m], card.Indicators.TakeLast(3).Select(score => score.Max));
        Assert.Equal(6m, Scorer.Score(ruleset, Cards.Unit(("5.2", 1, 2), ("5.3", 1, 1))).Find("5.3")!.Points);
    }

    [Fact]
    public void A_level_that_a_component_does_not_measure_gets_nothing_from_it_and_nothing_is_rescaled()
    {
        var ruleset = Ruleset.Parse(RuleFile.With("1.3", ("levels", new System.Text.Json.Nodes.JsonArray("province"))));

        var score = Scorer.Score(ruleset, Cards.Unit()).Find("1.3")!;

        Assert.Equal((0m, 2m, Verdict.NotApplicable), (score.Points, score.Max, score.Verdict));
    }
}
