using DiemSang.Demo;
using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Fast.Demo;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>The demo's targets, recomputed from its database by the code of the screens.</summary>
public sealed class DemoTargetsFromTheDatabase(DemoHouse demo)
{
    private static readonly UnitCode city = new("H09.24");
    private static readonly UnitCode province = new("H09");

    [Fact]
    public async Task Each_of_the_ten_Mondays_gives_the_citys_points_and_its_first_place()
    {
        var weeks = await (await demo.Figures()).ClosedWeeks();
        Assert.Equal(BinhDuong2023.Freezes, weeks.Select(week => week.ClosedAt));
        foreach (var (week, target) in weeks.Zip(DemoTargets.City))
        {
            var counted = week.Board.CountersOf(city);
            Assert.Equal(target.Row, RowOf(counted));
            Assert.Equal(target.Sets, SetsOf(counted));
            var card = week.Board.Of(city)!;
            string[] groups = ["CKMB", "TDGQ", "CLGQ", "TTTT", "MDSH"];
            decimal[] points = [.. groups.Select(group => card.FindGroup(group)!.Points), card.Total];
            Assert.Equal(target.Points, points);
            var ranking = week.Board.Ranking(province, UnitLevel.District);
            Assert.Equal((1, 9, city.Value), (ranking[0].Rank, ranking[0].Of, ranking[0].Scorecard.Unit));
            Assert.True(ranking[1].Scorecard.Total <= target.Second, $"{week.ClosedAt}: {ranking[1].Scorecard.Total}");
        }
    }

    [Fact]
    public async Task The_tenth_Monday_gives_every_ward_to_the_dossier()
    {
        var board = (await (await demo.Figures()).ClosedWeeks())[^1].Board;
        foreach (var ward in DemoTargets.Wards)
        {
            var counted = board.CountersOf(new(ward.Unit));
            Assert.Equal(ward.Row, LeafOf(counted));
            Assert.Equal(ward.Sets, SetsOf(counted));
            Assert.Equal(ward.Total, board.Of(new(ward.Unit))!.Total);
        }
    }

    [Fact]
    public async Task The_tenth_Monday_ranks_Tan_Binh_first_of_91_and_keeps_the_others_in_their_bands()
    {
        var board = (await (await demo.Figures()).ClosedWeeks())[^1].Board;
        var communes = board.Ranking(province, UnitLevel.Commune);
        Assert.Equal((91, "H09.24.02", 81.65m), (communes.Count, communes[0].Scorecard.Unit, communes[0].Scorecard.Total));
        Assert.Contains("Phú Tân", communes[1].Scorecard.Name, StringComparison.Ordinal);
        Assert.All(communes.Skip(1), one => Assert.InRange(one.Scorecard.Total, 58m, 81.20m));
        Assert.All(DemoTargets.Wards, ward => Assert.True(board.Of(new(ward.Unit))!.Total > 70));
        foreach (var other in DemoTargets.Others)
        {
            Assert.InRange(board.Of(new(other.Unit))!.Total, other.From, other.To);
            Assert.InRange(board.CountersOf(new(other.Unit))["dossiers_received"], other.Least, other.Most);
        }

        Assert.True(board.CountersOf(province)["dossiers_received"] >= 150_000);
    }

    [Fact]
    public async Task The_live_number_begins_where_the_published_one_stands()
    {
        var figures = await demo.Figures();
        var period = new Period(new(2023, 1, 1), new(2023, 11, 13), BinhDuong2023.OpensAt);
        var opening = Scoreboard.Of(
            await figures.Installation.Book(period, BinhDuong2023.OpensAt), period);
        Assert.Equal(77.84m, opening.Of(city)!.Total);
    }

    [Fact]
    public async Task A_recount_of_all_subjects_agrees_with_the_ledger()
    {
        var house = (await demo.Figures()).Installation;
        var differences = await house.Journal.Alone(session =>
        {
            using var counted = Ledger.Recount(session);
            return Digest.Differences(house.Ledger.Now, counted);
        });
        Assert.Empty(differences);
    }

    private static int[] RowOf(CounterSet counted) =>
    [
        .. new[]
        {
            "dossiers_received", "late", "dossiers_synced", "dossiers_online_qualified", "fee_dossiers_paid_online",
            "fee_dossiers", "dossiers_result_electronic", "dossiers_result_required", "dossiers_digitised",
            "dossiers_reused", "dossiers_personal_store", "dossiers_citizen_data",
        }.Select(name => Count(counted, name)),
    ];

    private static int[] LeafOf(CounterSet counted) =>
    [
        .. new[]
        {
            "dossiers_received", "carried", "late", "disliked", "dossiers_synced", "dossiers_online_qualified",
            "fee_dossiers", "fee_dossiers_paid_online", "dossiers_result_required", "dossiers_result_electronic",
            "dossiers_digitised", "dossiers_reused", "dossiers_personal_store", "dossiers_citizen_data",
        }.Select(name => Count(counted, name)),
    ];

    private static int[] SetsOf(CounterSet counted) =>
    [
        .. new[] { "dvc_with_online_dossier", "fee_tthc_with_online_payment", "citizen_tthc_linked" }
            .Select(name => Count(counted, name)),
    ];

    private static int Count(CounterSet counted, string name) => (int)(name switch
    {
        "late" => counted["dossiers_in_period"] - counted["dossiers_on_time"],
        "carried" => counted["dossiers_in_period"] - counted["dossiers_received"],
        "disliked" => counted["dossiers_late_or_disliked"] - (counted["dossiers_in_period"] - counted["dossiers_on_time"]),
        _ => counted[name],
    });
}
