using System.Net;
using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange.Calendars;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Calendars;

public sealed class HolidayStories(PostgresServer postgres)
{
    private static readonly DayRule dayOff = new(new(2026, 3, 4), "Nghỉ theo quyết định của tỉnh", DayKind.Off, "QĐ 12/2026");

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_day_off_moves_exactly_what_a_fresh_computation_of_all_open_dossiers_moves(Engine engine)
    {
        string folder;
        using (var office = await Office.Open(engine, postgres))
        {
            folder = office.Place.Folder.Snapshot;
            var house = office.House;
            await house.Receive(Enumerable.Range(1, 40).Select(number => Item(number, number % 3, number % 5) with
            {
                DueAt = number % 4 == 0 ? At(3, 5, 9) : null,
            }).Select(item => item.Code.Value[^1] == '7' ? item.Finished(At(3, 3, 10)) : item));
            for (var person = 1; person <= 12; person++)
            {
                var code = (await office.Receive(person)).Code;
                if (person % 2 == 0)
                {
                    await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
                }

                if (person % 4 == 0)
                {
                    await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) =>
                        one.RequestSupplement(act, "Giấy chứng sinh", At(3, 20, 17)));
                }
            }

            office.Place.Clock.Now = At(3, 3, 16);
            var expected = Fresh(office, house.Catalogue.Current.Calendar.With([dayOff]));
            Assert.True(expected.Count > 20, $"only {expected.Count} move");

            var proposals = new CalendarProposals(house);
            var proposed = await proposals.Propose([dayOff], "người thứ nhất");
            var own = await Assert.ThrowsAsync<RefusedException>(() => proposals.Decide(proposed.Id, "người thứ nhất", accept: true));
            Assert.Equal("calendar.own-proposal", own.Code);
            Assert.Equal(12, office.Place.Look(session =>
                MovedStore.WouldMove(session, house.Catalogue.Current.Calendar.With([dayOff]))).Count);
            var accepted = await proposals.Decide(proposed.Id, "người thứ hai", accept: true);
            var twice = await Assert.ThrowsAsync<RefusedException>(() => proposals.Decide(proposed.Id, "người thứ ba", accept: true));
            Assert.Equal("calendar.already-decided", twice.Code);

            var moved = office.Place.Look(session => MovedStore.Of(session, accepted.Position!.Value));
            Assert.Equal(expected, moved.Where(one => one.IsOpen).Select(one => (one.Dossier, one.Old, one.New)));
            Assert.Equal(12, office.Place.Count("select count(*) from outbox where kind = 'desk.calendar-change'"));
            Assert.False(office.Place.Look(RebookingStore.State).IsRunning);
            Assert.Equal(1, office.Place.Count("select count(*) from audit where action = 'calendar.changed'"));
            Assert.Equal(1, office.Place.Count("select count(*) from entries where kind = 3 and subject = 'calendar'"));
            await house.AssertBalanced();
            house.SaveSnapshot();
            Assert.True(Verification.Of(house.Database, folder).IsClean);
            Assert.Empty(Fresh(office, house.Catalogue.Current.Calendar));
        }
    }

    [Fact]
    public async Task One_admin_proposes_a_day_another_approves_and_the_list_of_what_moved_can_be_taken_along()
    {
        await using var town = await DeskTown.Open(Engine.Sqlite, postgres);
        await town.Install("tinh", Role.ProvinceAdmin, Province);
        await town.Install("xa-qt", Role.UnitAdmin, DeskTown.Ward);
        var code = (await town.House.Handling.Start(
            Office.Filing(Channel.Direct), new("hien", ActorKind.Counter), town.House.Now)).Code;
        var ward = await town.As("xa-qt");
        var page = await ward.Get("/quan-tri/lich-lam-viec");
        var wrong = await ward.Submit(page, "/quan-tri/lich-lam-viec/de-nghi",
            [("ngay", "31/02/2026"), ("loai", "Off"), ("ten", "Nghỉ\"><b>bão</b>"), ("can-cu", "QĐ 12/2026")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("31/02/2026", wrong.Page, StringComparison.Ordinal);
        var sent = await ward.Submit(wrong, "/quan-tri/lich-lam-viec/de-nghi",
            [("ngay", "04/03/2026"), ("loai", "Off"), ("ten", "Nghỉ bão"), ("can-cu", "QĐ 12/2026")]);
        Assert.Contains("1 ngày hẹn đã báo cho người nộp sẽ chuyển", sent.Page, StringComparison.Ordinal);
        var id = new CalendarProposals(town.House).All().Single().Id;
        Assert.DoesNotContain($"{id}/duyet", sent.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await ward.Forge(sent, $"/quan-tri/lich-lam-viec/{id}/duyet"));

        var province = await town.As("tinh");
        var moved = await province.Submit(await province.Get("/quan-tri/lich-lam-viec"), $"/quan-tri/lich-lam-viec/{id}/duyet", []);
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Contains("1 ngày hẹn đã chuyển", moved.Page, StringComparison.Ordinal);
        Assert.Contains(code.Value, moved.Page, StringComparison.Ordinal);
        Assert.Contains("nghỉ 04/03/2026, lùi 1 ngày", moved.Page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/ho-so/{code}\"", moved.Page, StringComparison.Ordinal);
        var later = await ward.Get("/quan-tri/lich-lam-viec");
        Assert.Contains("Lần đổi gần nhất, nghỉ 04/03/2026: 1 ngày hẹn đã chuyển", later.Page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/ho-so/{code}\"", later.Page, StringComparison.Ordinal);
        Assert.Contains("lùi 1 ngày", (await ward.Get(moved.Address)).Page, StringComparison.Ordinal);
        var csv = await province.Download($"{moved.Address}.csv");
        Assert.Contains($"{code},1.001193,", Encoding.UTF8.GetString(csv.Body), StringComparison.Ordinal);
        Assert.Contains(
            "05/03/2026 08:00,06/03/2026 08:00,\"nghỉ 04/03/2026, lùi 1 ngày\"",
            Encoding.UTF8.GetString(csv.Body), StringComparison.Ordinal);
        var xlsx = await province.Download($"{moved.Address}.xlsx");
        Assert.Equal("PK"u8.ToArray(), xlsx.Body[..2]);
        Assert.Equal(2, town.Place.Count("select count(*) from audit where action = 'list.exported'"));
    }

    [Fact]
    public async Task A_day_changed_from_the_command_line_is_named_like_one_that_was_proposed()
    {
        await using var town = await DeskTown.Open(Engine.Sqlite, postgres);
        await town.Install("xa-qt", Role.UnitAdmin, DeskTown.Ward);
        await town.House.Handling.Start(Office.Filing(Channel.Direct), new("hien", ActorKind.Counter), town.House.Now);
        town.Place.Clock.Now = At(3, 3, 9);
        await town.House.ChangeCalendar([dayOff], town.House.Now);
        var page = await (await town.As("xa-qt")).Get("/quan-tri/lich-lam-viec");
        Assert.Contains("Lần đổi gần nhất, nghỉ 04/03/2026: 1 ngày hẹn đã chuyển", page.Page, StringComparison.Ordinal);
        Assert.Contains("nghỉ 04/03/2026, lùi 1 ngày", page.Page, StringComparison.Ordinal);
    }

    /// <summary>What each open dossier's date is, and what a calendar makes of it, computed from its own papers alone.</summary>
    private static List<(DossierCode, DateTimeOffset?, DateTimeOffset?)> Fresh(Office office, WorkCalendar calendar) =>
        office.Place.Look(session =>
        {
            var all = DossierStore.Load(session, DossierStore.All(session, "", 1000)).Values;
            var byLaw = all.Where(one => one.Facts!.FinishedAt is null).Select(one => (
                one.Item!.Code, Old: one.Facts!.DueAt,
                New: FactsOfDossier.Of(
                    one.Item, one.Events, office.House.Catalogue.Current.Procedures.Find(one.Item.Procedure, new(2026, 3, 2)),
                    calendar.DueAt, false).DueAt));
            var told = HandlingStore.Load(session, HandlingStore.OpenAfter(session, "", 1000))
                .Where(one => one.FollowsCalendar).Select(one => (one.Code, Old: one.ToldDueAt, New: one.DueBy(calendar)));
            return byLaw.Concat(told).Where(one => one.Old != one.New).OrderBy(one => one.Code).ToList();
        });
}
