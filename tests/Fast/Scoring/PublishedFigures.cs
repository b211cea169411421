using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class PublishedFigures
{
    private static readonly Ruleset portal = Rulesets.Get("dvcqg-2026");

    // Published with one number more or less than its shown parts give; see tests/golden/README.md.
    private static readonly string[] groupsThatDoNotClose = ["Thái Nguyên CKMB", "Thanh Hóa CKMB"];

    [Fact]
    public void Every_published_component_comes_out_to_the_hundredth()
    {
        var rows = Golden.Components.Where(row => row["score_kind"] is "published" or "derived" or "implied")
            .Where(row => row.Number("numerator") is not null || row["indicator"] == "4.6").ToList();

        var misfits = rows.Where(row => Scored(row) != (row.Number("score") ?? 0m)).Select(row => Name(row));

        Assert.Empty(misfits);
        Assert.True(rows.Count > 500, $"only {rows.Count} rows");
    }

    [Fact]
    public void Tay_Ninh_gets_0_12_for_1_of_48_because_the_portal_divides_before_it_multiplies()
    {
        var row = Golden.Components.Single(row => row["verified"] == "rounding");

        Assert.Equal(("Tây Ninh", "1.1", "1", "48"), (row.Unit, row["indicator"], row["numerator"], row["denominator"]));
        Assert.Equal(0.12m, Scored(row));
        Assert.Equal(0.125m, 6m * 1 / 48);
    }

    [Fact]
    public void Groups_and_totals_of_a_whole_capture_come_out_from_its_components()
    {
        List<string> misfits = [];
        var cases = Golden.Components.GroupBy(row => row.Case).Join(
            Golden.Groups, parts => parts.Key, row => row.Case, (parts, row) => (Parts: parts.ToList(), Row: row)).ToList();
        foreach (var (parts, row) in cases)
        {
            var card = Scorer.Score(portal, WithUncapturedGroups(Tallies(parts, row), row));
            foreach (var score in card.Groups.Where(score => score.Points != row.Number(score.Group.Code)))
            {
                misfits.Add($"{row.Unit} {score.Group.Code}");
                AssertWithinHundredth(row.Number(score.Group.Code), score.Points);
            }
            if (row["groups_sum_to_total"] == "yes") AssertWithinHundredth(row.Number("total"), card.Total);
        }

        Assert.Equal(groupsThatDoNotClose.Where(misfits.Contains), misfits);
        Assert.Contains("Thái Nguyên CKMB", misfits);
        Assert.True(cases.Count >= 25, $"only {cases.Count} whole captures");
    }

    [Theory]
    [InlineData("2026-10-10")]
    [InlineData("2026-09-17")]
    public void Totals_and_ranks_of_the_34_provinces_come_out_from_their_groups(string day)
    {
        var rows = Golden.Groups.Where(row => row["capture_date"] == day && row["level"] == "PROVINCE").ToList();

        var ranking = Ranking.Of(rows.Where(row => row.Fields.ContainsKey("rank")).Select(CardOf));

        Assert.Equal(34, ranking.Count);
        Assert.Equal(
            rows.Select(row => (row.Unit, row.Number("total")!.Value, (int)row.Number("rank")!.Value)),
            ranking.Select(ranked => (ranked.Scorecard.Name, ranked.Scorecard.Total, ranked.Rank)));
    }

    [Fact]
    public void The_whole_country_has_62_59_on_10_October_2026()
    {
        var cards = Golden.Groups.Where(row => row["capture_date"] == "2026-10-10" && row["level"] == "PROVINCE")
            .Select(CardOf).ToList();

        var country = NationalRow.Of(portal, cards)!;

        Assert.Equal(62.59m, country.Total);
        Assert.Equal(62.58m, Math.Round(cards.Average(card => card.Total), 2));
        Assert.Equal([10.46m, 17.56m, 8.24m, 6.48m, 9.61m, 10.24m], country.Groups.Select(group => group.Points));
    }

    [Fact]
    public void The_published_country_of_17_September_is_not_the_mean_of_its_provinces()
    {
        var cards = Golden.Groups.Where(row => row["capture_date"] == "2026-09-17" && row["level"] == "PROVINCE")
            .Select(CardOf).ToList();
        var published = Golden.Groups.Single(row => row["capture_date"] == "2026-09-17" && row["level"] == "NATION");

        Assert.Equal(56.56m, published.Number("total"));
        AssertWithinHundredth(61.55m, NationalRow.Of(portal, cards)!.Total);
    }

    [Fact]
    public void Groups_captured_minutes_apart_do_not_add_up_to_their_published_total()
    {
        var rows = Golden.Groups.Where(row => row["groups_sum_to_total"].StartsWith("NO", StringComparison.Ordinal)).ToList();

        Assert.Equal(["79.16", "59.99"], rows.Select(row => CardOf(row).Total.ToString("0.00", null)));
        Assert.Equal(["79.21", "59.9"], rows.Select(row => row["total"]));
    }

    private static void AssertWithinHundredth(decimal? published, decimal ours) =>
        Assert.InRange(ours, published!.Value - 0.01m, published.Value + 0.01m);

    private static Scorecard CardOf(GoldenRow row) => Scorer.Score(portal, new(
        row["unit_code"], row.Unit, null, row.Level,
        portal.Groups.ToDictionary(group => group.Code, group => new Tally(null, null, row.Number(group.Code)))));

    private static decimal Scored(GoldenRow row) =>
        Scorer.Score(portal, Tallies([row], row)).Find(IdOf(row))!.Points;

    private static UnitTallies Tallies(List<GoldenRow> rows, GoldenRow unit) => new(
        unit["unit_code"], unit.Unit, null, unit.Level,
        rows.Where(row => row["score_kind"] != "monitoring").ToDictionary(IdOf, row => row["score_kind"] switch
        {
            "published-group" => new Tally(null, null, row.Number("score")),
            "implied" when row.Number("numerator") is null => new Tally(null, null, row.Number("score")),
            _ when row["verified"] == "sum-only" => new Tally(null, null, row.Number("score")),
            _ => new Tally(row.Number("numerator"), row.Number("denominator")),
        }));

    // One old capture has no components of one group: its published points stand for it.
    private static UnitTallies WithUncapturedGroups(UnitTallies unit, GoldenRow row)
    {
        Dictionary<string, Tally> tallies = new(unit.Tallies);
        foreach (var group in portal.Groups)
            if (!group.Indicators.Any(indicator => tallies.ContainsKey(indicator.Id)))
                tallies.TryAdd(group.Code, new(null, null, row.Number(group.Code)));
        return unit with { Tallies = tallies };
    }

    private static string IdOf(GoldenRow row) => row["score_kind"] == "published-group" ? row["group"] : row["indicator"];

    private static string Name(GoldenRow row) =>
        $"{row.Case} {row["indicator"]} {row["numerator"]}/{row["denominator"]}: {Scored(row)} ≠ {row["score"]}";
}
