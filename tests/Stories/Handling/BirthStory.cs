using System.Text;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Handling;

/// <summary>A birth registration from the citizen's screen to the handed-over result.</summary>
public sealed class BirthStory(PostgresServer postgres)
{
    private static readonly string[] watched =
    [
        "dossiers_received", "dossiers_online", "dossiers_in_period", "dossiers_open_in_time", "dossiers_open_overdue",
        "dossiers_done_on_time", "dossiers_completed", "dossiers_result_electronic", "dossiers_digitised",
    ];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_index_moves_at_the_right_moments_and_only_then(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        long[] none = [0, 0, 0, 0, 0, 0, 0, 0, 0], open = [1, 1, 1, 1, 0, 0, 0, 0, 0];
        var code = (await office.Submit()).Code;
        Assert.Equal("H09.24.02-260302-0001", code.Value);
        await Shows(none);

        await office.Do(code, ActorKind.Counter, At(3, 2, 10), (one, act) => one.Accept(act));
        Assert.Equal(At(3, 5, 10), office.Facts(code).DueAt);
        await Shows(open);
        await office.Do(code, ActorKind.Counter, At(3, 2, 11), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(code, ActorKind.Specialist, At(3, 2, 14), (one, act) => one.TakeStep(act));
        await Shows(open);

        await office.Do(code, ActorKind.Specialist, At(3, 3, 8), (one, act) =>
            one.RequestSupplement(act, "Giấy chứng sinh", At(3, 16, 17)));
        await Shows(open);
        office.Place.Clock.Now = At(3, 9, 8);
        await Shows(open);
        var back = await office.Do(code, ActorKind.Counter, At(3, 9, 8), (one, act) => one.AnswerSupplement(
            act, [new Paper("G2", "Giấy chứng sinh", false) { IsGiven = true, File = "file-2" }]));
        Assert.Equal(At(3, 11, 10), back.ToldDueAt);
        Assert.Equal(At(3, 5, 10).AddDays(6), office.Facts(code).DueAt);
        await Shows(open);

        await office.Do(code, ActorKind.Specialist, At(3, 9, 9), (one, act) => one.Propose(act, "Đồng ý", "Authority", "Ký"));
        await office.Do(code, ActorKind.Authority, At(3, 9, 10), (one, act) => one.Approve(act, "Clerk", step: "Phát hành"));
        await Shows(open);
        await office.Do(code, ActorKind.Clerk, At(3, 9, 11), (one, act) => one.Finish(act, "12/2026", new(2026, 3, 9), "kq"));
        await Shows([1, 1, 1, 0, 0, 1, 1, 1, 1]);
        await office.Do(code, ActorKind.Counter, At(3, 9, 14), (one, act) => one.ReturnResult(act, "sai năm sinh"));
        await Shows(open);
        office.Place.Clock.Now = At(3, 11, 10).AddSeconds(1);
        await Shows([1, 1, 1, 0, 1, 0, 0, 0, 0]);
        await office.Do(code, ActorKind.Specialist, At(3, 9, 15), (one, act) => one.Propose(act, "Đã sửa", "Authority", "Ký"));
        await office.Do(code, ActorKind.Authority, At(3, 9, 15, 30), (one, act) => one.Approve(act, "Clerk"));
        await office.Do(code, ActorKind.Clerk, At(3, 9, 16), (one, act) => one.Finish(act, "13/2026", new(2026, 3, 9), "kq2"));
        await Shows([1, 1, 1, 0, 0, 1, 1, 1, 1]);
        var done = await office.Do(code, ActorKind.Counter, At(3, 10, 8), (one, act) =>
            one.HandOver(act, HandOverProof.Signature));
        await Shows([1, 1, 1, 0, 0, 1, 1, 1, 1]);

        Assert.Equal((10, At(3, 9, 16)), (office.Facts(code).Status, office.Facts(code).FinishedAt));
        Assert.Equal(14, done.Version);
        await office.House.AssertBalanced();
        Assert.Null(office.Place.Look(AuditTrail.FirstBroken));
        Assert.Equal(14, office.Place.Count($"select count(*) from audit where object = '{code}'"));
        AssertTold(office, code);

        async Task Shows(long[] expected)
        {
            var found = new List<long>();
            foreach (var counter in watched)
            {
                found.Add(await office.Count(counter));
            }

            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Nobodys_name_number_or_words_stand_anywhere_unsealed(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var code = (await office.Submit(7)).Code;
        await office.Do(code, ActorKind.Counter, At(3, 2, 10), (one, act) => one.Refuse(act, "Lý do bí mật của cháu Mẫu"));

        foreach (var table in (string[])["entries", "dossiers", "handled", "audit", "owners", "outbox", "people", "progress"])
        {
            var rows = office.Place.Look(session => session.Query($"select * from {table}", row =>
                string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column =>
                    row.GetValue(column) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : row.GetValue(column).ToString()))));
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.DoesNotMatch("Công dân|000000000007|0900000001|thu@|đường Thử|cháu Mẫu|bí mật", row));
        }

        var people = office.House.Handling.PeopleOf(code);
        Assert.Equal("Công dân Thử Nghiệm 7", people.Owner.Name);
        Assert.Equal("Lý do bí mật của cháu Mẫu", people.Text(office.House.Handling.Find(code)!.Ending!.Text));
    }

    /// <summary>
    /// One notice waits for each thing that the applicant is to know, and says what the officer wrote.
    /// </summary>
    private static void AssertTold(Office office, OneStop.Catalogue.DossierCode code)
    {
        var notices = office.Place.Look(session => HandlingStore.Waiting(session, At(12, 31, 0), 100));
        Assert.Equal(
            [
                "desk.submission", "desk.acceptance", "desk.supplement-request", "desk.supplement-answer", "desk.result",
                "desk.result-return", "desk.result", "desk.hand-over",
            ],
            notices.Select(one => one.Kind));
        var asked = HandlingText.UnsealNotice(office.House.Vault, notices[2].Body);
        Assert.Equal((code, DeskForm.SupplementSlip, "Giấy chứng sinh"), (asked.Dossier, asked.Form, asked.Text));
    }
}
