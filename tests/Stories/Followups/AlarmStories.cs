using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Followups;

/// <summary>What got worse is told once, in working hours, by one node, to the right one – on both databases.</summary>
public sealed class AlarmStories(PostgresServer postgres)
{
    private static readonly AlarmRule atRisk = new("at-risk", AlarmKind.AtRisk, "", [UnitLevel.Commune], Opens: 3, Clears: 1);
    private static readonly AlarmRule low = new("low", AlarmKind.Threshold, "total", [UnitLevel.Commune], Opens: 100, Clears: 100.5m);

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task It_opens_once_stays_between_its_two_bounds_and_may_come_again(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 5, 7, 30);
        using var house = await Opened(place, dossiers: 3);
        var watch = Watch(house, atRisk);
        Assert.Null(await watch.Judge(At(3, 5, 6, 59)));
        Assert.Equal(1, await watch.Judge(At(3, 5, 8)));
        var opened = Assert.Single(Live(house));
        Assert.Equal((Wards[0], 3m, "at-risk"), (opened.Unit, opened.Measured, opened.Rule));

        // Not again, and not while the figure lies between the bounds.
        Assert.Equal(0, await watch.Judge(At(3, 5, 8, 10)));
        await house.Receive(Item(0).Finished(At(3, 5, 8, 11)));
        Assert.Equal(0, await watch.Judge(At(3, 5, 8, 20)));
        Assert.Single(Live(house));

        await house.Receive(Item(1).Finished(At(3, 5, 8, 21)));
        Assert.Equal(1, await watch.Judge(At(3, 5, 8, 30)));
        Assert.Empty(Live(house));
        await house.Receive([Item(7), Item(8)]);
        Assert.Equal(1, await watch.Judge(At(3, 5, 8, 40)));
        Assert.Equal(2, house.Followups.Alarms.Since(DateTimeOffset.UnixEpoch).Count);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Unread_it_goes_up_by_working_days_and_a_reader_who_can_act_stops_it(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 5, 7, 30);
        using var house = await Opened(place, dossiers: 1);
        var (watch, units) = (Watch(house, low), house.Catalogue.Current.Units);
        await watch.Judge(At(3, 5, 8));
        await watch.Judge(At(3, 5, 16));
        Assert.Null(Live(house)[0].HeadOf(units));
        await watch.Judge(At(3, 6, 8));
        Assert.Equal(Wards[0], Live(house)[0].HeadOf(units));

        // Friday to Monday is one working day; above the province there is nobody.
        await watch.Judge(At(3, 6, 16));
        Assert.Equal(1, Live(house)[0].Height);
        await watch.Judge(At(3, 9, 8));
        Assert.Equal(Province, Live(house)[0].HeadOf(units));
        await watch.Judge(At(3, 11, 8));
        Assert.Equal(2, Live(house)[0].Height);

        await house.Receive(Item(2, ward: 1));
        await watch.Judge(At(3, 12, 8));
        var other = Live(house).Single(one => one.Unit == Wards[1]);
        await house.Followups.Alarms.MarkRead(other.Id, "auditor", stops: false, At(3, 12, 9));
        await house.Followups.Alarms.MarkRead(other.Id, "head", stops: true, At(3, 12, 10));
        await house.Followups.Alarms.MarkRead(other.Id, "head", stops: true, At(3, 12, 11));
        await watch.Judge(At(3, 13, 8));
        Assert.Equal((AlarmState.Read, 0), (house.Followups.Alarms.Find(other.Id)!.State, house.Followups.Alarms.Find(other.Id)!.Height));
        Assert.Equal(
            [("auditor", At(3, 12, 9)), ("head", At(3, 12, 10))],
            house.Followups.Alarms.Reads(DateTimeOffset.UnixEpoch).Select(one => (one.Account, one.At)));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Closed_by_hand_it_stays_away_while_its_condition_lasts(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 5, 7, 30);
        using var house = await Opened(place, dossiers: 3);
        var (watch, alarms) = (Watch(house, atRisk), house.Followups.Alarms);
        await watch.Judge(At(3, 5, 8));
        var opened = Live(house)[0];
        Assert.Equal("alarm.no-note", await Code(alarms.Close(opened.Id, " ", "head", At(3, 5, 8, 1))));
        await alarms.Close(opened.Id, "Đã phân công lại", "head", At(3, 5, 8, 1));
        Assert.Equal("alarm.closed-already", await Code(alarms.Close(opened.Id, "Thử", "head", At(3, 5, 8, 2))));
        Assert.Equal(0, await watch.Judge(At(3, 5, 8, 10)));
        Assert.Empty(Live(house));
        await house.Receive([Item(0).Finished(At(3, 5, 8, 11)), Item(1).Finished(At(3, 5, 8, 11))]);
        await watch.Judge(At(3, 5, 8, 20));
        Assert.Equal(("head", "Đã phân công lại"), (alarms.Find(opened.Id)!.ClosedBy, alarms.Find(opened.Id)!.Note));
        await house.Receive([Item(7), Item(8)]);
        Assert.Equal(1, await watch.Judge(At(3, 5, 8, 30)));
        Assert.Equal(
            ["alarm.opened", "alarm.cleared", "alarm.closed", "alarm.opened"],
            house.Access.Read(session => AuditStore.Latest(session, new(Action: "alarm"), long.MaxValue, 9, _ => true))
                .Select(entry => entry.Line.Action));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_fall_since_last_week_is_told_for_the_total_and_its_group(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 2, 12);
        using var house = await Opened(place, dossiers: 0);
        await house.Receive([.. Enumerable.Range(0, 5).Select(i => Item(i).Finished(At(3, 3, 9)))]);
        await house.Receive([.. Enumerable.Range(5, 5).Select(i => Item(i) with { ReceivedAt = At(3, 6, 9), DueAt = At(3, 9, 9) })]);
        var watch = Watch(
            house, new("fall", AlarmKind.Fall, "total", [UnitLevel.Commune], 5, 2),
            new("group", AlarmKind.Fall, "groups", [UnitLevel.Commune], 5, 2));
        await watch.Judge(At(3, 12, 8));
        var group = Scoring.Rulesets.InForceOn(new(2026, 3, 12)).Indicators.First(one => one.Id == "2.1").Group;
        var told = Live(house).Where(one => one.Unit == Wards[0]).Select(one => (one.Rule, one.Subject)).Order();
        Assert.Equal([("fall", ""), ("group", group)], told);
        Assert.True(Live(house).First(one => one.Rule == "group").Measured >= 10);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_silent_feed_and_a_case_near_its_limit_are_told_in_working_hours(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 6, 9);
        using var house = await Opened(place, dossiers: 1);
        await house.Receive(Complaint(1));
        var watch = Watch(
            house, new("silent", AlarmKind.SilentFeed, "", [UnitLevel.Commune], 8, 8),
            new("pakn", AlarmKind.FeedbackDue, "", [UnitLevel.Commune], 16, 24));

        // Friday 09:00 to Monday 08:00 are seven working hours, to Monday 09:00 eight.
        Assert.Equal(0, await watch.Judge(At(3, 9, 8)));
        Assert.Equal(1, await watch.Judge(At(3, 9, 9)));
        Assert.Equal((Wards[0], 8m), (Live(house)[0].Unit, Live(house)[0].Measured));
        place.Clock.Now = At(3, 9, 10);
        await house.Receive(Item(1));
        Assert.Equal(1, await watch.Judge(At(3, 9, 10, 30)));
        Assert.Empty(Live(house));

        // Received on 2 March at 10:00: due on the 15th working day, 23 March at 10:00.
        place.Clock.Now = At(3, 19, 7, 30);
        await house.Receive(Item(2));
        await watch.Judge(At(3, 19, 9));
        Assert.Empty(Live(house));
        await watch.Judge(At(3, 19, 10));
        Assert.Equal(("pakn", "PAKN-00001", 16m), (Live(house)[0].Rule, Live(house)[0].Subject, Live(house)[0].Measured));
        await house.Receive(Complaint(1) with
        {
            Status = OneStop.Voice.FeedbackStatus.Answered, FirstReplyAt = At(3, 19, 10, 5), AnsweredAt = At(3, 19, 10, 5),
        });
        await watch.Judge(At(3, 19, 10, 10));
        Assert.Empty(Live(house));
    }

    [Fact]
    public async Task The_digest_of_a_day_goes_out_once()
    {
        using var place = new Place();
        place.Clock.Now = At(3, 5, 7, 30);
        using var house = await Opened(place, dossiers: 3);
        var sent = new List<AlarmDigest>();
        var watch = new AlarmWatch(house.Followups.Alarms, house.Database, house.Catalogue, house.Book, new(10, 1, [atRisk]))
        {
            Send = (_, digest) => sent.Add(digest),
        };
        await watch.Judge(At(3, 5, 8));
        await watch.Judge(At(3, 5, 9));
        Assert.Equal((1, 1, new DateOnly(2026, 3, 5)), (sent.Count, sent[0].Opened.Count, sent[0].Day));
        await watch.Judge(At(3, 6, 8));
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public void Rules_that_would_flutter_or_say_nothing_are_refused()
    {
        Assert.All(AlarmRules.Delivered.Rules, rule => Assert.True(rule.IsSound));
        Assert.True(low.IsOpenedBy(100) && !low.IsClearedBy(100.4m) && low.IsClearedBy(100.5m));
        Assert.True(atRisk.IsOpenedBy(3) && !atRisk.IsClearedBy(2) && atRisk.IsClearedBy(1));
        foreach (var wrong in (string[])
            [
                With("""{ "id": "a", "kind": "at-risk", "subject": "", "levels": ["commune"], "opens": 3, "clears": 4 }"""),
                With("""{ "id": "a", "kind": "fall", "subject": "tong", "levels": ["commune"], "opens": 3, "clears": 1 }"""),
                With("""{ "id": "a", "kind": "loud", "subject": "", "levels": ["commune"], "opens": 3, "clears": 1 }"""),
                """{ "everyMinutes": 0, "graceWorkingDays": 1, "rules": [] }""",
                """{ "everyMinutes": 10, "rules": [] }""",
            ])
        {
            Assert.Throws<FormatException>(() => AlarmRules.Parse(wrong));
        }
    }

    private static async Task<Installation> Opened(Place place, int dossiers)
    {
        var house = place.Open();
        await house.Found();
        if (dossiers > 0)
        {
            await house.Receive([.. Enumerable.Range(0, dossiers).Select(i => Item(i))]);
        }

        return house;
    }

    private static AlarmWatch Watch(Installation house, params AlarmRule[] rules) =>
        new(house.Followups.Alarms, house.Database, house.Catalogue, house.Book, new(10, 1, rules));

    private static List<Alarm> Live(Installation house) =>
        [.. house.Followups.Alarms.Since(DateTimeOffset.UnixEpoch).Where(one => one.IsLive)];

    private static string With(string rule) => $$"""{ "everyMinutes": 10, "graceWorkingDays": 1, "rules": [{{rule}}] }""";

    private static async Task<string> Code(Task refused) =>
        (await Assert.ThrowsAsync<RefusedException>(() => refused)).Code;
}
