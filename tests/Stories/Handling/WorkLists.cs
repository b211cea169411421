using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Handling;

public sealed class WorkLists(PostgresServer postgres)
{
    private static readonly UnitCode[] ward = [Office.Ward];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Each_dossier_stands_on_the_lists_of_who_has_to_move_it(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var filed = (await office.Submit(1)).Code;
        var soon = (await office.Receive(2, Office.Filing(Channel.Direct, 2) with { Terms = new(0, new(1, LimitUnit.WorkingDay)) })).Code;
        var later = (await office.Receive(3)).Code;
        var dateless = (await office.Receive(4, Office.Filing(Channel.Direct, 4) with { Terms = new(0, null) })).Code;
        var waiting = (await office.Receive(5)).Code;
        var done = (await office.Receive(6)).Code;
        foreach (var code in (DossierCode[])[soon, later, dateless, waiting, done])
        {
            await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
            await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) => one.TakeStep(act));
        }

        await office.Do(waiting, ActorKind.Specialist, At(3, 2, 11), (one, act) => one.RequestSupplement(act, "Giấy", At(3, 4, 17)));
        await office.Do(done, ActorKind.Specialist, At(3, 2, 11), (one, act) => one.Propose(act, "", "Authority"));
        await office.Do(done, ActorKind.Authority, At(3, 2, 11), (one, act) => one.Approve(act, "Clerk"));
        await office.Do(done, ActorKind.Clerk, At(3, 2, 11), (one, act) => one.Finish(act, "1/2026", new(2026, 3, 2), null));
        var now = At(3, 2, 16);
        var risk = office.House.Catalogue.Current.Calendar.AddWorkingTime(now, TimeSpan.FromHours(8));

        var (specialist, counter) = (new Hands(["Specialist"], []), new Hands(["counter"], ward));
        Assert.Equal([soon, later, waiting, dateless], Codes(session => WorkStore.Mine(session, specialist, null, 0, 100)));
        Assert.Equal([soon, later], Codes(session => WorkStore.Mine(session, specialist, null, 0, 2)));
        Assert.Equal([filed, done], Codes(session => WorkStore.Mine(session, counter, null, 0, 100)));
        Assert.Empty(Codes(session => WorkStore.Mine(session, new(["nobody"], [Wards[1]]), null, 0, 100)));
        Assert.Equal([soon, later, dateless], Codes(session => WorkStore.Mine(session, specialist, false, 0, 100)));
        Assert.Equal([later], Codes(session => WorkStore.Mine(session, specialist, false, 1, 1)));
        Assert.Equal([waiting], Codes(session => WorkStore.Mine(session, specialist, true, 0, 100)));
        Assert.Equal(new(3, 1, 0, 1), office.Place.Look(session => WorkStore.CountMine(session, specialist, now, risk)));
        Assert.Equal(new(3, 1, 1, 0), office.Place.Look(session => WorkStore.CountMine(session, specialist, At(3, 3, 9), risk)));
        Assert.Equal(new(0, 0, 0, 0), office.Place.Look(session => WorkStore.CountMine(session, new(["nobody"], []), now, risk)));
        Assert.Equal([soon, filed], office.Place.Look(session => WorkStore.Among(session, new(["Specialist"], ward), [soon, filed])));
        Assert.Equal([filed], office.Place.Look(session => WorkStore.Among(session, counter, [soon, filed])));
        Assert.Equal([soon], Codes(session => WorkStore.Saveable(session, ward, now, risk)));
        Assert.Equal([dateless], Codes(session => WorkStore.Silent(session, ward)));
        Assert.Equal([done], Codes(session => WorkStore.ReadyForHandOver(session, ward)));
        Assert.Equal([waiting], Codes(session => WorkStore.SupplementsOver(session, At(3, 5, 8))));
        Assert.Empty(Codes(session => WorkStore.SupplementsOver(session, At(3, 4, 17))));
        Assert.Equal(
            [filed, soon, later, dateless, waiting, done],
            Codes(session => WorkStore.Register(session, ward, new(2026, 3, 2), new(2026, 3, 2), 0, 100)));
        Assert.Equal([waiting, done], Codes(session =>
            WorkStore.Register(session, ward, new(2026, 3, 2), new(2026, 3, 31), 4, 100)));
        Assert.Equal(6, office.Place.Look(session =>
            WorkStore.CountRegister(session, ward, new(2026, 3, 2), new(2026, 3, 31))));
        Assert.Equal(0, office.Place.Look(session =>
            WorkStore.CountRegister(session, ward, new(2026, 3, 3), new(2026, 3, 31))));

        var board = office.Place.Look(session => WorkStore.Board(session, ward, At(3, 3, 8).AddSeconds(1), risk));
        Assert.Equal(
            [
                new(Office.Ward, "Specialist", NextTask.Propose, 3, 1, 0, 1),
                new(Office.Ward, "Specialist", NextTask.AwaitPapers, 1, 0, 0, 0),
            ],
            board.Where(row => row.Holder == "Specialist"));
        var row = office.Place.Look(session => WorkStore.Mine(session, specialist, null, 0, 1)).Single();
        Assert.Equal(TimeSpan.FromHours(2), row.Left(office.House.Catalogue.Current.Calendar, now));

        IEnumerable<DossierCode> Codes(Func<Session, List<WorkRow>> list) => office.Place.Look(list).Select(one => one.Code);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_one_officer_holds_goes_to_another_and_whoever_is_absent_is_stood_in_for(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var codes = new List<DossierCode>();
        for (var person = 1; person <= 5; person++)
        {
            codes.Add((await office.Receive(person)).Code);
            await office.Do(codes[^1], ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "A", "Thẩm tra"));
        }

        Assert.Equal(5, await office.House.Handling.ReassignAll("A", "B", new("head", ActorKind.Authority), At(3, 2, 10)));
        Assert.Equal(0, await office.House.Handling.ReassignAll("A", "B", new("head", ActorKind.Authority), At(3, 2, 10)));
        Assert.Equal(codes, office.Place.Look(session => WorkStore.Mine(session, new(["B"], []), null, 0, 10)).Select(one => one.Code));
        Assert.Equal(5, office.Place.Count("select count(*) from audit where action = 'dossier.reassigned'"));

        office.House.SubstituteOf = (account, day) => account == "C" && day == new DateOnly(2026, 3, 3) ? "D" : null;
        var today = await office.Do(codes[0], ActorKind.Specialist, At(3, 2, 11), (one, act) => one.GiveStep(act, "C", "Thẩm tra"));
        var tomorrow = await office.Do(codes[1], ActorKind.Specialist, At(3, 3, 11), (one, act) => one.Propose(act, "", "C"));
        Assert.Equal(("C", "D"), (today.Holder, tomorrow.Holder));
        Assert.Equal(0, await office.Count("dossiers_open_overdue"));
        await office.House.AssertBalanced();
    }
}
