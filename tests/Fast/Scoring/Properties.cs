using CsCheck;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class Properties
{
    private static readonly Gen<(Ruleset Ruleset, UnitTallies Unit)> any =
        from ruleset in Gen.Int[0, Rulesets.All.Count - 1].Select(at => Rulesets.All[at])
        from counts in Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).Array[ruleset.Indicators.Count]
        select (ruleset, Cards.Unit([.. ruleset.Indicators.Select((indicator, at) =>
            (indicator.Id, (decimal)counts[at].Item1, (decimal)counts[at].Item2))]));

    private static readonly Indicator[] measured =
        [.. Rulesets.Get("dvcqg-2026").Indicators.Where(indicator => indicator.Zero != ZeroRule.Constant)];

    [Fact]
    public void Points_lie_between_zero_and_the_maximum_in_whole_hundredths_and_add_up() => any.Sample(sample =>
    {
        var card = Scorer.Score(sample.Ruleset, sample.Unit);
        Assert.All(card.Indicators, score => Assert.InRange(score.Points, 0m, score.Indicator.Max));
        Assert.All(card.Indicators, score => Assert.Equal(0m, score.Points * 100 % 1));
        foreach (var group in card.Groups)
            Assert.Equal(group.Points, card.Indicators.Where(score => score.Indicator.Group == group.Group.Code)
                .Sum(score => score.Points));
        Assert.Equal(card.Total, card.Groups.Sum(group => group.Points));
    }, iter: 1000);

    [Fact]
    public void One_more_met_subject_never_costs_points() => any.Sample(sample =>
    {
        var before = Scorer.Score(sample.Ruleset, sample.Unit);
        var more = sample.Unit.Tallies.ToDictionary(
            tally => tally.Key, tally => tally.Value with { Numerator = tally.Value.Numerator + 1 });
        var after = Scorer.Score(sample.Ruleset, sample.Unit with { Tallies = more });
        Assert.All(before.Indicators.Zip(after.Indicators), pair => Assert.True(pair.First.Points <= pair.Second.Points));
    }, iter: 1000);

    [Fact]
    public void A_movement_is_explained_to_the_last_hundredth() => Gen.Select(any, any).Sample((from, to) =>
    {
        var published = new Dictionary<string, Tally>(to.Unit.Tallies) { ["TTTT"] = new(null, null, 5.01m) };
        var movement = Movement.Between(
            Scorer.Score(from.Ruleset, from.Unit),
            Scorer.Score(from.Ruleset, to.Unit with { Tallies = published }));
        Assert.Equal(movement.Delta, movement.Rounding + movement.Groups.Sum(group => group.Group.Delta));
        Assert.Equal(0m, movement.Rounding);
        foreach (var group in movement.Groups)
        {
            Assert.Equal(group.Group.Delta, group.Rounding + group.Components.Sum(component => component.Delta));
            if (group.Group.Subject != "TTTT") Assert.Equal(0m, group.Rounding);
        }
    }, iter: 500);

    [Fact]
    public void The_needed_number_is_enough_and_one_less_is_not() =>
        Gen.Select(Gen.Int[0, measured.Length - 1].Select(at => measured[at]),
            Gen.Int[0, 60], Gen.Int[1, 60], Gen.Int[0, 2000]).Sample((indicator, numerator, denominator, cents) =>
        {
            numerator = Math.Min(numerator, denominator);
            var wanted = cents / 100m;
            Tally tally = new(numerator, denominator);
            decimal With(int more) => indicator.PointsFor((numerator + more) / (decimal)denominator);
            if (Worth.NeededFor(indicator, tally, wanted) is not { } needed)
            {
                Assert.True(With(denominator - numerator) < wanted);
                return;
            }
            Assert.True(With(needed) >= wanted);
            if (needed > 0) Assert.True(With(needed - 1) < wanted);
        }, iter: 2000);

    [Fact]
    public void One_more_paper_is_worth_its_share_until_the_target_is_reached()
    {
        var online = Rulesets.Get("dvcqg-2026").Get("3.3");

        Assert.Equal(0.12m, Worth.OfOne(online, new(10, 100)));
        Assert.Equal(0.06m, Worth.OfOne(online, new(49.5m, 100)));
        Assert.Equal(0m, Worth.OfOne(online, new(50, 100)));
        Assert.Equal(0m, Worth.OfOne(online, new(0, 0)));
        Assert.Equal(40, Worth.NeededFor(online, new(10, 100), 6m));
        Assert.Null(Worth.NeededFor(online, new(10, 100), 6.01m));
    }
}
