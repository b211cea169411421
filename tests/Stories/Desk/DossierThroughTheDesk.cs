using System.Net;
using System.Text;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>A dossier walked through the desk by the forms that its pages show, each by the officer whose turn it is.</summary>
public sealed class DossierThroughTheDesk(PostgresServer postgres)
{
    private const string Number = "074190000001";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_citizens_dossier_is_accepted_worked_on_signed_issued_and_handed_over(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = (await Submitted(town)).Code.Value;
        var page = $"/ho-so/{code}";

        await Act(town, "hien", page, "tiep-nhan", At(3, 2, 9));
        await Act(town, "hien", page, "chuyen-phong", At(3, 2, 10), ("nguoi", town.AccountOf("ha")));
        await Act(town, "ha", page, "nhan-buoc", At(3, 2, 11));
        await Act(town, "ha", page, "bo-sung", At(3, 2, 14), ("danh-sach", "Giấy chứng sinh rõ chữ"), ("han", "16/03/2026"));
        await Act(town, "hien", page, "da-bo-sung", At(3, 3, 8), ("giay", "KS-CS"));
        await Act(town, "ha", page, "trinh", At(3, 3, 9), ("noi-dung", "Đủ điều kiện"), ("nguoi", town.AccountOf("nam")));
        await Act(town, "nam", page, "phe-duyet", At(3, 3, 10), ("nguoi", town.AccountOf("thu")));
        await Act(town, "thu", page, "ket-qua", At(3, 3, 11), ("so", "12/2026/KS"), ("ngay", "03/03/2026"));
        await Act(town, "toan", page, "nop-tien", At(3, 3, 14), ("so-tien", "8.000"), ("bien-lai", "BL-1"));
        var last = await Act(town, "hien", page, "trao", At(3, 3, 15), ("cach", "Signature"));

        Assert.Contains("Đã trả kết quả", last.Page, StringComparison.Ordinal);
        var dossier = town.House.Handling.Find(new(code))!;
        Assert.Equal(DossierState.HandedOver, dossier.State);
        Assert.Equal("12/2026/KS", dossier.Result!.Number);
        await town.House.AssertBalanced();
        Assert.Null(town.Place.Look(AuditTrail.FirstBroken));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Of_two_officers_the_second_is_told_who_was_faster_and_loses_no_word(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = (await Submitted(town)).Code.Value;
        var page = $"/ho-so/{code}";
        await Act(town, "hien", page, "tiep-nhan", At(3, 2, 9));
        await Act(town, "hien", page, "chuyen-phong", At(3, 2, 10), ("nguoi", town.AccountOf("ha")));
        await Act(town, "ha", page, "nhan-buoc", At(3, 2, 10, 30));
        town.Place.Clock.Now = At(3, 2, 11);
        var (ha, phuc) = (await town.As("ha"), await town.As("phuc"));
        var (seenByHa, seenByPhuc) = (await ha.Get(page), await phuc.Get(page));

        var first = await ha.Submit(seenByHa, $"{page}/bo-sung", [("danh-sach", "Giấy chứng sinh"), ("han", "16/03/2026")]);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var second = await phuc.Submit(
            seenByPhuc, $"{page}/trinh", [("noi-dung", "Dự thảo của Phúc, dài và kỹ"), ("nguoi", town.AccountOf("nam"))]);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("Cán bộ ha", second.Page, StringComparison.Ordinal);
        Assert.Contains("11:00 ngày 02/03/2026", second.Page, StringComparison.Ordinal);
        Assert.Contains("Yêu cầu bổ sung, tạm dừng", second.Page, StringComparison.Ordinal);
        Assert.Contains("Dự thảo của Phúc, dài và kỹ", second.Page, StringComparison.Ordinal);
        Assert.Equal(DossierState.AwaitingPapers, town.House.Handling.Find(new(code))!.State);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_rules_say_no_with_words_and_nobody_acts_beyond_their_rights(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = (await Submitted(town)).Code.Value;
        var page = $"/ho-so/{code}";
        town.Place.Clock.Now = At(3, 2, 9);
        var (hien, ha, xa) = (await town.As("hien"), await town.As("ha"), await town.As("xa"));
        var seen = await hien.Get(page);

        var refused = await hien.Submit(seen, $"{page}/bo-sung", [("danh-sach", "Tờ khai thiếu chữ ký"), ("han", "01/03/2026")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Tờ khai thiếu chữ ký", refused.Page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", refused.Page, StringComparison.Ordinal);

        // What a page does not offer, a forged form does not get: no right, another unit's dossier, no token.
        Assert.False(Officer.Offers(await ha.Get(page), $"{page}/tiep-nhan"));
        Assert.Equal(HttpStatusCode.Forbidden, await ha.Forge(await ha.Get(page), $"{page}/tiep-nhan", ("phien", "1")));
        Assert.Equal(HttpStatusCode.NotFound, await xa.Forge(await xa.Get("/quay"), $"{page}/tiep-nhan", ("phien", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, await hien.Forge(new(0, "", ""), $"{page}/tiep-nhan", ("phien", "1")));
        Assert.Equal(DossierState.Submitted, town.House.Handling.Find(new(code))!.State);

        // A holder is somebody who works there, whatever the form says.
        await Act(town, "hien", page, "tiep-nhan", At(3, 2, 9));
        var forged = await hien.Submit(await hien.Get(page), $"{page}/chuyen-phong", [("nguoi", town.AccountOf("xa"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Equal(DossierState.Received, town.House.Handling.Find(new(code))!.State);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_person_stands_masked_until_somebody_asks_and_is_written_down(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = (await Submitted(town)).Code.Value;
        var hien = await town.As("hien");
        var page = await hien.Get($"/ho-so/{code}");
        Assert.DoesNotContain(Number, page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thử Nghiệm Một", page.Page, StringComparison.Ordinal);
        Assert.Equal(0, town.Place.Count("select count(*) from audit where action = 'person.read'"));

        var full = await hien.Submit(page, $"/ho-so/{code}/nguoi-nop", []);
        Assert.Contains(Number, full.Page, StringComparison.Ordinal);
        Assert.Equal(1, town.Place.Count($"select count(*) from audit where action = 'person.read' and object = '{code}'"));

        var thu = await town.As("thu");
        Assert.Equal(HttpStatusCode.Forbidden, await thu.Forge(await thu.Get($"/ho-so/{code}"), $"/ho-so/{code}/nguoi-nop"));
    }

    internal static Task<HandledDossier> Submitted(DeskTown town) => town.House.Handling.Start(
        new(DeskTown.Ward, DeskTown.Birth, Channel.Online, new(1, new(3, LimitUnit.WorkingDay))
        {
            Steps = [new("Thẩm tra", "Specialist", 60), new("Ký duyệt", "UnitHead", 20), new("Phát hành", "Clerk", 20)],
        })
        {
            Owner = new("Công dân Thử Nghiệm Một", Number) { Phone = "0900000001" },
            Papers = [new("KS-TK", "Tờ khai", true) { IsGiven = true }, new("KS-CS", "Giấy chứng sinh", false)],
            Fees = [new("Lệ phí hộ tịch", 8000, FeeMoment.AtReturn)],
        },
        new("citizen", ActorKind.Applicant), town.House.Now);

    internal static async Task<Seen> Act(
        DeskTown town, string who, string page, string noun, DateTimeOffset at, params (string Name, string Value)[] filled)
    {
        town.Place.Clock.Now = at;
        var officer = await town.As(who);
        var done = await officer.Submit(await officer.Get(page), $"{page}/{noun}", filled);
        Assert.True(done.Status == HttpStatusCode.OK, $"{noun}: {done.Status} {Alert(done.Page)}");
        return done;
    }

    private static string Alert(string page)
    {
        var at = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        return at < 0 ? "" : page[at..Math.Min(page.Length, at + 400)];
    }
}
