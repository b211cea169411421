using DiemSang.Demo;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Fast.Demo;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>The ten weeks that the demo published while its data arrived, against the targets and the time machine.</summary>
public sealed class PublishedWeeks(DemoHouse demo)
{
    private static readonly UnitCode city = new("H09.24");

    [Fact]
    public async Task Ten_Mondays_were_published_with_the_citys_points_and_its_first_place()
    {
        var book = (await demo.Figures()).Installation.PublicationBook;
        var points = book.Of(city);
        Assert.Equal(BinhDuong2023.Freezes, points.Select(point => point.Publication.CutOff));
        foreach (var (point, target) in points.Zip(DemoTargets.City))
        {
            string[] groups = ["CKMB", "TDGQ", "CLGQ", "TTTT", "MDSH"];
            decimal[] found = [.. groups.Select(group => point.Card.Card.FindGroup(group)!.Points), point.Card.Card.Total];
            Assert.Equal(target.Points, found);
            Assert.Equal(new PublishedRank("H09", 1, 9), point.Card.RankBelow("H09"));
            var second = book.Open(point.Publication).Ranking(new("H09"), UnitLevel.District)[1].Scorecard.Total;
            Assert.True(second <= target.Second, $"{point.Publication.Slug}: {second}");
        }

        Assert.Equal(10, PublicationBook.WeeksFirst(points, "H09"));
        foreach (var ward in DemoTargets.Wards)
        {
            Assert.Equal(ward.Total, book.Open(points[^1].Publication).Of(new(ward.Unit))!.Card.Total);
        }
    }

    /// <summary>Frozen as the moments passed, or counted afterwards as known then: the same, for every unit.</summary>
    [Fact]
    public async Task Each_published_week_is_what_the_time_machine_gives()
    {
        var house = (await demo.Figures()).Installation;
        foreach (var one in house.PublicationBook.InForce())
        {
            var week = house.PublicationBook.Open(one);
            var board = Scoreboard.Of(await house.Book(one.Period, one.CutOff), one.Period);
            Assert.All(week.Cards, card => Assert.Equal(board.Of(new(card.Card.Unit))!.Total, card.Card.Total));
        }
    }

    [Fact]
    public async Task The_chain_of_the_ten_weeks_holds_and_the_start_page_follows_it()
    {
        var figures = await demo.Figures();
        Assert.Empty(await figures.Installation.Journal.Alone(PublicationChain.Check));
        Assert.All(await figures.ClosedWeeks(), week => Assert.NotNull(week.Published));
    }
}
