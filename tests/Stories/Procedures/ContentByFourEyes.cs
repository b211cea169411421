using System.Net;
using System.Text;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Procedures;

/// <summary>What a procedure asks is changed by two people on the screens, and dossiers keep what they were received under.</summary>
public sealed class ContentByFourEyes(PostgresServer postgres)
{
    private const string Birth = "/danh-muc/1.001193";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_change_is_proposed_read_and_put_in_force_and_a_dossier_keeps_its_version(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var old = await Received(town, "074190000001", "giay", "KS-TK", "giay", "KS-CS");

        var (proposer, approver) = (await town.As(CatalogueTown.Proposer), await town.As(CatalogueTown.Approver));
        var page = await proposer.Submit(
            await proposer.Get($"{Birth}/sua"), $"{Birth}/de-nghi", CatalogueTown.Typed(Changed, "03/03/2026"));
        Assert.Contains("Chờ duyệt: 2 chỗ khác", page.Page, StringComparison.Ordinal);
        Assert.Contains("Trích lục kết hôn, 1 bản sao, bắt buộc", page.Page, StringComparison.Ordinal);
        Assert.Contains("5.000 đ", page.Page, StringComparison.Ordinal);
        Assert.False(Officer.Offers(page, $"{Bare(page)}/duyet"));
        Assert.Single(town.House.Catalogue.Current.Contents.VersionsOf(DeskTown.Birth));

        page = await approver.Get(Bare(page));
        page = await approver.Submit(page, $"{Bare(page)}/duyet", []);
        Assert.Contains("Đề nghị đã duyệt", page.Page, StringComparison.Ordinal);
        var token = await approver.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.Conflict, await approver.Forge(token, $"{Bare(page)}/duyet", ("phien", "2")));
        Assert.Equal(2, town.House.Catalogue.Current.Contents.VersionsOf(DeskTown.Birth).Count);
        Assert.Equal(1, town.Place.Count("select count(*) from audit where action = 'content.accepted'"));

        town.Place.Clock.Now = At(3, 3, 9);
        var hien = await town.As("hien");
        Assert.Contains("?ban=1\">1.001193, bản 1", (await hien.Get($"/ho-so/{old}")).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Trích lục kết hôn", (await hien.Get($"/ho-so/{old}")).Page, StringComparison.Ordinal);
        var fresh = await Received(town, "074190000002", "giay", "KS-TK", "giay", "KS-CS", "giay", "KS-TL");
        Assert.Contains("bản 2", (await hien.Get($"/ho-so/{fresh}")).Page, StringComparison.Ordinal);
        Assert.Equal([8000L, 5000L], new[] { old, fresh }.Select(code => town.House.Handling.Find(new(code))!.Fees.Single().Amount));
        Assert.Contains("bản 2 đang áp dụng", (await hien.Get(Birth)).Page, StringComparison.Ordinal);
        Assert.Contains("bản 1, đã có bản mới hơn", (await hien.Get($"{Birth}?ban=1")).Page, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Nobody_approves_their_own_or_what_reaches_beyond_their_units_or_what_they_have_not_seen(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var (proposer, approver, nam) = (
            await town.As(CatalogueTown.Proposer), await town.As(CatalogueTown.Approver), await town.As("nam"));
        var first = await proposer.Submit(
            await proposer.Get($"{Birth}/sua"), $"{Birth}/de-nghi", CatalogueTown.Typed(Changed, "03/03/2026"));
        var second = await proposer.Submit(
            await proposer.Get($"{Birth}/sua"), $"{Birth}/de-nghi",
            CatalogueTown.Typed(Changed with { Audience = "Công dân" }, "03/03/2026"));

        var token = await proposer.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await proposer.Forge(token, $"{Bare(first)}/duyet", ("phien", "1")));
        var seen = await nam.Get(Bare(first));
        Assert.Contains("ngoài phạm vi", seen.Page, StringComparison.Ordinal);
        token = await nam.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await nam.Forge(token, $"{Bare(first)}/duyet", ("phien", "1")));
        Assert.Equal(HttpStatusCode.Forbidden, await (await town.As("ha")).Forge(token, $"{Bare(first)}/duyet", ("phien", "1")));

        var stale = await approver.Get(Bare(second));
        await approver.Submit(await approver.Get(Bare(first)), $"{Bare(first)}/duyet", []);
        var answer = await approver.Submit(stale, $"{Bare(second)}/duyet", []);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("vừa có bản mới", answer.Page, StringComparison.Ordinal);
        answer = await approver.Submit(answer, $"{Bare(second)}/khong-duyet", []);
        Assert.Contains("Đề nghị không được duyệt", answer.Page, StringComparison.Ordinal);
        Assert.Equal(2, town.House.Catalogue.Current.Contents.VersionsOf(DeskTown.Birth).Count);
    }

    /// <summary>Town: desks in two wards of the province, none in the neighbouring one at first.</summary>
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Who_answers_for_every_unit_that_works_by_a_content_approves_it_and_nobody_for_less(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        await town.Install("tinh", OneStop.Access.Role.UnitHead, Storage.Town.Province);
        await town.Install("ben", OneStop.Access.Role.ProvinceAdmin, new("H10"));
        var ended = new Unit(new("H09.24.99"), "Phường đã nhập", UnitLevel.Commune, Storage.Town.Province, null, new(2025, 6, 30));
        await town.House.CatalogueChanges.Receive([ended], town.House.Now);

        Assert.Equal((false, true, false), await Allowed(town, Storage.Town.Procedures[0]));
        var wards = Storage.Town.Procedures[0] with { ForAllUnits = false };
        Assert.Equal((true, true, false), await Allowed(town, wards with { Units = [DeskTown.Ward] }));
        Assert.Equal((true, true, false), await Allowed(town, wards with { Units = [DeskTown.Ward, ended.Code, new("H77")] }));
        Assert.Equal((false, true, false), await Allowed(town, wards with { Units = [.. Storage.Town.Wards] }));
        Assert.Equal((false, false, false), await Allowed(town, wards with { Units = [DeskTown.Ward, new("H10")] }));
        Assert.Equal((false, false, true), await Allowed(town, wards with { Units = [new("H10")] }));
        await town.Install("quay-ben", OneStop.Access.Role.CounterOfficer, new("H10"));
        Assert.Equal((false, false, false), await Allowed(town, Storage.Town.Procedures[0]));
    }

    /// <summary>Whether the ward's head, the province's and the neighbour's are shown the button, the procedure being so.</summary>
    private static async Task<(bool Ward, bool Province, bool Neighbour)> Allowed(DeskTown town, Procedure procedure)
    {
        await town.House.CatalogueChanges.Receive([procedure], town.House.Now);
        var proposer = await town.As(CatalogueTown.Proposer);
        var page = Bare(await proposer.Submit(
            await proposer.Get($"{Birth}/sua"), $"{Birth}/de-nghi", CatalogueTown.Typed(Changed, "03/03/2026")));
        var allowed = new List<bool>();
        foreach (var name in new[] { "nam", "tinh", "ben" })
        {
            var officer = await town.As(name);
            var isOffered = Officer.Offers(await officer.Get(page), $"{page}/khong-duyet");
            var token = await officer.Get("/dang-xuat");
            Assert.Equal(
                isOffered ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity,
                await officer.Forge(token, $"{page}/khong-duyet"));
            allowed.Add(isOffered);
            if (isOffered)
            {
                page = Bare(await proposer.Submit(
                    await proposer.Get($"{Birth}/sua"), $"{Birth}/de-nghi", CatalogueTown.Typed(Changed, "03/03/2026")));
            }
        }

        return (allowed[0], allowed[1], allowed[2]);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_content_that_could_not_be_worked_by_is_named_fault_by_fault_and_not_kept(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var proposer = await town.As(CatalogueTown.Proposer);
        var faulty = Changed with
        {
            Steps = [new("Thẩm tra", "Specialist", 60, StepNeeds.ResultFile), new("Phát hành", "Clerk", 20)],
            Papers = [new("KS-UQ", "Văn bản ủy quyền") { When = new("uy-quyen", "1") }],
        };
        var page = await proposer.Submit(
            await proposer.Get($"{Birth}/sua"), $"{Birth}/de-nghi", CatalogueTown.Typed(faulty, "03/03/2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.All(
            (string[])["cộng lại là 80", "không phải bước cuối", "uy-quyen = 1"],
            words => Assert.Contains(words, page.Page, StringComparison.Ordinal));
        page = await proposer.Submit(page, $"{Birth}/de-nghi", CatalogueTown.Typed(Changed, "01/03/2026"));
        Assert.Contains("Ngày áp dụng đã qua", page.Page, StringComparison.Ordinal);
        page = await proposer.Submit(page, $"{Birth}/de-nghi", CatalogueTown.Typed(DeskTown.Content, "03/03/2026"));
        Assert.Contains("không khác bản đang áp dụng", page.Page, StringComparison.Ordinal);
        Assert.Equal(0, town.Place.Count("select count(*) from content_proposals"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_list_is_found_by_words_without_accents_and_taken_along(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var hien = await town.As("hien");
        var page = await hien.Get("/danh-muc?noi-dung=co");
        Assert.Contains("Còn 4 thủ tục chưa có nội dung", page.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"/danh-muc/1.001193\"", page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/danh-muc/2.000815\"", page.Page, StringComparison.Ordinal);
        var csv = Encoding.UTF8.GetString((await hien.Download("/danh-muc.csv?noi-dung=co")).Body);
        Assert.Equal(2, csv.Trim().Split("\r\n").Length);
        Assert.Contains("3 ngày làm việc", csv, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await hien.Download("/danh-muc.xlsx")).Body[..2]);
        Assert.Equal(HttpStatusCode.NotFound, (await hien.Get("/danh-muc/9.999999")).Status);
    }

    internal static ProcedureContent Changed => DeskTown.Content with
    {
        Papers = [.. DeskTown.Content.Papers, new("KS-TL", "Trích lục kết hôn") { Copies = 1 }],
        Fees = [new("Lệ phí hộ tịch", FeeKind.Charge, 5000)],
    };

    internal static string Bare(Seen page) => page.Address.Split('?')[0].Replace("/duyet", "", StringComparison.Ordinal);

    /// <summary>A birth registration taken at the counter; gives its code.</summary>
    internal static async Task<string> Received(DeskTown town, string number, params string[] ticked)
    {
        var hien = await town.As("hien");
        List<(string, string)> typed = [("so-dinh-danh", number), ("thu-tuc", "1.001193"), ("ho-ten", "Công dân Thử Nghiệm")];
        var page = await hien.Submit(await hien.Get("/quay"), "/quay/tiep-nhan", [.. typed, ("buoc", "tim")]);
        page = await hien.Submit(
            page, "/quay/tiep-nhan",
            [.. typed, .. ticked.Chunk(2).Select(pair => (pair[0], pair[1])), ("buoc", "nhan")]);
        Assert.EndsWith("/giay-hen", page.Address, StringComparison.Ordinal);
        return page.Address.Split('/')[2];
    }
}
