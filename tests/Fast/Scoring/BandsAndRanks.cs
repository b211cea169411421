using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class BandsAndRanks
{
    [Theory]
    [InlineData("90.29", "xuất sắc")]
    [InlineData("90.00", "xuất sắc")]
    [InlineData("89.99", "tốt")]
    [InlineData("80.00", "tốt")]
    [InlineData("79.99", "khá")]
    [InlineData("70.00", "khá")]
    [InlineData("69.99", "trung bình")]
    [InlineData("50.00", "trung bình")]
    [InlineData("49.99", "yếu")]
    [InlineData("0.00", "yếu")]
    public void A_lower_bound_belongs_to_its_band(string total, string band) =>
        Assert.Equal(band, Cards.WithTotal(decimal.Parse(total)).Band.Name);

    [Fact]
    public void A_published_89_995_is_not_rounded_up_into_the_best_band() =>
        Assert.Equal("tốt", Cards.WithTotal(89.995m).Band.Name);

    [Fact]
    public void Equal_totals_share_a_rank_and_stand_in_the_order_of_Vietnamese_names()
    {
        var ranking = Ranking.Of(
        [
            Cards.WithTotal(70, "Phường Đông Hòa", "4"), Cards.WithTotal(75, "Phường Đông Hòa", "2"),
            Cards.WithTotal(80, "Phường Tân Bình", "1"), Cards.WithTotal(75, "Phường Dĩ An", "3"),
        ]);

        Assert.Equal([1, 2, 2, 4], ranking.Select(ranked => ranked.Rank));
        Assert.Equal(["1", "3", "2", "4"], ranking.Select(ranked => ranked.Scorecard.Unit));
        Assert.Equal([false, true, true, false], ranking.Select(ranked => ranked.IsTied));
        Assert.All(ranking, ranked => Assert.Equal(4, ranked.Of));
    }

    [Fact]
    public void Units_below_a_province_take_its_publication_figures_and_a_unit_without_dossiers_has_5_79()
    {
        var portal = Rulesets.Get("dvcqg-2026");
        UnitTallies province = new("H21", "Gia Lai", null, Level.Province, new Dictionary<string, Tally>
        {
            ["1.1"] = new(1, 47), ["1.2"] = new(43, 47), ["1.3"] = new(47, 47), ["1.4"] = new(9, 9),
        });
        UnitTallies district = new("H21.1", "Huyện", "H21", Level.District, new Dictionary<string, Tally>());
        UnitTallies commune = new("H21.1.1", "Xã", "H21.1", Level.Commune, new Dictionary<string, Tally>());

        var cards = Inheritance.Resolve(portal, [commune, district, province])
            .Select(unit => Scorer.Score(portal, unit)).ToList();

        Assert.Equal([5.79m, 5.79m, 11.79m], cards.Select(card => card.FindGroup("CKMB")!.Points));
        Assert.Equal(["H21", "H21", null], cards.Select(card => card.Find("1.1")!.InheritedFrom));
    }

    [Fact]
    public void Units_that_name_each_other_as_parent_inherit_nothing_and_end_no_reading()
    {
        var portal = Rulesets.Get("dvcqg-2026");
        UnitTallies one = new("1", "Một", "2", Level.Commune, new Dictionary<string, Tally>());
        UnitTallies two = new("2", "Hai", "1", Level.District, new Dictionary<string, Tally>());

        Assert.Equal([one, two], Inheritance.Resolve(portal, [one, two]));
    }
}
