using System.Net;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Procedures;

/// <summary>
/// The publication record is kept by two people on the screens; what they let in moves 1.1–1.3 and nothing before it.
/// </summary>
public sealed class DecisionsByFourEyes(PostgresServer postgres)
{
    private const string List = "/danh-muc/quyet-dinh", Send = $"{List}/de-nghi";

    private static readonly string[] counted =
    [
        "tthc_published", "tthc_published_on_time", "tthc_public_due", "tthc_public_on_time", "tthc_public_total", "tthc_public_full",
    ];

    // Signed Monday 12/1/2026: public by Monday 19/1. The basis holds from Monday 19/1: signed by Monday 12/1.
    private static readonly (string, string)[] typed =
    [
        ("so", "12/QĐ-UBND"), ("co-quan", "H09"), ("ky", "12/01/2026"), ("goc", "19/01/2026"), ("ma-0", "1.001193"),
        ("loai-0", "Changed"), ("cong-khai-0", "19/01/2026"), ("them-0", "Fees"), ("ma-1", "1.000689"), ("loai-1", "New"),
        ("cong-khai-1", "20/01/2026"), ("thieu-1", "Papers"), ("buoc", "gui"),
    ];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_decision_that_two_people_let_in_moves_the_three_components_as_a_fresh_count_does(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var (proposer, approver) = (await town.As(CatalogueTown.Proposer), await town.As(CatalogueTown.Approver));
        var page = await proposer.Submit(await proposer.Get($"{List}/moi"), Send, typed);
        Assert.Contains("Chờ duyệt: quyết định 12/QĐ-UBND, 2 thủ tục", page.Page, StringComparison.Ordinal);
        Assert.False(Officer.Offers(page, $"{Bare(page)}/duyet"));
        Assert.All(await Counted(town), one => Assert.Null(one));

        Assert.Contains("1 quyết định công bố", (await approver.Get("/quan-tri")).Page, StringComparison.Ordinal);
        Assert.Contains("không việc nào chờ duyệt", (await proposer.Get("/quan-tri")).Page, StringComparison.Ordinal);
        var read = await approver.Get(Bare(page));
        Assert.Contains("Duyệt thì 1.1–1.3 của năm nay đổi như sau", read.Page, StringComparison.Ordinal);
        Assert.Contains("1 / 2", read.Page, StringComparison.Ordinal);
        var done = await approver.Submit(read, $"{Bare(page)}/duyet", []);
        Assert.Contains("đã ghi vào sổ công bố", done.Page, StringComparison.Ordinal);
        Assert.Equal([2L, 2L, 2L, 1L, 2L, 1L], await Counted(town));
        await AssertAsCountedAfresh(town);
        Assert.Equal(1, town.Place.Count("select count(*) from audit where action = 'decision.accepted' and unit = 'H09'"));

        var one = await approver.Get($"{List}/H09/12/QĐ-UBND");
        Assert.Contains("1 thủ tục trễ hạn hoặc thiếu bộ phận", one.Page, StringComparison.Ordinal);
        Assert.Contains("còn thiếu thành phần hồ sơ", one.Page, StringComparison.Ordinal);
        var procedure = await approver.Get("/danh-muc/1.001193");
        Assert.Contains("href=\"/danh-muc/quyet-dinh/H09/12/Q", procedure.Page, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_correction_gives_its_reason_takes_the_old_ones_place_and_is_not_let_in_over_another(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var (proposer, approver) = (await town.As(CatalogueTown.Proposer), await town.As(CatalogueTown.Approver));
        var first = await proposer.Submit(await proposer.Get($"{List}/moi"), Send, typed);
        await approver.Submit(await approver.Get(Bare(first)), $"{Bare(first)}/duyet", []);

        var form = await proposer.Get($"{List}/moi?co-quan=H09&so=12/QĐ-UBND");
        var (number, mended) = (typed[0], typed.Select(one => one.Item1 == "cong-khai-1" ? (one.Item1, "19/01/2026") : one));
        var page = await proposer.Submit(form, Send, mended);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Lý do đính chính", page.Page, StringComparison.Ordinal);
        page = await proposer.Submit(
            page, Send, [.. mended.Except([number]), ("so", "21/QĐ-UBND"), ("ly-do", "Ghi nhầm số và ngày công khai")]);
        Assert.Contains("Chờ duyệt: đính chính quyết định 12/QĐ-UBND", page.Page, StringComparison.Ordinal);
        Assert.Contains("Ghi nhầm số", page.Page, StringComparison.Ordinal);
        var other = await proposer.Submit(form, Send, [.. typed.Where(one => one.Item1 != "goc"), ("ly-do", "Không có văn bản gốc")]);

        await approver.Submit(await approver.Get(Bare(page)), $"{Bare(page)}/duyet", []);
        Assert.Equal("21/QĐ-UBND", Assert.Single(town.House.Catalogue.Current.Decisions).Number);
        Assert.Equal([2L, 2L, 2L, 2L, 2L, 1L], await Counted(town));
        await AssertAsCountedAfresh(town);
        var late = await approver.Submit(await approver.Get(Bare(other)), $"{Bare(other)}/duyet", []);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("vừa đổi ở quyết định này", late.Page, StringComparison.Ordinal);
        late = await approver.Submit(late, $"{Bare(other)}/khong-duyet", []);
        Assert.Contains("không được duyệt", late.Page, StringComparison.Ordinal);
        Assert.Contains("Ghi nhầm số", (await approver.Get($"{List}/H09/21/QĐ-UBND")).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.Get($"{List}/H09/12/QĐ-UBND")).Status);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Nobody_lets_in_their_own_or_what_is_not_their_provinces_and_faults_are_named(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var (proposer, nam) = (await town.As(CatalogueTown.Proposer), await town.As("nam"));
        var page = await proposer.Submit(
            await proposer.Get($"{List}/moi"), Send,
            [
                ("so", ""), ("co-quan", "H09.24.02"), ("ky", "hôm qua"), ("ma-0", "khai sinh"), ("ma-1", "1.001193"), ("ma-2", "1.001193"),
                ("cong-khai-2", "31/12/2026"), ("buoc", "gui"),
            ]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.All(
            (string[])
            [
                "Số quyết định: chưa điền", "Ngày ký: ngày chưa đúng", "không phải mã thủ tục", "có hai dòng", "chỉ bộ hoặc tỉnh",
                "chưa đến",
            ],
            words => Assert.Contains(words, page.Page, StringComparison.Ordinal));
        Assert.Contains("value=\"khai sinh\"", page.Page, StringComparison.Ordinal);
        Assert.Equal(0, town.Place.Count("select count(*) from decision_proposals"));

        page = await proposer.Submit(page, Send, typed);
        var token = await proposer.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await proposer.Forge(token, $"{Bare(page)}/duyet"));
        Assert.Contains("Tỉnh Bình An cần người", (await nam.Get(Bare(page))).Page, StringComparison.Ordinal);
        token = await nam.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await nam.Forge(token, $"{Bare(page)}/duyet"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await town.As("ha")).Forge(token, $"{Bare(page)}/duyet"));
        Assert.Empty(town.House.Catalogue.Current.Decisions);
    }

    private static Period Year(DeskTown town) =>
        Period.Of(new(2026, 1, 1), LocalTime.DayOf(town.House.Now), null, town.House.Now);

    private static async Task<IEnumerable<long?>> Counted(DeskTown town) =>
        Of((await town.House.Book(Year(town))).Of(Storage.Town.Province, Year(town)));

    private static IEnumerable<long?> Of(CounterSet set) => [.. counted.Select(name => set.Find(name))];

    /// <summary>A program that opens the folder anew and counts everything by itself finds the same.</summary>
    private static async Task AssertAsCountedAfresh(DeskTown town)
    {
        var live = await Counted(town);
        await town.House.BookAgain(_ => { });
        using var reader = Installation.OpenForReading(town.Place.Folder, town.Place.Clock);
        Assert.Equal(live, Of((await reader.Book(Year(town))).Of(Storage.Town.Province, Year(town))));
        Assert.Equal(live, await Counted(town));
    }

    private static string Bare(Seen page) => page.Address.Split('?')[0].Replace("/duyet", "", StringComparison.Ordinal);
}
