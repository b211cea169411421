using CsCheck;
using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

/// <summary>Why it moved: every split adds up, favours no order and does not depend on how parts are cut.</summary>
public sealed class SplitProperties
{
    private const decimal Hair = 1e-15m;

    private static readonly Gen<Indicator> indicators =
        from ruleset in Gen.Int[0, Rulesets.All.Count - 1].Select(at => Rulesets.All[at])
        from at in Gen.Int[0, ruleset.Indicators.Count - 1]
        select ruleset.Indicators[at];

    private static readonly Gen<(int Met, int All)> counts =
        from all in Gen.Frequency((1, Gen.Const(0)), (6, Gen.Int[1, 40]))
        from met in Gen.Int[0, all]
        select (met, all);

    private static readonly Gen<(Indicator Indicator, PartTally[] Parts)> any =
        from indicator in indicators
        from parts in Gen.Select(counts, counts).Array[1, 12]
        select (indicator, parts.Select((one, at) => new PartTally(
            $"P{at}", one.Item1.Met, one.Item1.All, one.Item2.Met, one.Item2.All)).ToArray());

    [Fact]
    public void Numerator_and_denominator_are_the_mean_of_both_orders_and_add_up() => any.Sample(sample =>
    {
        var split = SplitOf(sample.Indicator, sample.Parts);
        var (n0, d0, n1, d1) = Sums(sample.Parts);
        decimal F(decimal met, decimal all) => Exact(sample.Indicator, met, all);
        var numerator = (F(n1, d0) - F(n0, d0) + F(n1, d1) - F(n0, d1)) / 2;
        var denominator = (F(n0, d1) - F(n0, d0) + F(n1, d1) - F(n1, d0)) / 2;

        Assert.InRange(split.Numerator - numerator, -Hair, Hair);
        Assert.InRange(split.Denominator - denominator, -Hair, Hair);
        var effects = split.Effects;
        Assert.Equal(split.Delta, effects.Numerator + effects.Denominator + effects.Other);
        Assert.Equal(0m, effects.Other);
        Assert.InRange(effects.Numerator - numerator, -0.02m, 0.02m);
    }, iter: 5000);

    [Fact]
    public void Parts_close_to_the_last_hundredth_and_stay_by_their_exact_value() => any.Sample(sample =>
    {
        var split = SplitOf(sample.Indicator, sample.Parts);
        var shares = split.ByPart(sample.Parts);
        Assert.Equal(split.Delta, shares.Sum(share => share.Points));
        foreach (var (share, exact) in shares.Zip(split.ExactByPart(sample.Parts)))
        {
            Assert.Equal(exact.Part, share.Part);
            Assert.Equal(0m, share.Points * 100 % 1);
            Assert.InRange(share.Points - exact.Points, -0.02m, 0.02m);
        }
    }, iter: 5000);

    [Fact]
    public void Parts_that_are_the_whole_leave_no_rest_and_a_missing_part_goes_there() => any.Sample(sample =>
    {
        var split = SplitOf(sample.Indicator, sample.Parts);
        Assert.Equal(0m, split.ExactByPart(sample.Parts)[^1].Points);

        var shares = split.ExactByPart(sample.Parts);
        var without = split.ExactByPart(sample.Parts[1..]);
        Assert.InRange(without[^1].Points - shares[0].Points, -1e-11m, 1e-11m);
    }, iter: 2000);

    [Fact]
    public void Two_parts_taken_as_one_contribute_their_sum() => any.Where(one => one.Parts.Length > 1).Sample(sample =>
    {
        var (a, b) = (sample.Parts[0], sample.Parts[1]);
        var joined = new PartTally(
            "joined", a.MetBefore + b.MetBefore, a.AllBefore + b.AllBefore, a.MetAfter + b.MetAfter, a.AllAfter + b.AllAfter);
        var split = SplitOf(sample.Indicator, sample.Parts);
        var apart = split.ExactByPart(sample.Parts);
        var together = split.ExactByPart([joined, .. sample.Parts[2..]]);
        Assert.InRange(together[0].Points - apart[0].Points - apart[1].Points, -Hair, Hair);
    }, iter: 2000);

    [Fact]
    public void The_way_back_takes_what_the_way_there_gave() => any.Sample(sample =>
    {
        var there = SplitOf(sample.Indicator, sample.Parts).ExactByPart(sample.Parts);
        PartTally[] turned = [.. sample.Parts.Select(part =>
            new PartTally(part.Part, part.MetAfter, part.AllAfter, part.MetBefore, part.AllBefore))];
        var back = SplitOf(sample.Indicator, turned).ExactByPart(turned);
        foreach (var (one, other) in there.Zip(back)) Assert.InRange(one.Points + other.Points, -Hair, Hair);
    }, iter: 2000);

    [Fact]
    public void Several_components_together_close_once() => any.Array[2, 6].Sample(samples =>
    {
        var splits = samples.Select(one => (SplitOf(one.Indicator, one.Parts), (IReadOnlyList<PartTally>)one.Parts)).ToList();
        var shares = Split.Together(splits);
        Assert.Equal(splits.Sum(one => one.Item1.Delta), shares.Sum(share => share.Points));
        Assert.Equal(shares.Count, shares.Select(share => share.Part).Distinct().Count());
    }, iter: 1000);

    [Fact]
    public void Published_points_are_nobody_s_part()
    {
        var indicator = Rulesets.Get("dvcqg-2026").Get("2.1");
        var split = new Split(
            Scored(indicator, new(null, null, 12.345m)), Scored(indicator, new(3, 4)));
        Assert.Equal(new(0m, 0m, 2.655m), split.Effects);
        Assert.Equal(new PartShare(Split.Rest, 2.655m), split.ByPart([new("P", 1, 2, 3, 4)])[^1]);
    }

    [Fact]
    public void Hundredths_that_are_missing_go_to_the_largest_remainders()
    {
        Assert.Equal([0.34m, 0.33m, 0.33m], Shares.Close([1 / 3m, 1 / 3m, 1 / 3m], 1m));
        Assert.Equal([-0.33m, -0.33m, -0.34m], Shares.Close([-1 / 3m, -1 / 3m, -1 / 3m], -1m));
        Assert.Equal([0m, 0.02m], Shares.Close([0m, 0.012m], 0.02m));
        Assert.Equal([0.00m, 0.01m], Shares.Close([0.006m, 0.009m], 0.01m));
        Assert.Empty(Shares.Close([], 0m));
    }

    private static Split SplitOf(Indicator indicator, PartTally[] parts)
    {
        var (n0, d0, n1, d1) = Sums(parts);
        return new(Scored(indicator, new(n0, d0)), Scored(indicator, new(n1, d1)));
    }

    private static IndicatorScore Scored(Indicator indicator, Tally tally)
    {
        var ruleset = Rulesets.All.First(one => one.Find(indicator.Id) == indicator);
        return Scorer.Score(ruleset, new(
            "H09", "P", null, Level.Province, new Dictionary<string, Tally> { [indicator.Id] = tally })).Find(indicator.Id)!;
    }

    private static (decimal, decimal, decimal, decimal) Sums(PartTally[] parts) => (
        parts.Sum(one => one.MetBefore), parts.Sum(one => one.AllBefore),
        parts.Sum(one => one.MetAfter), parts.Sum(one => one.AllAfter));

    /// <summary>Written from the rule, not from the product.</summary>
    private static decimal Exact(Indicator indicator, decimal met, decimal all)
    {
        if (indicator.Zero == ZeroRule.Constant) return indicator.Max;
        if (all == 0) return indicator.Zero == ZeroRule.Full ? indicator.Max : 0;
        var ratio = Math.Min(met, all) / all;
        return indicator.Target is { } target && ratio < target ? indicator.Max * ratio / target
            : indicator.Target is null ? indicator.Max * ratio
            : indicator.Max;
    }
}
