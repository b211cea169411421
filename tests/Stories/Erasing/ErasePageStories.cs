using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Erasing;

/// <summary>The erasure page: looks first, erases what nobody works on any more, and leaves no number behind.</summary>
public sealed class ErasePageStories(PostgresServer postgres)
{
    private const string Page = "/quan-tri/xoa-nguoi", Number = "074190123456", Name = "Trần Thị Cần Quên";

    private static readonly (string, string)[] sure = [("so", Number), ("can-cu", "15/YC-XDL"), ("chac", "1")];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task It_shows_what_would_go_waits_for_the_work_to_end_and_then_erases(Engine engine)
    {
        await using var town = await Open(engine);
        var code = await Receive(town);
        var admin = await town.As("tinh");
        var page = await admin.Submit(await admin.Get(Page), $"{Page}/tim", [("so", "12")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("từ 9 đến 14", page.Page, StringComparison.Ordinal);
        page = await admin.Submit(page, $"{Page}/tim", [("so", "999999999999")]);
        Assert.Contains("Không có dữ liệu nào mang số này", page.Page, StringComparison.Ordinal);
        page = await admin.Submit(page, $"{Page}/tim", [("so", "0741 9012 3456")]);
        Assert.Contains("Chưa xóa được: còn hồ sơ đang giải quyết", page.Page, StringComparison.Ordinal);
        Assert.Contains(code.Value, page.Page, StringComparison.Ordinal);
        Assert.False(Officer.Offers(page, $"{Page}/xoa"));
        var token = await admin.Get("/dang-xuat");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.Forge(token, $"{Page}/xoa", sure));
        Assert.Equal(Name, town.House.Handling.PeopleOf(code).Owner.Name);

        await Refuse(town, code);
        admin = await town.As("tinh");
        page = await admin.Submit(await admin.Get(Page), $"{Page}/tim", [("so", Number)]);
        Assert.Contains("Sẽ xóa người này khỏi 1 hồ sơ", page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, page.Page, StringComparison.Ordinal);
        foreach (var (fields, words) in new ((string, string)[] Fields, string Words)[]
        {
            (sure[..2], "Đánh dấu vào ô xác nhận"), ([sure[0], ("can-cu", ""), sure[2]], "Ghi số văn bản"),
            ([sure[0], ("can-cu", $"đơn {Number}"), sure[2]], "không được chứa số định danh"),
        })
        {
            var refused = await admin.Submit(page, $"{Page}/xoa", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(words, refused.Page, StringComparison.Ordinal);
        }

        page = await admin.Submit(page, $"{Page}/xoa", sure);
        Assert.Contains("Đã xóa dữ liệu của người này", page.Page, StringComparison.Ordinal);
        Assert.Equal($"{Page}/xoa", page.Address);
        Assert.Equal("", town.House.Handling.PeopleOf(code).Owner.Name);
        Assert.Equal(5, town.Place.Count("select count(*) from audit where action = 'person.sought' or action = 'person.erased'"));
        Assert.Equal(0, town.Place.Count($"select count(*) from audit where object like '%{Number}%' or details like '%{Number}%'"));
        page = await admin.Submit(await admin.Get(Page), $"{Page}/tim", [("so", Number)]);
        Assert.Contains("Không có dữ liệu nào mang số này", page.Page, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Who_reaches_less_than_where_the_person_stands_does_not_erase_and_others_do_not_see_the_page(Engine engine)
    {
        await using var town = await Open(engine);
        await Refuse(town, await Receive(town));
        await town.Install("ben", Role.ProvinceAdmin, new("H10"));
        var beside = await town.As("ben");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await beside.Forge(await beside.Get("/dang-xuat"), $"{Page}/xoa", sure));
        var page = await beside.Submit(await beside.Get(Page), $"{Page}/tim", [("so", Number)]);
        page = await beside.Submit(page, $"{Page}/xoa", sure);
        Assert.Contains("ngoài phạm vi được giao", page.Page, StringComparison.Ordinal);
        foreach (var name in new[] { "hien", "nam" })
        {
            var officer = await town.As(name);
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.Get(Page)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, await officer.Forge(await officer.Get("/dang-xuat"), $"{Page}/tim", ("so", Number)));
        }

        Assert.Equal(0, town.Place.Count("select count(*) from audit where action = 'person.erased'"));
    }

    private async Task<DeskTown> Open(Engine engine)
    {
        var town = await DeskTown.Open(engine, postgres);
        await town.Install("tinh", Role.ProvinceAdmin, Grant.Everywhere);
        return town;
    }

    private static async Task<DossierCode> Receive(DeskTown town) => (await town.House.Handling.Start(
        Office.Filing(Channel.Direct) with { Owner = new(Name, Number) },
        new(town.AccountOf("hien"), ActorKind.Counter), town.House.Now)).Code;

    private static async Task Refuse(DeskTown town, DossierCode code)
    {
        town.Place.Clock.Now = At(3, 2, 9);
        var (house, hien) = (town.House, town.AccountOf("hien"));
        await house.Handling.Change(
            code, house.Handling.Find(code)!.Version, new(hien, ActorKind.Counter), house.Now,
            (one, act) => one.Forward(act, town.AccountOf("ha"), "Thẩm tra"), "dossier.forwarded");
        await house.Handling.Change(
            code, house.Handling.Find(code)!.Version, new(town.AccountOf("nam"), ActorKind.Authority), house.Now,
            (one, act) => one.Refuse(act, "không đủ điều kiện"), "dossier.refused");
    }
}
