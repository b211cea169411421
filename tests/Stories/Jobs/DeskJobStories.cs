using DiemSang.Exchange;
using DiemSang.Exchange.Jobs;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Jobs;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Jobs;

public sealed class DeskJobStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_request_for_papers_ends_when_its_time_is_over_and_not_a_second_before(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var code = (await office.Receive()).Code;
        await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) =>
            one.RequestSupplement(act, "Giấy chứng sinh", At(3, 10, 17)));

        office.Place.Clock.Now = At(3, 10, 17);
        await RunAll(office.House);
        Assert.Equal(DossierState.AwaitingPapers, office.House.Handling.Find(code)!.State);
        office.Place.Clock.Now = At(3, 10, 17).AddSeconds(1 + (5 * 60));
        await RunAll(office.House);
        var ended = office.House.Handling.Find(code)!;
        Assert.Equal((DossierState.Stopped, SupplementEnd.Expired), (ended.State, ended.Supplements.Single().End));
        Assert.Equal((HandlingAction.SupplementExpiry, "system"), (ended.LastStep.Action, ended.LastStep.Account));
        Assert.Equal(1, office.Place.Count("select count(*) from outbox where kind = 'desk.supplement-expiry'"));
        Assert.Equal(1, office.Place.Count("select count(*) from audit where action = 'dossier.supplement-expired' and actor = 'system'"));
        await office.House.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_working_day_before_a_date_that_the_plan_will_miss_an_apology_is_drafted_and_sent_once_signed(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var behind = (await office.Receive(1)).Code;
        var ahead = (await office.Receive(2)).Code;
        foreach (var code in (DossierCode[])[behind, ahead])
        {
            await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
            await office.Do(code, ActorKind.Specialist, At(3, 2, 9), (one, act) => one.TakeStep(act));
        }

        await office.Do(ahead, ActorKind.Specialist, At(3, 3, 9), (one, act) => one.Propose(act, "", "Authority", "Ký"));
        await office.Do(ahead, ActorKind.Authority, At(3, 3, 10), (one, act) => one.Approve(act, "Clerk", "", "Phát hành"));
        await RunAll(office.House);
        Assert.Empty(Open(office));

        // Promised for 08:00 on the 5th: on the 4th at 10:00 six hours are left, and signing and issuing
        // alone were given 40 % of 24 hours.
        office.Place.Clock.Now = At(3, 4, 10);
        await RunAll(office.House);
        var draft = Assert.Single(Open(office));
        Assert.Equal((behind, At(3, 5, 8), At(3, 6, 8)), (draft.Dossier, draft.DueAt, draft.NewDueAt));
        office.Place.Clock.Now = At(3, 4, 15);
        await RunAll(office.House);
        Assert.Equal(draft, Assert.Single(Open(office)));

        await office.Do(behind, ActorKind.Authority, At(3, 4, 16), (one, act) => one.Extend(act, draft.NewDueAt, "chưa xác minh xong"));
        Assert.Empty(Open(office));
        Assert.Equal(1, office.Place.Count("select count(*) from outbox where kind = 'desk.extension'"));
        office.Place.Clock.Now = At(3, 5, 10);
        await RunAll(office.House);
        Assert.Equal(0, office.Place.Count("select count(*) from apologies"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_dossier_to_which_nothing_happens_for_five_working_days_is_on_the_board_and_its_applicant_is_told_once(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var silent = (await office.Receive(1, Office.Filing(Channel.Direct, 1) with
        {
            Terms = Office.Terms with { Limit = new(20, LimitUnit.WorkingDay) },
        })).Code;
        var waiting = (await office.Receive(2)).Code;
        foreach (var code in (DossierCode[])[silent, waiting])
        {
            await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
            await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) => one.TakeStep(act));
        }

        await office.Do(waiting, ActorKind.Specialist, At(3, 2, 11), (one, act) =>
            one.RequestSupplement(act, "Giấy chứng sinh", At(3, 30, 17)));
        office.Place.Clock.Now = At(3, 9, 10);
        await RunAll(office.House);
        Assert.Empty(Silent(office));
        for (var hour = 11; hour <= 13; hour++)
        {
            office.Place.Clock.Now = At(3, 9, hour);
            await RunAll(office.House);
        }

        Assert.Equal([silent], Silent(office));
        Assert.Equal(1, office.Place.Count("select count(*) from outbox where kind = 'desk.silence'"));
        var board = office.Place.Look(session => WorkStore.Board(session, [Office.Ward], office.House.Now, office.House.Now));
        Assert.Equal(1, board.Sum(row => row.Silent));

        await office.Do(silent, ActorKind.Specialist, At(3, 9, 14), (one, act) => one.Propose(act, "", "Authority"));
        Assert.Empty(Silent(office));
    }

    /// <summary>Thirty working days: a quarter is 7½, the step of a fifth is 6; of twenty a quarter is the floor of 5.</summary>
    [Theory]
    [InlineData(30, 60, 7.5)]
    [InlineData(30, 20, 6)]
    [InlineData(30, 5, 5)]
    [InlineData(20, 60, 5)]
    [InlineData(2, 60, 5)]
    public async Task A_long_limit_bears_a_longer_rest_and_a_short_step_a_shorter_one(int limit, int share, double days)
    {
        using var office = await Office.Open(Engine.Sqlite, postgres);
        var code = (await office.Receive(1, Office.Filing(Channel.Direct) with
        {
            Terms = new(1, new(limit, LimitUnit.WorkingDay))
            {
                Steps = [new("Thẩm tra", "Specialist", share), new("Ký duyệt", "UnitHead", 100 - share)],
            },
        })).Code;
        await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) => one.TakeStep(act));
        var calendar = office.House.Catalogue.Current.Calendar;
        var dossier = office.House.Handling.Find(code)!;
        var hours = TimeSpan.FromHours(days * 8);
        Assert.Equal(hours, SilenceRule.House.Patience(dossier, calendar, At(3, 2, 10)));
        var end = Enumerable.Range(0, 24 * 40).Select(hour => At(3, 2, 10).AddHours(hour))
            .Last(at => calendar.WorkingTimeBetween(dossier.LastStep.At, at) <= hours);
        Assert.Null(Silences.Of(dossier, calendar, end, SilenceRule.House));
        Assert.Equal(SilenceCause.NothingHappened, Silences.Of(dossier, calendar, end.AddHours(1), SilenceRule.House)!.Cause);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_run_that_died_goes_on_where_it_stood_and_meanwhile_nobody_else_runs_it(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var runner = new JobRunner(office.House.Journal, office.House.Database, () => office.House.Now);
        var other = new JobRunner(office.House.Journal, office.House.Database, () => office.House.Now);
        var places = new List<string>();
        var job = new Job("story", TimeSpan.FromHours(1), place =>
        {
            places.Add(place);
            return place == "b" && places.Count == 3 ? throw new IOException("killed here")
                : Task.FromResult<string?>(place switch { "" => "a", "a" => "b", "b" => "c", _ => null });
        });
        await Assert.ThrowsAsync<IOException>(() => runner.Run(job, default));
        Assert.False(await other.Run(job, default));
        office.Place.Clock.Now = At(3, 2, 8).AddMinutes(1);
        Assert.True(await other.Run(job, default));
        Assert.Equal(["", "a", "b", "b", "c"], places);
        Assert.False(await runner.Run(job, default));

        var inside = false;
        var second = new Job("alone", TimeSpan.FromHours(1), async _ =>
        {
            inside = await other.Run(new("alone", TimeSpan.FromHours(1), _ => Task.FromResult<string?>(null)), default);
            return null;
        });
        Assert.True(await runner.Run(second, default));
        Assert.False(inside);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_is_told_raw_messages_and_old_sessions_are_forgotten_after_their_time(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        await office.Receive();
        await office.House.Access.Sessions.Start("ai-do", "trình duyệt", "password");
        var forgotten = new List<DateTimeOffset>();
        office.Place.Clock.Now = At(5, 28, 8);
        await RunAll(office.House, (_, now) => forgotten.Add(now));
        Assert.Equal(1, office.Place.Count("select count(*) from outbox where kind = 'desk.reception'"));
        Assert.Equal(0, office.Place.Count("select count(*) from sessions"));
        office.Place.Clock.Now = At(6, 1, 8);
        await RunAll(office.House);
        Assert.Equal(0, office.Place.Count("select count(*) from outbox where kind = 'desk.reception'"));
        Assert.Equal([At(5, 28, 8)], forgotten);
    }

    private static async Task RunAll(
        Installation house, params IReadOnlyList<Action<DiemSang.OneStop.Journal.Session, DateTimeOffset>> forgets)
    {
        var runner = new JobRunner(house.Journal, house.Database, () => house.Now);
        foreach (var job in HouseJobs.Of(house, 5, forgets))
        {
            await runner.Run(job, default);
        }
    }

    private static List<ApologyDraft> Open(Office office) =>
        office.Place.Look(session => ApologyStore.Open(session, [Office.Ward], office.House.Now));

    private static List<DossierCode> Silent(Office office) =>
        office.Place.Look(session => WorkStore.Silent(session, [Office.Ward])).ConvertAll(row => row.Code);
}
