using System.Net;
using System.Text;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>The counter takes dossiers: one page, no script needed, every mistake named with its field.</summary>
public sealed class CounterIntake(PostgresServer postgres)
{
    private const string Number = "074190000001";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_birth_registration_of_a_known_owner_has_its_receipt_after_at_most_ten_actions(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        await DossierThroughTheDesk.Submitted(town);
        town.Place.Clock.Now = At(3, 2, 9);
        var hien = await town.As("hien");
        var actions = 0;

        var page = await hien.Get("/quay");
        actions += 3; // the number, the procedure in two words without accents, Enter
        page = await hien.Submit(page, "/quay/tiep-nhan", [("so-dinh-danh", Number), ("thu-tuc", "1.001193"), ("buoc", "tim")]);
        Assert.Contains("Công dân Thử Nghiệm Một", page.Page, StringComparison.Ordinal);
        Assert.Contains("Tờ khai đăng ký khai sinh", page.Page, StringComparison.Ordinal);
        Assert.Contains("Có thể trùng", page.Page, StringComparison.Ordinal);
        actions += 4; // two papers, "another request", Ctrl Enter
        page = await hien.Submit(
            page, "/quay/tiep-nhan",
            [
                ("so-dinh-danh", Number), ("thu-tuc", "1.001193"), ("ho-ten", "Công dân Thử Nghiệm Một"),
                ("giay", "KS-TK"), ("giay", "KS-CS"), ("van-nhan", "1"), ("buoc", "nhan"),
            ]);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.EndsWith("/giay-hen", page.Address, StringComparison.Ordinal);
        Assert.Contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", page.Page, StringComparison.Ordinal);
        Assert.Contains("Vì sao ngày này", page.Page, StringComparison.Ordinal);
        Assert.Contains("<svg", page.Page, StringComparison.Ordinal);
        Assert.InRange(actions, 1, 10);
        var dossier = town.House.Handling.Find(new(page.Address.Split('/')[2]))!;
        Assert.Equal((DossierState.Received, 2), (dossier.State, dossier.Papers.Count(paper => paper.IsGiven)));
        Assert.Equal(At(3, 5, 9), dossier.ToldDueAt);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Every_mistake_is_named_with_a_link_to_its_field_and_nothing_is_kept(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var hien = await town.As("hien");
        var page = await hien.Submit(
            await hien.Get("/quay"), "/quay/tiep-nhan",
            [("so-dinh-danh", "12"), ("thu-tuc", "1.001193"), ("dien-thoai", "0901 234 56"), ("buoc", "nhan")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.All(
            (string[])["#so-dinh-danh", "#ho-ten", "#dien-thoai", "#giay-KS-TK", "#giay-KS-CS"],
            field => Assert.Contains($"href=\"{field}\"", page.Page, StringComparison.Ordinal));
        Assert.Contains("value=\"0901 234 56\"", page.Page, StringComparison.Ordinal);
        Assert.Equal(0, town.Place.Count("select count(*) from handled"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_scan_is_kept_sealed_with_the_dossier_and_leaves_as_a_download(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var hien = await town.As("hien");
        var scan = DeskTown.Scan;
        (string, string)[] typed =
        [
            ("so-dinh-danh", Number), ("thu-tuc", "1.001193"), ("ho-ten", "Công dân Thử Nghiệm Một"), ("giay", "KS-CS"),
            ("buoc", "nhan"),
        ];
        var page = await hien.Submit(await hien.Get("/quay"), "/quay/tiep-nhan", [.. typed[..4], ("buoc", "tim")]);
        page = await hien.Submit(page, "/quay/tiep-nhan", typed, ("tep-KS-TK", scan));
        Assert.EndsWith("/giay-hen", page.Address, StringComparison.Ordinal);
        var code = page.Address.Split('/')[2];
        var paper = town.House.Handling.Find(new(code))!.Papers.Single(one => one.Code == "KS-TK");
        Assert.Equal(PaperForm.Electronic, paper.Form);

        var down = await hien.Download($"/ho-so/{code}/tep/{paper.File}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (down.Status, down.Type));
        Assert.Equal(scan, down.Body);
        Assert.StartsWith("attachment", down.Disposition, StringComparison.Ordinal);
        Assert.Contains("sandbox", down.Policy, StringComparison.Ordinal);
        Assert.Equal(1, town.Place.Count("select count(*) from audit where action = 'file.read'"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await town.As("xa")).Download($"/ho-so/{code}/tep/{paper.File}")).Status);

        var wrong = await hien.Submit(
            await hien.Get($"/ho-so/{code}"), $"/ho-so/{code}/giay-to", [("giay", "KS-KH")],
            ("tep", "MZ chương trình"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Lists_and_boards_show_the_work_and_whole_hands_are_given_over(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = (await DossierThroughTheDesk.Submitted(town)).Code.Value;
        var page = $"/ho-so/{code}";
        Assert.Contains(code, (await (await town.As("hien")).Get("/viec-cua-toi")).Page, StringComparison.Ordinal);
        await DossierThroughTheDesk.Act(town, "hien", page, "tiep-nhan", At(3, 2, 9));
        await DossierThroughTheDesk.Act(town, "hien", page, "chuyen-phong", At(3, 2, 10), ("nguoi", town.AccountOf("ha")));
        await DossierThroughTheDesk.Act(town, "ha", page, "nhan-buoc", At(3, 2, 11));

        var truong = await town.As("truong");
        var board = await truong.Get("/bang-viec");
        Assert.Contains("Cán bộ ha", board.Page, StringComparison.Ordinal);
        board = await truong.Submit(board, "/bang-viec/giao-lai", [("tu", town.AccountOf("ha")), ("den", town.AccountOf("phuc"))]);
        Assert.Contains("Đã giao lại 1 hồ sơ", board.Page, StringComparison.Ordinal);
        Assert.Equal(town.AccountOf("phuc"), town.House.Handling.Find(new(code))!.Holder);

        var book = await truong.Get("/so-theo-doi?tu=01/03/2026&den=31/03/2026");
        Assert.Contains(code, book.Page, StringComparison.Ordinal);
        var csv = await truong.Download("/so-theo-doi.csv?tu=2026-03-01&den=2026-03-31");
        Assert.Contains(code, Encoding.UTF8.GetString(csv.Body), StringComparison.Ordinal);
        var sheet = await truong.Download("/viec-cua-toi.xlsx");
        Assert.Equal("PK"u8.ToArray(), sheet.Body[..2]);
        Assert.Contains("PHIẾU KIỂM SOÁT", (await truong.Get($"{page}/phieu-kiem-soat")).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await town.As("toan")).Get("/bang-viec")).Status);
    }
}
