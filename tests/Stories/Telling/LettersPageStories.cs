using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Telling;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Telling;

/// <summary>The page of letters that did not go: whoever looks after the units sees why, and sends them again.</summary>
public sealed class LettersPageStories(PostgresServer postgres)
{
    private const string Page = "/quan-tri/thu-cho-gui";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_letter_given_up_is_named_with_its_reason_and_goes_again_by_one_press(Engine engine)
    {
        await using var town = await Open(engine);
        var admin = await town.As("qt");
        var page = await admin.Get(Page);
        Assert.Contains("Chưa cài đặt cách gửi thư báo", page.Page, StringComparison.Ordinal);

        var code = await Receive(town, "thu-nghiem@vidu.vn", "");
        page = await admin.Get(Page);
        Assert.Contains("Chưa cài đặt cách gửi; 1 tin nằm chờ", page.Page, StringComparison.Ordinal);
        Assert.Contains("1 tin nằm trong hộp thư đi", page.Page, StringComparison.Ordinal);

        await Spread(town);
        var lent = Assert.Single(await town.House.Outbox.Lend(town.House.Now));
        await town.House.Outbox.Failed(lent.Letter, PostFailure.RefusedForGood, town.House.Now);
        page = await admin.Get(Page);
        Assert.All(
            (string[])["bên nhận từ chối địa chỉ này", "Chủ hồ sơ, thư điện tử: t…@vidu.vn", "không thử nữa", code.Value],
            words => Assert.Contains(words, page.Page, StringComparison.Ordinal));
        Assert.DoesNotContain("thu-nghiem@", page.Page, StringComparison.Ordinal);

        var again = $"{Page}/{lent.Letter.Id}/gui-lai";
        page = await admin.Submit(page, again, []);
        Assert.Contains("Thư sẽ được gửi lại trong ít phút", page.Page, StringComparison.Ordinal);
        Assert.Equal(lent.Letter.Id, Assert.Single(await town.House.Outbox.Lend(town.House.Now)).Letter.Id);
        Assert.Equal(1, town.Place.Count("select count(*) from audit where action = 'letter.tried-again'"));

        // Lent to a sender, it is on its way: a second press is told so.
        page = await admin.Submit(await admin.Get(Page), again, []);
        Assert.Contains("đang được gửi hoặc đã đi rồi", page.Page, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Who_left_no_address_is_listed_to_be_told_by_hand_and_other_units_letters_are_not_seen(Engine engine)
    {
        await using var town = await Open(engine);
        var code = await Receive(town, "", "");
        await Spread(town);
        var admin = await town.As("qt");
        var page = await admin.Get(Page);
        Assert.Contains("báo trực tiếp hoặc gửi giấy", page.Page, StringComparison.Ordinal);
        Assert.Contains(code.Value, page.Page, StringComparison.Ordinal);

        var letter = town.Place.Look(session => LetterStore.Unsent(session, [DeskTown.Ward], 10)).Single().Id;
        var beside = await town.As("qt-ben");
        var seen = await beside.Get(Page);
        Assert.DoesNotContain(code.Value, seen.Page, StringComparison.Ordinal);
        var token = await beside.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.NotFound, await beside.Forge(token, $"{Page}/{letter}/gui-lai"));
        var hien = await town.As("hien");
        Assert.Equal(HttpStatusCode.Forbidden, (await hien.Get(Page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, await hien.Forge(await hien.Get("/dang-xuat"), $"{Page}/{letter}/gui-lai"));
        Assert.Equal(0, town.Place.Count("select count(*) from audit where action = 'letter.tried-again'"));
    }

    private static Task Spread(DeskTown town) =>
        town.House.Outbox.Spread(new HashSet<TellingWay> { TellingWay.Email }, town.House.Now);

    private static async Task<DossierCode> Receive(DeskTown town, string email, string phone) => (await town.House.Handling.Start(
        Office.Filing(Channel.Direct) with { Owner = new("Công dân Thử Nghiệm", "074190000001") { Email = email, Phone = phone } },
        new(town.AccountOf("hien"), ActorKind.Counter), town.House.Now)).Code;

    private async Task<DeskTown> Open(Engine engine)
    {
        var town = await DeskTown.Open(engine, postgres);
        await town.Install("qt", Role.UnitAdmin, DeskTown.Ward);
        await town.Install("qt-ben", Role.UnitAdmin, Storage.Town.Wards[1]);
        return town;
    }
}
