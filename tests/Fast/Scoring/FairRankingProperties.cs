using CsCheck;
using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class FairRankingProperties
{
    private static readonly Ruleset ruleset = Rulesets.Get("dvcqg-2026");

    private static readonly Gen<(Scorecard Card, long Received)[]> units =
        from count in Gen.Int[1, 40]
        from rows in Gen.Select(Gen.Int[0, 30], Gen.Frequency((4, Gen.Long[0, 700]), (1, Gen.Long[0, 5000])), Gen.Int[0, 9]).Array[count]
        select rows.Select((row, at) => (CardOf(at, row.Item1, isWhole: row.Item3 > 1), row.Item2)).ToArray();

    private static readonly Gen<TierTable> tables =
        from small in Gen.Long[1, 600]
        from more in Gen.Long[1, 3000]
        from minimum in Gen.Long[0, 300]
        select TierTable.Delivered.With([small + more, small, 0], minimum)!;

    [Fact]
    public void Every_unit_is_in_the_tier_of_its_volume_and_the_official_rank_is_untouched() =>
        Gen.Select(units, tables).Sample((cards, table) =>
        {
            var official = Ranking.Of(cards.Select(one => one.Card));
            var rows = FairRanking.Of(official, card => cards.First(one => one.Card == card).Received, table);
            Assert.Equal(official, rows.Select(row => row.Official));
            foreach (var row in rows)
            {
                Assert.True(row.Received >= row.Tier.From);
                Assert.True(table.Tiers.Where(tier => tier.From > row.Tier.From).All(tier => row.Received < tier.From));
                Assert.Equal(row.Received < table.Minimum, row.IsBelowMinimum);
            }
        }, iter: 1000);

    [Fact]
    public void A_rank_in_a_tier_counts_only_better_whole_units_of_that_tier() =>
        Gen.Select(units, tables).Sample((cards, table) =>
        {
            var rows = FairRanking.Of(
                Ranking.Of(cards.Select(one => one.Card)), card => cards.First(one => one.Card == card).Received, table);
            foreach (var row in rows)
            {
                var whole = cards.Where(one => one.Card.Find("2.1")!.Verdict == Verdict.Measured
                    && table.Of(one.Received) == row.Tier).ToList();
                var isWhole = row.Scorecard.Find("2.1")!.Verdict == Verdict.Measured;
                Assert.Equal(isWhole, row.InTier is not null);
                Assert.Equal(isWhole, row.Lacking.Count == 0);
                if (row.InTier is not { } place) continue;
                Assert.Equal(1 + whole.Count(one => one.Card.Total > row.Scorecard.Total), place.Rank);
                Assert.Equal(whole.Count, place.Of);
            }
        }, iter: 1000);

    [Fact]
    public void A_higher_bound_never_lifts_a_unit_into_a_larger_tier() => Gen.Select(Gen.Long[0, 5000], tables).Sample((received, table) =>
    {
        var higher = table.With([table.Tiers[0].From + 10, table.Tiers[1].From + 5, 0], table.Minimum)!;
        var place = table.Tiers.Select(tier => tier.Code).ToList();
        Assert.True(place.IndexOf(higher.Of(received).Code) >= place.IndexOf(table.Of(received).Code));
    }, iter: 1000);

    [Fact]
    public void Bounds_that_do_not_fall_to_zero_are_no_tiers()
    {
        Assert.Null(TierTable.Delivered.With([500, 500, 0], 0));
        Assert.Null(TierTable.Delivered.With([100, 500, 0], 0));
        Assert.Null(TierTable.Delivered.With([100, 50, 1], 0));
        Assert.Null(TierTable.Delivered.With([100, 50], 0));
        Assert.Throws<RulesetFaultyException>(() => TierTable.Parse("""{"tiers":[{"code":"a","name":"A","from":5}],"minimum":0}"""));
    }

    [Fact]
    public void The_next_target_is_a_hundredth_above_the_nearest_better_total()
    {
        Assert.Equal(71.51m, FairRanking.NextTarget([80m, 71.5m, 70m, 60m], 70m));
        Assert.Null(FairRanking.NextTarget([80m, 71.5m], 80m));
    }

    /// <summary>Every component measured alike, or – not whole – nothing of the dossiers of group TDGQ.</summary>
    private static Scorecard CardOf(int at, int met, bool isWhole) => Scorer.Score(ruleset, new(
        $"H09.{at}", $"Phường {at}", "H09", Level.Commune,
        ruleset.Indicators.Where(indicator => isWhole || indicator.Id != "2.1")
            .ToDictionary(indicator => indicator.Id, _ => new Tally(met, 30))));
}
