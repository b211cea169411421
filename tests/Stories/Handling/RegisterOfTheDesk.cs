using System.Text.Json;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Handling;

public sealed class RegisterOfTheDesk(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Sixteen_counters_at_once_give_every_number_once_and_leave_none_out(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var missing = Office.Filing(Channel.Direct) with { Papers = [new("G1", "Tờ khai", true)] };
        var counters = Enumerable.Range(0, 16).Select(counter => Task.Run(async () =>
        {
            var codes = new List<string>();
            for (var i = 0; i < 12; i++)
            {
                if ((i + counter) % 4 == 0)
                {
                    await Assert.ThrowsAsync<RefusedException>(() => office.Receive(filing: missing));
                }

                codes.Add((await office.Receive((counter * 100) + i + 1)).Code.Value);
            }

            return codes;
        }));
        var given = (await Task.WhenAll(counters)).SelectMany(codes => codes).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 192).Select(number => $"H09.24.02-260302-{number:D4}"), given);
        Assert.Equal(192, await office.Count("dossiers_received"));
        office.Place.Clock.Now = At(3, 3, 8);
        Assert.Equal("H09.24.02-260303-0001", (await office.Receive()).Code.Value);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_number_that_a_message_took_is_passed_over(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        await office.House.Receive(Item(1) with { Code = new("H09.24.02-260302-0001") });
        await office.House.Progress(new("H09.24.02-260302-0002"), 4, At(3, 2, 8));
        Assert.Equal("H09.24.02-260302-0003", (await office.Receive()).Code.Value);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Of_two_officers_who_finish_the_same_dossier_one_is_told_what_changed_and_when(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var dossier = await office.Receive();
        await office.Do(dossier.Code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(dossier.Code, ActorKind.Specialist, At(3, 2, 9), (one, act) => one.Propose(act, "Đồng ý", "Authority"));
        var seen = await office.Do(dossier.Code, ActorKind.Authority, At(3, 2, 10), (one, act) => one.Approve(act, "Clerk"));

        var tries = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => Task.Run(async () => await Record.ExceptionAsync(() =>
            office.House.Handling.Change(
                seen.Code, seen.Version, new($"clerk-{number}", ActorKind.Clerk), At(3, 2, 11),
                (one, act) => one.Finish(act, $"{number}/2026", new(2026, 3, 2), null), "dossier.finished")))));
        var refused = Assert.IsType<RefusedException>(Assert.Single(tries, fault => fault is not null));
        Assert.Equal((RefusalKind.Changed, "changed.result"), (refused.Kind, refused.Code));
        Assert.StartsWith(
            "Hồ sơ đã có kết quả lúc 11:00 02/03/2026", Words.Say(refused.Code, [.. refused.Blanks]), StringComparison.Ordinal);
        Assert.Equal(seen.Version + 1, office.House.Handling.Find(seen.Code)!.Version);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_is_refused_leaves_nothing_behind(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var dossier = await office.Receive();
        string[] tables = ["entries", "audit", "outbox", "progress"];
        var before = tables.Select(table => office.Place.Count($"select count(*) from {table}")).ToList();

        var skipped = await Assert.ThrowsAsync<RefusedException>(() => office.Do(
            dossier.Code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.HandOver(act, HandOverProof.Signature)));

        Assert.Equal(RefusalKind.State, skipped.Kind);
        Assert.Equal(before, tables.Select(table => office.Place.Count($"select count(*) from {table}")));
        Assert.Equal(1, office.House.Handling.Find(dossier.Code)!.Version);
        Assert.Null(await office.House.Handling.Change(
            new("H09.24.02-260302-9999"), 1, Actor.Program, At(3, 2, 9), one => one, "nothing"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_message_about_a_dossier_of_our_own_desk_changes_nothing_and_is_told_why(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var code = (await office.Receive()).Code;
        var before = office.Facts(code);
        var intake = new Intake(office.House);
        foreach (var sender in (SenderScope[])[SenderScope.Operator, new(Office.Ward)])
        {
            var call = new Call(sender, Office.Ward.Value, true, office.House.Now, null);
            var items = await intake.Dossiers(call, [JsonElement.Parse(
                $$"""{"MaHoSo":"{{code}}","MaTTHC":"1.001193","TrangThaiHoSo":"10","NgayTiepNhan":"20260302080000"}""")]);
            var events = await intake.Events(call, [JsonElement.Parse(
                $$"""{"MaHoSo":"{{code}}","NguoiXuLy":"x","ThoiDiemXuLy":"20260310080000","TrangThai":"9"}""")]);
            foreach (var answer in (ItemAnswer[])[items.Items.Single(), events.Items.Single()])
            {
                Assert.Equal((AnswerCode.Exists, "answer.at-own-desk"), (answer.Code, answer.Problem!.Code));
            }
        }

        Assert.Equal(before, office.Facts(code));
        Assert.Equal(1, office.Place.Count($"select count(*) from entries where subject = '{code}'"));
        Assert.Equal(1, office.Place.Count($"select count(*) from progress where dossier = '{code}'"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task An_owner_is_found_by_number_with_earlier_requests_and_papers_and_can_be_forgotten(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var desk = office.House.Handling;
        var code = (await office.Receive(5)).Code;
        await office.Receive(6);
        Assert.Equal("Công dân Thử Nghiệm 5", desk.FindOwner("0000 0000 0005")!.Name);
        Assert.Equal([code], desk.Duplicates("000000000005", Office.Birth, At(3, 20, 8), 30));
        Assert.Empty(desk.Duplicates("000000000005", Office.Birth, At(5, 20, 8), 30));
        Assert.Empty(desk.Duplicates("000000000005", new("1.000689"), At(3, 20, 8), 30));
        Assert.Equal([("G1", "file-5")], desk.EarlierPapers("000000000005").Select(paper => (paper.Paper, paper.File)));

        var digest = Digest.Of(office.House.Ledger.Now);
        Assert.Equal(1, await desk.Forget("000000000005", new("admin", ActorKind.Admin), office.House.Now));
        Assert.Null(desk.FindOwner("000000000005"));
        Assert.Equal("", desk.PeopleOf(code).Owner.Name);
        Assert.Empty(desk.EarlierPapers("000000000005"));
        Assert.Equal("Công dân Thử Nghiệm 6", desk.FindOwner("000000000006")!.Name);
        Assert.Equal(digest, Digest.Of(office.House.Ledger.Now));
        Assert.Equal(0, office.Place.Count($"select count(*) from outbox where subject = '{code}'"));
        await office.House.AssertBalanced();
    }
}
