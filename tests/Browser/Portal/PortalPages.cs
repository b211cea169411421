using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Portal;
using Microsoft.Playwright;
using Xunit;

namespace DiemSang.Tests.Browser.Portal;

/// <summary>The citizens' pages: whole for everyone on a phone and on a desk, and filed by keyboard alone.</summary>
public sealed class PortalPages(Chromium chromium, PortalOffice office) : IClassFixture<PortalOffice>
{
    public static TheoryData<string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, int>();
            string[] pages =
            [
                "look-up", "look-up wrong", "result", "own", "own dossier", "start", "form", "form wrong", "papers", "review",
            ];
            foreach (var page in pages)
            {
                data.Add(page, 360);
                data.Add(page, 640);
                data.Add(page, 1280);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_for_everyone(string page, int width)
    {
        await using var screen = await chromium.SignedIn(office, "lan", width);
        await Walk(screen.Page, page);
        await Picture(screen, $"{page.Replace(' ', '-')}-{width}");
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.DoesNotContain(screen.Complaints, one => !one.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_birth_is_filed_by_keyboard_alone()
    {
        await using var screen = await chromium.SignedIn(office, "lan", 360);
        var (page, keys) = (screen.Page, screen.Page.Keyboard);
        var chosen = new TaskCompletionSource<IFileChooser>();
        page.FileChooser += (_, chooser) => chosen.TrySetResult(chooser);
        await page.GotoAsync(office.Address("/nop-ho-so").ToString());
        await Reach(page, $"[id='chon-{PortalOffice.Birth}']");
        await keys.PressAsync("Space");
        await Reach(page, "#don-vi");
        for (var i = 0; i < 3; i++)
        {
            await keys.PressAsync("ArrowDown");
        }

        await Reach(page, "button[value=soan]");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/to-khai");
        foreach (var (field, text) in new[]
        {
            ("#dien-thoai", "0901234567"), ("#o-ten-con", "Trẻ Bàn Phím"), ("#o-ngay-sinh", "28/02/2026"),
        })
        {
            await Reach(page, field);
            await keys.PressAsync("Control+A");
            await keys.TypeAsync(text);
        }

        await Reach(page, "#o-gioi-tinh");
        await keys.PressAsync("ArrowDown");
        await Reach(page, "main form .btn");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/giay-to");
        await Reach(page, "#tep-KS-CS");
        await keys.PressAsync("Enter");
        await (await chosen.Task.WaitAsync(TimeSpan.FromMinutes(1))).SetFilesAsync(PortalOffice.Scan);
        await Reach(page, "main form > .btns .btn");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/xem-lai");
        foreach (var box in new[] { "#van-nop", "#cam-doan" })
        {
            if (await page.Locator(box).CountAsync() > 0)
            {
                await Reach(page, box);
                await keys.PressAsync("Space");
            }
        }

        await Reach(page, "form[action$='/nop'] .btn");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/ho-so-cua-toi/*");
        Assert.Contains("Đã nộp hồ sơ", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(screen.Complaints);
    }

    /// <summary>Tab until the focus stands there, as somebody without a mouse does.</summary>
    private static async Task Reach(IPage page, string selector)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await page.EvaluateAsync<bool>("one => document.activeElement.matches(one)", selector))
            {
                Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"the keyboard never reaches {selector}");
    }

    private async Task Walk(IPage page, string name)
    {
        switch (name)
        {
            case "look-up":
                await page.GotoAsync(office.Address("/tra-cuu").ToString());
                break;
            case "look-up wrong":
                await LookUp(page, "H09.24.02-260302-9999", "1234");
                break;
            case "result":
                await LookUp(page, (await Asked()).Code.Value, LookUpCode.Of(office.House.Vault, (await Asked()).Code));
                await page.WaitForURLAsync("**/ket-qua");
                break;
            case "own":
                await Asked();
                await page.GotoAsync(office.Address("/").ToString());
                Assert.EndsWith("/ho-so-cua-toi", page.Url, StringComparison.Ordinal);
                break;
            case "own dossier":
                await page.GotoAsync(office.Address($"/ho-so-cua-toi/{(await Asked()).Code}").ToString());
                break;
            case "start":
                await page.GotoAsync(office.Address("/nop-ho-so").ToString());
                break;
            case "form wrong":
                await page.Choose(office);
                await page.GetByLabel("Số điện thoại nhận tin").FillAsync("12");
                await page.GetByLabel("Họ và tên trẻ").FillAsync("Trẻ Minh Họa");
                await page.GetByLabel("Ngày sinh của trẻ").FillAsync("30/02/2026");
                await page.Press("Tiếp tục: giấy tờ");
                await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
                break;
            default:
                await page.GotoAsync(office.Address(await Draft(name)).ToString());
                break;
        }
    }

    private async Task LookUp(IPage page, string code, string factor)
    {
        await page.GotoAsync(office.Address("/tra-cuu").ToString());
        await page.Locator("#ma").FillAsync(code);
        await page.Locator("#yeu-to").FillAsync(factor);
        await page.Press("Xem hồ sơ");
    }

    /// <summary>A dossier of the citizen that waits for a paper, made once.</summary>
    private async Task<HandledDossier> Asked()
    {
        var house = office.House;
        if (house.Handling.OfOwner(PortalOffice.Number).FirstOrDefault(one => one.State == DossierState.AwaitingPapers) is { } known)
        {
            return known;
        }

        var dossier = await house.Handling.Start(
            new(PortalOffice.Ward, PortalOffice.Birth, Channel.Direct, new(1, new(2, LimitUnit.WorkingDay)))
            {
                Owner = new("Người lan", PortalOffice.Number) { Phone = "0901234567" },
                Papers =
                [
                    new("KS-TK", "Tờ khai đăng ký khai sinh", true) { IsGiven = true },
                    new("KS-CS", "Giấy chứng sinh, hoặc văn bản của người làm chứng", true) { IsGiven = true },
                    new("KS-KH", "Giấy chứng nhận kết hôn của cha, mẹ", false),
                ],
                Fees = [new("Lệ phí hộ tịch", 8000, FeeMoment.AtReturn)],
            },
            new(office.AccountOf("hien"), ActorKind.Counter), house.Now);
        foreach (var (who, kind, action) in new (string, ActorKind, Func<HandledDossier, Act, HandledDossier>)[]
        {
            ("hien", ActorKind.Counter, (one, act) => one.Forward(act, office.AccountOf("ha"), "Thẩm tra")),
            ("ha", ActorKind.Specialist, (one, act) => one.TakeStep(act)),
            ("ha", ActorKind.Specialist, (one, act) => one.RequestSupplement(
                act, "1 giấy tờ: giấy chứng sinh có dấu của cơ sở y tế, chụp rõ cả trang", act.At.AddDays(10))),
        })
        {
            dossier = (await house.Handling.Change(
                dossier.Code, dossier.Version, new(office.AccountOf(who), kind), house.Now, action, "story"))!;
        }

        return dossier;
    }

    /// <summary>A draft that is ready for the step.</summary>
    private async Task<string> Draft(string step)
    {
        var draft = new Draft(OneStop.Portal.Draft.NewId(), PortalOffice.Ward, PortalOffice.Birth)
        {
            StartedAt = office.House.Now,
            Phone = "0901 234 567",
            Answers = new Dictionary<string, string>
            {
                ["ten-con"] = "Trẻ Minh Họa", ["ngay-sinh"] = "28/02/2026", ["gioi-tinh"] = "Nữ", ["co-cha"] = "0",
            },
        };
        var lan = office.AccountOf("lan");
        foreach (var old in office.House.Drafts.Of(lan, office.House.Now))
        {
            await office.House.Drafts.Remove(old.Id, lan);
        }

        await office.House.Drafts.Start(draft, lan, office.House.Now);
        return $"/nop-ho-so/{draft.Id}/{step switch { "form" => "to-khai", "papers" => "giay-to", _ => "xem-lai" }}";
    }

    /// <summary>Kept only where someone wants to look: DIEMSANG_PICTURES names the folder.</summary>
    private static async Task Picture(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("DIEMSANG_PICTURES") is { Length: > 0 } folder)
        {
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
