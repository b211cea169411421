using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Access;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>The demo as its people see it: one click to be any of them, and an alarm that today's dossiers raise.</summary>
public sealed class RolesOfTheDemo(DemoHouse demo)
{
    [Fact]
    public async Task One_click_signs_in_as_somebody_another_as_somebody_else_and_a_third_leads_back()
    {
        var server = await demo.Server;
        var room = server.Installation.Access;
        using var browser = Visitors.Browser(new(server.Address));
        using var entered = await browser.Send(
            "/xem-nhu", ("ma-bieu-mau", Visitors.Token(await browser.Read("/dang-nhap"))), ("vai", "lanh-dao"), ("ve", "/hom-nay"));
        Assert.Equal("/hom-nay", entered.Headers.Location!.OriginalString);
        Assert.Contains("Xem như: Nguyễn Lãnh Đạo", await browser.Read("/lanh-dao"), StringComparison.Ordinal);
        Assert.Contains("Thôi xem như", await browser.Read("/lanh-dao"), StringComparison.Ordinal);

        using var other = await browser.Fill("/lanh-dao", "/xem-nhu", ("vai", "mot-cua"));
        Assert.Contains("Quay lại Nguyễn Lãnh Đạo", await browser.Read("/viec-cua-toi"), StringComparison.Ordinal);
        using var back = await browser.Fill("/viec-cua-toi", "/xem-nhu/quay-lai");
        Assert.Contains("Xem như: Nguyễn Lãnh Đạo", await browser.Read("/lanh-dao"), StringComparison.Ordinal);
        using var left = await browser.Fill("/lanh-dao", "/xem-nhu/quay-lai");
        Assert.Equal("/", left.Headers.Location!.OriginalString);
        using var outside = await browser.GetAsync(new Uri("/lanh-dao", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);

        string Id(string name) => room.Accounts.FindByName(name)!.Id;
        var lines = room.Read(session => AuditStore.Latest(session, new(Action: "view-as"), long.MaxValue, 50, _ => true))
            .Select(one => (one.Line.Actor, one.Line.Action, one.Line.Target)).Reverse().ToList();
        Assert.Equal(
            [
                ("nobody", "view-as.entered", Id("lanh-dao")), (Id("lanh-dao"), "view-as.entered", Id("mot-cua")),
                (Id("mot-cua"), "view-as.left", Id("lanh-dao")), (Id("lanh-dao"), "view-as.left", Id("lanh-dao")),
            ],
            lines);
    }

    [Fact]
    public async Task Only_people_of_the_demo_are_entered_and_only_with_the_token_of_the_form()
    {
        var server = await demo.Server;
        using var browser = Visitors.Browser(new(server.Address));
        foreach (var name in (string[])["", "system", "khong-co", "LANH-DAO "])
        {
            using var refused = await browser.Fill("/dang-nhap", "/xem-nhu", ("vai", name));
            Assert.Equal((name, HttpStatusCode.NotFound), (name, refused.StatusCode));
        }

        using var forged = await browser.Send("/xem-nhu", ("ma-bieu-mau", "x"), ("vai", "lanh-dao"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var outside = await browser.GetAsync(new Uri("/lanh-dao", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
    }

    [Fact]
    public async Task An_alarm_of_today_stands_on_the_page_of_the_head_and_among_the_alarms()
    {
        var house = (await demo.Server).Installation;
        var ward = new UnitCode("H09.24.02");
        using var first = await demo.SignedIn();
        await first.Read("/");
        var found = house.Followups.Alarms.Since(DateTimeOffset.MaxValue).Single(one => one.Rule == "at-risk" && one.Unit == ward);
        Assert.Equal(new DateOnly(2023, 11, 13), LocalTime.DayOf(found.OpenedAt));
        Assert.InRange(found.OpenedAt - LocalTime.Start(new(2023, 11, 13)), TimeSpan.FromHours(8), TimeSpan.FromHours(9));
        var sentence = $"{found.Measured:0} hồ sơ sẽ quá hạn nếu không xong trước 17:00 hôm nay";
        foreach (var (name, page) in ((string, string)[])[
            ("lanh-dao", "/lanh-dao"), ("lanh-dao", "/to-danh-gia/canh-bao"), ("to-danh-gia", "/to-danh-gia"),
            ("quan-tri-tp", "/to-danh-gia/canh-bao")])
        {
            using var browser = Visitors.Browser(new((await demo.Server).Address));
            using var entered = await browser.SignIn(name, "diem-sang-minh-hoa");
            Assert.Contains(sentence, await browser.Read(page), StringComparison.Ordinal);
        }

        using var admin = await demo.SignedIn();
        Assert.Contains("Chưa cài đặt máy chủ thư", await admin.Read("/to-danh-gia/canh-bao"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_ward_sees_how_far_the_next_rank_is_and_who_does_better()
    {
        using var browser = Visitors.Browser(new((await demo.Server).Address));
        using var entered = await browser.SignIn("chu-tich-phuong", "diem-sang-minh-hoa");
        var page = await browser.Read("/lanh-dao");
        Assert.Contains("P.\u00a0An Bình hạng 44/91", page, StringComparison.Ordinal);
        Assert.Contains("việc nữa lên hạng", page, StringComparison.Ordinal);
        Assert.Matches("[5-9] hồ sơ cứu được", page);
        Assert.Contains("Trần Chuyên Viên (minh họa), đang thẩm định", page, StringComparison.Ordinal);
        Assert.Contains("P.\u00a0Tân Bình, đầu nhóm cùng quy mô, làm khác ở 3 thành phần", page, StringComparison.Ordinal);
    }
}
