using System.Text.RegularExpressions;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DiemSang.Tests.Browser.Portal;

/// <summary>A birth is registered from home; on an open page the ward's score follows, and moves at no other moment.</summary>
public sealed class BirthInABrowser(Chromium chromium, PortalOffice office) : IClassFixture<PortalOffice>
{
    private readonly List<string> moves = [];
    private Screen open = null!;
    private string last = "";

    [Fact]
    public async Task A_birth_is_registered_and_the_open_page_moves_at_the_right_moments_and_only_then()
    {
        await using var score = open = await chromium.Open(office.Address($"/bang-diem/{PortalOffice.Ward}"));
        await open.Page.EvaluateAsync("window.sameVisit = true");
        last = await Total.TextContentAsync() ?? "";
        await using var lan = await chromium.SignedIn(office, "lan", 360);
        var code = await lan.Page.File(office);
        await Look("filed");

        await Act("hien", code, "bo-sung", page =>
            page.Locator("#bo-sung-danh-sach").FillAsync("Giấy chứng sinh chụp rõ cả trang"));
        await Look("paper asked");
        await lan.Page.ReloadAsync();
        await Expect(lan.Page.GetByText("Giấy chứng sinh chụp rõ cả trang")).ToBeVisibleAsync();
        await lan.Page.Locator("#tep-KS-CS").SetInputFilesAsync(PortalOffice.Scan);
        await lan.Page.Press("Gửi giấy tờ bổ sung");
        await Expect(lan.Page.Locator("h1")).ToContainTextAsync("chờ Một cửa kiểm tra");
        await Look("paper sent");

        await Act("hien", code, "da-bo-sung", page => page.Locator("#da-bo-sung-giay-KS-CS").CheckAsync());
        await Look("received");
        await Act("hien", code, "giao-buoc", page => page.Locator("#giao-buoc-nguoi").SelectOptionAsync(office.AccountOf("ha")));
        await Act("ha", code, "nhan-buoc", _ => Task.CompletedTask);
        await Act("ha", code, "trinh", page => page.Locator("#trinh-nguoi").SelectOptionAsync(office.AccountOf("nam")));
        await Look("decided");
        await Act("nam", code, "phe-duyet", page => page.Locator("#phe-duyet-nguoi").SelectOptionAsync(office.AccountOf("thu")));
        await Look("approved");
        await Act("thu", code, "ket-qua", async page =>
        {
            await page.Locator("#ket-qua-so").FillAsync("12/2026/KS");
            await page.Locator("#ket-qua-tep").SetInputFilesAsync(PortalOffice.Scan);
        });
        await Look("result");
        await Act("toan", code, "nop-tien", page => page.Locator("#nop-tien-bien-lai").FillAsync("BL-1"));
        await Look("fee paid");
        await Act("hien", code, "trao", _ => Task.CompletedTask);
        await Look("handed over");

        Assert.Equal(["received", "result"], moves);
        Assert.True(await open.Page.EvaluateAsync<bool>("window.sameVisit === true"), "the page was loaded again");
        await lan.Page.ReloadAsync();
        await Expect(lan.Page.Locator("h1")).ToContainTextAsync("Đã trả kết quả");
        await lan.Page.GotoAsync(office.Address("/ho-so-cua-toi").ToString());
        Assert.Equal(360, await lan.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(DossierState.HandedOver, office.House.Handling.Find(code)!.State);
        Assert.Empty(open.Complaints);
        Assert.Empty(lan.Complaints);
    }

    private ILocator Total => open.Page.Locator($"[data-total=\"{PortalOffice.Ward}\"]").First;

    /// <summary>What the server says now stands on the open page within two seconds.</summary>
    private async Task Look(string after)
    {
        await Task.Delay(1200);
        using var reader = new HttpClient();
        var page = await reader.GetStringAsync(office.Address($"/bang-diem/{PortalOffice.Ward}"));
        var now = Regex.Match(page, $"data-total=\"{PortalOffice.Ward}\"[^>]*>([^<]+)<").Groups[1].Value;
        await Expect(Total).ToHaveTextAsync(now, new() { Timeout = 2000 });
        if (now != last)
        {
            moves.Add(after);
        }

        last = now;
    }

    private async Task Act(string who, DossierCode code, string noun, Func<IPage, Task> fill)
    {
        await using var screen = await chromium.SignedIn(office, who);
        await screen.Page.GotoAsync(office.Address($"/ho-so/{code}").ToString());
        var form = screen.Page.Locator($"form[action=\"/ho-so/{code}/{noun}\"]");
        await form.EvaluateAsync("form => form.closest('details')?.setAttribute('open', '')");
        await fill(screen.Page);
        await form.Locator("button").ClickAsync();
        await screen.Page.WaitForURLAsync("**xong=desk.done*");
    }
}
