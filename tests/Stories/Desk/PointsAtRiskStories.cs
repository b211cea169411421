using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Desk;

public sealed class PointsAtRiskStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_a_dossier_would_cost_is_what_its_unit_has_lost_once_it_is_late(Engine engine)
    {
        using var office = await Handling.Office.Open(engine, postgres);
        await office.House.Receive(Enumerable.Range(1, 7).Select(number => Item(number).Finished(At(3, 2, 15))));
        var code = (await office.Receive()).Code;
        office.Place.Clock.Now = At(3, 4, 8);
        var facts = office.Facts(code);
        var before = await Board(office);
        var cost = LatenessCost.Of(before, facts);
        Assert.True(cost > 0, "nothing is at risk");

        office.Place.Clock.Now = facts.DueAt!.Value.AddSeconds(1);
        var after = await Board(office);
        var lost = before.Of(Handling.Office.Ward)!.Indicators.Sum(score => Worth.Lost(
            score.Indicator with { Max = score.Max }, score.Tally, after.Of(Handling.Office.Ward)!.Find(score.Indicator.Id)!.Tally));
        Assert.Equal(lost, cost);
        Assert.Equal(0, LatenessCost.Of(after, facts));
    }

    private static async Task<Scoreboard> Board(Handling.Office office)
    {
        var period = new Period(new(2026, 1, 1), new(2026, 3, 31), office.House.Now);
        return Scoreboard.Of(await office.House.Book(period), period);
    }
}
