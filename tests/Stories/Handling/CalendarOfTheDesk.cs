using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Handling;

public sealed class CalendarOfTheDesk(PostgresServer postgres)
{
    private static readonly DayRule dayOff = new(new(2026, 3, 4), "Nghỉ theo quyết định của tỉnh", DayKind.Off, "thử");

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_a_new_day_off_moves_is_what_a_fresh_computation_of_all_open_dossiers_moves(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var codes = await Desk(office);
        var before = codes.ConvertAll(code => office.House.Handling.Find(code)!);
        var calendar = office.House.Catalogue.Current.Calendar.With([dayOff]);
        var expected = before.Where(one => one.FollowsCalendar && one.DueBy(calendar) != one.ToldDueAt)
            .ToDictionary(one => one.Code, one => (one.ToldDueAt, one.DueBy(calendar)));
        Assert.Equal(5, expected.Count);

        office.Place.Clock.Now = At(3, 3, 16);
        await office.House.ChangeCalendar([dayOff], office.House.Now);

        var cause = $"catalogue {office.Place.Count("select max(position) from entries where kind = 3")}";
        var moved = office.Place.Look(session => HandlingStore.Moved(session, cause));
        Assert.Equal(expected.Keys.Order(), moved.Select(one => one.Dossier));
        Assert.All(moved, one => Assert.Equal(expected[one.Dossier], ((DateTimeOffset?)one.Old, (DateTimeOffset?)one.New)));
        foreach (var old in before)
        {
            var now = office.House.Handling.Find(old.Code)!;
            var moves = expected.TryGetValue(old.Code, out var dates);
            Assert.Equal(moves ? dates.Item2 : old.ToldDueAt, now.ToldDueAt);
            Assert.Equal(old.IndexDueAt, now.IndexDueAt);
            Assert.Equal(old.IndexDueAt, office.Facts(old.Code).DueAt);
            Assert.Equal(old.Version + (moves ? 1 : 0), now.Version);
        }

        Assert.Equal(5, office.Place.Count("select count(*) from outbox where kind = 'desk.calendar-change'"));
        Assert.False(office.Place.Look(RebookingStore.State).IsRunning);
        await office.House.AssertBalanced();
        await office.House.ChangeCalendar([dayOff], office.House.Now);
        Assert.Equal(5, office.Place.Count("select count(*) from moved_dates"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_calendar_whose_booking_was_killed_still_moves_the_dates_at_the_next_start(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 2, 8);
        DossierCode code;
        using (var house = place.Open())
        {
            await house.Found();
            code = (await new Office(place, house).Receive()).Code;
            house.Journal.Committed += _ => throw new IOException("killed here");
            await Assert.ThrowsAsync<JournalStoppedException>(() => house.ChangeCalendar([dayOff], house.Now));
        }

        using var again = place.Open();
        await again.Resumed;
        Assert.Equal(At(3, 6, 8), again.Handling.Find(code)!.ToldDueAt);
        await again.AssertBalanced();
    }

    /// <summary>
    /// Five dossiers that follow the calendar (received, in process, paused, back from a pause, withdrawal asked), and
    /// six that do not: filed only, extended, finished, handed over, refused, due before the day.
    /// </summary>
    private static async Task<List<DossierCode>> Desk(Office office)
    {
        var codes = new List<DossierCode>();
        for (var person = 1; person <= 9; person++)
        {
            codes.Add((await office.Receive(person)).Code);
        }

        codes.Add((await office.Submit(10)).Code);
        var sameDay = Office.Filing(Channel.Direct, 11) with { Terms = new(1, new(1, LimitUnit.WorkingDay)) };
        codes.Add((await office.Receive(filing: sameDay)).Code);
        foreach (var code in codes[1..9])
        {
            await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        }

        foreach (var code in codes[2..4])
        {
            await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) =>
                one.RequestSupplement(act, "Giấy chứng sinh", At(3, 20, 17)));
        }

        await office.Do(codes[3], ActorKind.Counter, At(3, 3, 10), (one, act) => one.AnswerSupplement(act, []));
        await office.Do(codes[4], ActorKind.Applicant, At(3, 3, 10), (one, act) => one.AskWithdrawal(act, "đổi ý"));
        await office.Do(codes[5], ActorKind.Authority, At(3, 3, 10), (one, act) => one.Extend(act, At(3, 20, 8), "phức tạp"));
        await office.Do(codes[6], ActorKind.Authority, At(3, 3, 10), (one, act) => one.Refuse(act, "sai thẩm quyền"));
        foreach (var code in codes[7..9])
        {
            await office.Do(code, ActorKind.Specialist, At(3, 3, 10), (one, act) => one.Propose(act, "", "Authority"));
            await office.Do(code, ActorKind.Authority, At(3, 3, 11), (one, act) => one.Approve(act, "Clerk"));
            await office.Do(code, ActorKind.Clerk, At(3, 3, 14), (one, act) => one.Finish(act, "1/2026", new(2026, 3, 3), "f"));
        }

        await office.Do(codes[8], ActorKind.Counter, At(3, 3, 15), (one, act) => one.HandOver(act, HandOverProof.Signature));
        return codes;
    }
}
