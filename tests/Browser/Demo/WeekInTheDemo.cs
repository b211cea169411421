using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DiemSang.Evaluation.Publications;
using DiemSang.Tests.Stories.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DiemSang.Tests.Browser.Demo;

/// <summary>The team's week in a real browser, from Monday's causes to the notice that corrects a notice.</summary>
public sealed class WeekInTheDemo(Chromium chromium, DemoTown town) : IClassFixture<DemoTown>
{
    private const string Idea = "Quét giấy tờ ngay tại quầy như phường An Bình", Cause = "Hai máy quét của phường Bình An mới sửa xong";
    private const string Signer = "Người Ký Minh Họa";

    [Fact]
    public async Task Causes_order_remedy_freeze_notice_and_correction()
    {
        await using (var member = await town.SignedIn(chromium, "to-danh-gia"))
        {
            await Monday(member.Page);
            Assert.Empty(member.Complaints);
        }

        await using var head = await town.SignedIn(chromium, "lanh-dao");
        await Order(head.Page);
        await Freeze(head.Page);
        var (notice, words) = await Issue(head.Page);
        Assert.Contains(Cause, words, StringComparison.Ordinal);
        Assert.Contains(
            $"Phường Bình An (đầu mối: Nguyễn Lãnh Đạo (minh họa)): {Idea} (12 hồ sơ), xong trước ngày 24/11/2023.", words,
            StringComparison.Ordinal);
        Assert.Matches("Quét giấy tờ ngay khi tiếp nhận.{0,200}hơn các đơn vị không làm 0,1[0-6] điểm", words);
        await Correct(head.Page, notice);
        Assert.Empty(head.Complaints);
    }

    [Theory]
    [InlineData("/cong-bo/2023-10-16-0700/cac-cach-hoi", 360)]
    [InlineData("/cong-bo/2023-10-16-0700/cac-cach-hoi", 1280)]
    [InlineData("/cong-bo/2023-10-16-0700?cap=xa&cha=H09", 360)]
    [InlineData("/cong-bo/2023-10-16-0700?cap=xa&cha=H09", 1280)]
    [InlineData("/thong-bao/{ahead}", 360)]
    [InlineData("/thong-bao/{ahead}", 1280)]
    [InlineData("/giai-phap/{worked}", 360)]
    [InlineData("/giai-phap/{worked}", 1280)]
    [InlineData("/bang-diem/H09.24/vi-sao?den=2023-10-16&luc=20231016070000&biet=20231016070000&so-voi=20231009070000", 360)]
    [InlineData("/bang-diem/H09.24/vi-sao?den=2023-10-16&luc=20231016070000&biet=20231016070000&so-voi=20231009070000", 1280)]
    public async Task A_page_is_whole_for_everyone(string path, int width)
    {
        var house = town.House;
        var address = path
            .Replace("{ahead}", house.Notices.Of("2023-11-20-0700")[0].Id, StringComparison.Ordinal)
            .Replace("{worked}", house.Followups.Remedies.All().First(one => one.Unit.Value == "H09.24.07").Id, StringComparison.Ordinal);
        await using var screen = await town.SignedIn(chromium, "to-danh-gia", width);
        await screen.Page.GotoAsync(town.Address(address).ToString());
        await Picture(screen.Page, $"{path.Split('?')[0].Trim('/').Replace('/', '_')}-{width}");
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Complaints);
    }

    /// <summary>From the start page to why it moved; a member writes down what the figures do not say.</summary>
    private async Task Monday(IPage page)
    {
        await page.GotoAsync(town.Address("/bang-diem/H09.24/vi-sao").ToString());
        await Expect(page.Locator("#theo-dv")).ToBeVisibleAsync();
        await page.SelectOptionAsync("#thanh-phan", "4.2");
        await page.FillAsync("#noi-dung", Cause);
        await Press(page, "Ghi nguyên nhân");
        await Expect(page.Locator("#nguyen-nhan")).ToContainTextAsync(Cause);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Đã ghi nguyên nhân" })).ToBeVisibleAsync();
    }

    private async Task Order(IPage page)
    {
        await page.GotoAsync(town.Address("/don-vi/H09.24.04/giai-phap/moi?viec=papers:4.2&so-luong=12").ToString());
        await page.SelectOptionAsync("#nguoi", new SelectOptionValue { Label = "Nguyễn Lãnh Đạo (minh họa)" });
        await page.FillAsync("#han", "24/11/2023");
        await page.FillAsync("#cach-lam", Idea);
        await Press(page, "Đề xuất");
        await Press(page, "Giao việc");
        await Press(page, "Bắt đầu làm");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hiệu quả: chưa đủ dữ liệu để kết luận" })).ToBeVisibleAsync();
    }

    private async Task Freeze(IPage page)
    {
        await page.GotoAsync(town.Address("/cong-bo").ToString());
        await page.CheckAsync("[name=xac-nhan]");
        await Press(page, "Chốt và công bố");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cong-bo/2023-11-13-08"));
        Assert.Equal(11, town.House.PublicationBook.InForce().Count);
    }

    /// <summary>The notice of the week that was just frozen, with a number, as it comes out of LibreOffice.</summary>
    private async Task<(string Address, string Words)> Issue(IPage page)
    {
        await page.SelectOptionAsync("#mau", "tb-tdg");
        await Press(page, "Soạn thông báo");
        await page.FillAsync("#nguoi-ky", Signer);
        await Press(page, "Lưu dự thảo");
        await page.CheckAsync("[name=xac-nhan]");
        await Press(page, "Ban hành");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Thông báo số 01/TB-TĐG đã ban hành ngày 13/11/2023");
        var address = new Uri(page.Url).AbsolutePath;
        var document = await page.APIRequest.GetAsync(town.Address($"{address}/van-ban.docx").ToString());
        var pages = await OfficeSuite.Pages([("thong-bao.docx", await document.BodyAsync())]);
        var words = string.Join(' ', pages[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Số: 01/TB-TĐG Dĩ An, ngày 13 tháng 11 năm 2023", words, StringComparison.Ordinal);
        Assert.Contains(Signer, words, StringComparison.Ordinal);
        return (address, words);
    }

    /// <summary>A week is published again with what came late; the notice is corrected by another that names it.</summary>
    private async Task Correct(IPage page, string notice)
    {
        await page.GotoAsync(town.Address("/cong-bo/2023-10-16-0700").ToString());
        await page.FillAsync("#ly-do", "Kết quả của ngày 9 đến ngày 13/10 gửi bổ sung ngày 18/10");
        await page.CheckAsync("[name=xac-nhan]");
        await Press(page, "Công bố đính chính");
        await Expect(page.GetByText("Công bố đính chính lần 1")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bảng chênh lệch với công bố đầu" })).ToBeVisibleAsync();
        Assert.Single(town.House.PublicationBook.All(), one => one.IsCorrection);

        await page.GotoAsync(town.Address(notice).ToString());
        await Press(page, "Soạn thông báo đính chính");
        await Expect(page.GetByText("đính chính Thông báo số 01/TB-TĐG ngày 13/11/2023").First).ToBeVisibleAsync();
        await page.FillAsync("#nguoi-ky", Signer);
        await Press(page, "Lưu dự thảo");
        await page.CheckAsync("[name=xac-nhan]");
        await Press(page, "Ban hành");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("02/TB-TĐG");
    }

    private static Task Press(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Kept only where someone wants to look: DIEMSANG_PICTURES names the folder.</summary>
    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DIEMSANG_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
