using System.Net;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Portal;

/// <summary>Filing online without scripts: nothing typed is lost, nothing wrong goes through, nobody sees another's draft.</summary>
public sealed class FilingStories(PostgresServer postgres)
{
    internal static readonly (string Name, string Value)[] Right =
    [
        ("dien-thoai", "0901 234 567"), ("o-ten-con", "Trẻ Thử Nghiệm"), ("o-ngay-sinh", "28/02/2026"), ("o-gioi-tinh", "Nữ"),
        ("o-so-me", PortalTown.Lan),
    ];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_draft_is_resumed_as_it_was_typed_and_mistakes_are_named_by_field(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        town.Place.Clock.Now = At(3, 2, 9);
        var lan = await town.As("lan");
        var form = await Chosen(lan);
        var again = await lan.Submit(form, $"{form.Address}/noi-dung",
        [
            ("dien-thoai", "12"), ("o-ten-con", "Trẻ Giữ Nguyên"), ("o-ngay-sinh", "30/02/2026"), ("o-gioi-tinh", ""),
            ("o-so-me", "074"),
        ]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        foreach (var field in new[] { "dien-thoai", "o-ngay-sinh", "o-gioi-tinh", "o-so-me" })
        {
            Assert.Contains($"href=\"#{field}\"", again.Page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}-err\"", again.Page, StringComparison.Ordinal);
        }

        Assert.Contains("Trẻ Giữ Nguyên", again.Page, StringComparison.Ordinal);
        Assert.Contains("30/02/2026", again.Page, StringComparison.Ordinal);

        // Saved and left for another day, in another browser.
        await lan.Submit(again, $"{form.Address}/noi-dung", [("o-ten-con", "Trẻ Ngày Mai"), ("buoc", "luu")]);
        town.Place.Clock.Now = At(3, 10, 9);
        var resumed = await (await town.As("lan")).Get(form.Address);
        Assert.Contains("Trẻ Ngày Mai", resumed.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Trẻ Ngày Mai", await Bytes(town), StringComparison.Ordinal);

        // A question that another answer brings up is asked before the step is over.
        var more = await lan.Submit(resumed, $"{form.Address}/noi-dung", [.. Right, ("o-co-cha", "1")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.Status);
        Assert.Contains("o-ten-cha", more.Page, StringComparison.Ordinal);
        var papers = await lan.Submit(more, $"{form.Address}/noi-dung", [.. Right, ("o-co-cha", "1"), ("o-ten-cha", "Cha Thử Nghiệm")]);
        Assert.EndsWith("/giay-to", papers.Address, StringComparison.Ordinal);

        town.Place.Clock.Now = At(4, 2, 9);
        Assert.Equal(HttpStatusCode.NotFound, (await (await town.As("lan")).Get(form.Address)).Status);
        Assert.Equal(1, await town.House.Drafts.Sweep(town.House.Now));
        Assert.Equal(0, town.Place.Count("select count(*) from drafts"));
    }

    [Fact]
    public async Task A_file_that_is_not_allowed_is_refused_and_the_others_stay()
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        town.Place.Clock.Now = At(3, 2, 9);
        var lan = await town.As("lan");
        var form = await Chosen(lan);
        var papers = await lan.Submit(form, $"{form.Address}/noi-dung", Right);
        var missing = await lan.Submit(papers, $"{papers.Address}/tep", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("id=\"tep-KS-CS-err\"", missing.Page, StringComparison.Ordinal);
        var refused = await lan.Submit(missing, $"{papers.Address}/tep", [], ("tep-KS-CS", "<script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Page, StringComparison.Ordinal);
        var review = await lan.Submit(refused, $"{papers.Address}/tep", [], ("tep-KS-CS", DeskTown.Scan));
        Assert.EndsWith("/xem-lai", review.Address, StringComparison.Ordinal);
        // Nothing is filed without the promise, and nothing twice.
        var file = review.Address.Replace("/xem-lai", "/nop", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lan.Submit(review, file, [])).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.Submit(review, file, [("cam-doan", "1")])).Status);
        Assert.Equal(HttpStatusCode.Conflict, await lan.Forge(await lan.Get("/tai-khoan"), file, ("cam-doan", "1")));
        Assert.Equal(1, town.Place.Count("select count(*) from handled"));
        Assert.Equal(0, town.Place.Count("select count(*) from drafts"));
    }

    [Fact]
    public async Task An_earlier_paper_is_used_again_with_consent_and_counts_as_reused()
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        town.Place.Clock.Now = At(3, 2, 9);
        await BirthFromHome.Filed(town);
        town.Place.Clock.Now = At(3, 2, 9, 20);
        var lan = await town.As("lan");
        var form = await Chosen(lan);
        var papers = await lan.Submit(form, $"{form.Address}/noi-dung", Right);
        var review = await lan.Submit(papers, $"{papers.Address}/tep", [("dung-lai", "KS-CS")]);
        var file = review.Address.Replace("/xem-lai", "/nop", StringComparison.Ordinal);
        Assert.Contains("yêu cầu khác", review.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lan.Submit(review, file, [("cam-doan", "1"), ("van-nop", "1")])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lan.Submit(review, file, [("cam-doan", "1"), ("dong-y", "1")])).Status);
        var done = await lan.Submit(review, file, [("cam-doan", "1"), ("dong-y", "1"), ("van-nop", "1")]);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var dossier = town.House.Handling.OfOwner(PortalTown.Lan)[0];
        var paper = dossier.Papers.Single(one => one.Code == "KS-CS");
        Assert.True(paper is { IsReused: true, ConsentAt: not null, IsGiven: true });
    }

    [Fact]
    public async Task What_is_ones_own_opens_and_anothers_is_not_there()
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        town.Place.Clock.Now = At(3, 2, 9);
        var code = await BirthFromHome.Filed(town);
        var (lan, minh, hien) = (await town.As("lan"), await town.As("minh"), await town.As("hien"));
        var own = $"/ho-so-cua-toi/{code}";
        Assert.Contains(code.Value, (await lan.Get("/ho-so-cua-toi")).Page, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Value, (await minh.Get("/ho-so-cua-toi")).Page, StringComparison.Ordinal);
        var file = town.House.Files.Of(code.Value).Single().Id;
        Assert.Equal(HttpStatusCode.OK, (await lan.Download($"{own}/tep/{file}")).Status);
        foreach (var address in new[] { own, $"{own}/tep/{file}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await minh.Get(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await hien.Get(address)).Status);
        }

        foreach (var noun in new[] { "bo-sung", "rut" })
        {
            var page = await minh.Get("/tai-khoan");
            Assert.Equal(HttpStatusCode.NotFound, await minh.Forge(page, $"{own}/{noun}", ("phien", "1"), ("ly-do", "x")));
        }

        // An officer's page of the dossier stays shut to its owner; nobody else's draft opens.
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.Get($"/ho-so/{code}")).Status);
        var draft = await Chosen(lan);
        Assert.Equal(HttpStatusCode.NotFound, (await minh.Get(draft.Address)).Status);

        var withdrawn = await lan.Submit(await lan.Get(own), $"{own}/rut", [("ly-do", "Đã làm ở nơi khác")]);
        Assert.Equal(HttpStatusCode.OK, withdrawn.Status);
        Assert.Equal(DossierState.WithdrawalAsked, town.House.Handling.Find(code)!.State);
        Assert.Equal(HttpStatusCode.Found, (await lan.Get("/")).Status);
    }

    [Fact]
    public async Task The_door_is_shut_from_July_2025_unless_it_is_set_open()
    {
        var settings = new Web.Portal.PortalSettings();
        Assert.True(settings.TakesFilings(new(2025, 6, 30, 23, 59, 59, TimeSpan.FromHours(7))));
        Assert.False(settings.TakesFilings(new(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7))));
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres, takesFilings: false);
        var lan = await town.As("lan");
        var page = await lan.Get("/nop-ho-so");
        Assert.Contains("Cổng Dịch vụ công quốc gia", page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/nop-ho-so\"", page.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await lan.Forge(
            await lan.Get("/tai-khoan"), "/nop-ho-so/ban-nhap", ("chon", DeskTown.Birth.Value), ("don-vi", DeskTown.Ward.Value)));
    }

    internal static async Task<Seen> Chosen(Officer citizen)
    {
        var start = await citizen.Get("/nop-ho-so");
        var form = await citizen.Submit(start, "/nop-ho-so/ban-nhap",
            [("chon", DeskTown.Birth.Value), ("don-vi", DeskTown.Ward.Value), ("buoc", "soan")]);
        Assert.EndsWith("/to-khai", form.Address, StringComparison.Ordinal);
        return form;
    }

    private static async Task<string> Bytes(DeskTown town)
    {
        await Task.Yield();
        return string.Join('\n', town.Place.Look(session => session.Query(
            "select body from drafts", row => System.Text.Encoding.UTF8.GetString((byte[])row.GetValue(0)))));
    }
}
