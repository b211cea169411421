using System.Net;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Procedures;

/// <summary>
/// The counter asks what the procedure's form asks; answers are sealed with the person, steps wait for what they need.
/// </summary>
public sealed class FormAtTheCounter(PostgresServer postgres)
{
    private const string Canary = "Nguyễn Chim Hoàng Yến";

    private static ProcedureContent Content => DeskTown.Content with
    {
        Version = 2,
        Fields =
        [
            new("ho-ten-tre", "Họ tên của trẻ", FieldKind.Text) { IsRequired = true },
            new("ngay-sinh", "Ngày sinh của trẻ", FieldKind.Day) { IsRequired = true, IsPast = true },
            new("uy-quyen", "Có ủy quyền", FieldKind.Check),
            new("quan-he", "Quan hệ", FieldKind.Text) { IsRequired = true, When = new("uy-quyen", "1") },
        ],
        Papers = [.. DeskTown.Content.Papers, new("KS-UQ", "Văn bản ủy quyền") { When = new("uy-quyen", "1") }],
        Steps =
        [
            new("Thẩm tra", "Specialist", 60, StepNeeds.FeePaid), new("Ký duyệt", "UnitHead", 20),
            new("Phát hành", "Clerk", 20, StepNeeds.ResultFile),
        ],
    };

    private static readonly (string, string)[] typed =
    [
        ("so-dinh-danh", "074190000001"), ("thu-tuc", "1.001193"), ("ho-ten", "Công dân Thử Nghiệm"), ("giay", "KS-TK"),
        ("giay", "KS-CS"),
    ];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Each_wrong_answer_is_named_at_its_field_and_a_condition_brings_its_question_and_its_paper(Engine engine)
    {
        await using var town = await Open(engine);
        var hien = await town.As("hien");
        var page = await Send(hien, ("tk-ngay-sinh", "31/12/2099"), ("tk-uy-quyen", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.All(
            (string[])["#tk-ho-ten-tre", "#tk-ngay-sinh", "#tk-quan-he", "#giay-KS-UQ"],
            field => Assert.Contains($"href=\"{field}\"", page.Page, StringComparison.Ordinal));
        Assert.Contains("ngày này chưa đến", page.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"31/12/2099\"", page.Page, StringComparison.Ordinal);

        page = await Send(hien, ("tk-ho-ten-tre", Canary), ("tk-ngay-sinh", "01/03/2026"), ("tk-quan-he", "không ai hỏi"));
        Assert.EndsWith("/giay-hen", page.Address, StringComparison.Ordinal);
        var dossier = town.House.Handling.Find(new(page.Address.Split('/')[2]))!;
        Assert.DoesNotContain(dossier.Papers, paper => paper.Code == "KS-UQ");
        Assert.Equal(
            ["ho-ten-tre", "ngay-sinh", "uy-quyen"],
            town.House.Handling.PeopleOf(dossier.Code).Answers.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Answers_lie_sealed_and_are_read_with_the_person_alone(Engine engine)
    {
        await using var town = await Open(engine);
        var hien = await town.As("hien");
        var code = (await Send(hien, ("tk-ho-ten-tre", Canary), ("tk-ngay-sinh", "01/03/2026"))).Address.Split('/')[2];
        var page = await hien.Get($"/ho-so/{code}");
        Assert.Contains("Tờ khai: 3 ô đã điền", page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, page.Page, StringComparison.Ordinal);
        page = await hien.Submit(page, $"/ho-so/{code}/nguoi-nop", []);
        Assert.Contains("Họ tên của trẻ", page.Page, StringComparison.Ordinal);
        Assert.Contains(Canary, page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, (await (await town.As("thu")).Get($"/ho-so/{code}")).Page, StringComparison.Ordinal);
        Assert.Equal(0, town.Place.Count($"select count(*) from handled where body like '%{Canary}%'"));
        Assert.Equal(0, town.Place.Count($"select count(*) from entries where facts like '%{Canary}%'"));
        await town.House.Handling.Forget("074190000001", Actor.Program, town.House.Now);
        Assert.Empty(town.House.Handling.PeopleOf(new(code)).Answers);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_step_is_not_left_before_what_it_needs_is_there(Engine engine)
    {
        await using var town = await Open(engine);
        var code = (await Send(await town.As("hien"), ("tk-ho-ten-tre", Canary), ("tk-ngay-sinh", "01/03/2026"))).Address.Split('/')[2];
        var page = $"/ho-so/{code}";
        await DossierThroughTheDesk.Act(town, "hien", page, "chuyen-phong", At(3, 2, 10), ("nguoi", town.AccountOf("ha")));
        await DossierThroughTheDesk.Act(town, "ha", page, "nhan-buoc", At(3, 2, 11));
        var ha = await town.As("ha");
        var refused = await ha.Submit(await ha.Get(page), $"{page}/trinh", [("nguoi", town.AccountOf("nam"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Bước “Thẩm tra” chưa xong: còn 8.000 đ", refused.Page, StringComparison.Ordinal);

        await DossierThroughTheDesk.Act(town, "toan", page, "nop-tien", At(3, 2, 13), ("so-tien", "8000"), ("bien-lai", "BL1"));
        await DossierThroughTheDesk.Act(town, "ha", page, "trinh", At(3, 2, 14), ("nguoi", town.AccountOf("nam")));
        await DossierThroughTheDesk.Act(town, "nam", page, "phe-duyet", At(3, 2, 15), ("nguoi", town.AccountOf("thu")));
        var thu = await town.As("thu");
        (string, string)[] result = [("so", "1/TLKS"), ("ngay", "02/03/2026")];
        refused = await thu.Submit(await thu.Get(page), $"{page}/ket-qua", result);
        Assert.Contains("Bước “Phát hành” chưa xong: cần tệp kết quả", refused.Page, StringComparison.Ordinal);
        var done = await thu.Submit(await thu.Get(page), $"{page}/ket-qua", result, ("tep", DeskTown.Scan));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal(DossierState.Finished, town.House.Handling.Find(new(code))!.State);
    }

    private static async Task<Seen> Send(Officer hien, params (string, string)[] answers) => await hien.Submit(
        await hien.Submit(await hien.Get("/quay"), "/quay/tiep-nhan", [.. typed[..3], ("buoc", "tim")]),
        "/quay/tiep-nhan", [.. typed, .. answers, ("van-nhan", "1"), ("buoc", "nhan")]);

    private async Task<DeskTown> Open(Engine engine)
    {
        var town = await DeskTown.Open(engine, postgres);
        await town.House.CatalogueChanges.Receive([Content], town.House.Now);
        return town;
    }
}
