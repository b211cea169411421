using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DiemSang.Tests.Browser.Start;

/// <summary>
/// The start pages in a real browser, over the demo: what a role must see lies above the fold on a phone and on a desk,
/// all else it needs is three clicks away at most, and the page is whole for everyone.
/// </summary>
public sealed class StartPages(Chromium chromium, DemoOffice office) : IClassFixture<DemoOffice>
{
    private static readonly string[] figures = ["#diem .score", "#muc", "#doi", "#hang", "#dong-canh-bao"];

    /// <summary>What each role must see without scrolling; of a table its heading is enough.</summary>
    private static readonly Dictionary<string, string[]> parts = new()
    {
        ["lanh-dao"] = [.. figures, "#dong-ky", "#dong-vi-sao", "#dong-goi", "#dong-giao"],
        ["chu-tich-phuong"] = [.. figures, "#dong-cuu", "#dong-len-hang", "#dong-khac", "#dong-giao"],
        ["to-danh-gia"] = ["#tra-loi", "#dong-canh-bao", "#dong-thieu", "#dong-trong", "#dong-hai-so", "#bn-t"],
        ["quan-tri-tinh"] = ["h1", "#dong-kenh", "#dong-duyet", "#dong-thu", "#dong-giu", "#dong-dong-bo", "#kenh-t"],
    };

    /// <summary>What else each role needs: the links that are clicked, one after the other, by what their address begins with.</summary>
    private static readonly Dictionary<string, string[][]> ways = new()
    {
        ["lanh-dao"] =
        [
            ["/to-danh-gia/canh-bao"], ["/bang-diem/H09.24/vi-sao"], ["/bang-diem/H09.24/dang-bo-lo"],
            ["/don-vi/H09.24/giai-phap/moi"], ["/lanh-dao?don-vi=H09.24.0", "/don-vi/H09.24.0"], ["/thong-bao"],
            ["/to-danh-gia/canh-bao", "/ho-chieu/", "/ho-so/"], ["/xep-hang"], ["/to-danh-gia/canh-bao", "/giai-phap", "/giai-phap/"],
            ["/to-danh-gia/canh-bao", "/to-danh-gia/phan-cong"], ["/bang-diem", "/bang-diem/H09.24.0"],
        ],
        ["chu-tich-phuong"] =
        [
            ["/ho-so/"], ["/don-vi/H09.24.07/giai-phap/moi"], ["/xep-hang/cong-bang"], ["/bang-diem/H09.24.07/dang-bo-lo"],
            ["/ho-chieu/H09.24.02/"], ["/ho-chieu/H09.24.07/", "/ho-so/"], ["/bang-viec"], ["/to-danh-gia/canh-bao"],
            ["/danh-gia-chua-hai-long"], ["/danh-gia-chua-hai-long", "/ho-so/"],
        ],
        ["to-danh-gia"] =
        [
            ["/bang-diem/H09.24.02/vi-sao"], ["/ho-chieu/H09.24/", "/ho-so/"], ["/ho-chieu/H09.24/", "/ho-chieu/H09.24.0"],
            ["/don-vi/H09.24/giai-phap/moi"], ["/cong-bo", "/cong-bo/"], ["/cong-bo", "/thong-bao"], ["/to-danh-gia/phan-cong"],
            ["/to-danh-gia/canh-bao"], ["/to-danh-gia/canh-bao", "/giai-phap", "/giai-phap/"],
        ],
        ["quan-tri-tinh"] =
        [
            ["/ho-chieu/H09"], ["/ho-chieu/H09", "/ho-so/"], ["/quan-tri/tai-khoan"], ["/quan-tri/thu-cho-gui"],
            ["/quan-tri/lich-lam-viec"], ["/danh-muc"], ["/nhat-ky"], ["/quan-tri?kenh=dang-gui"], ["/to-danh-gia/canh-bao"],
        ],
    };

    public static MatrixTheoryData<string, int> Screens => new(parts.Keys, [360, 1280]);

    public static TheoryData<string> Names => [.. parts.Keys];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_a_role_must_see_lies_above_the_fold(string name, int width)
    {
        var height = width == 360 ? 740 : 800;
        await using var screen = await Enter(name, width, height);
        List<string> below = [];
        foreach (var part in parts[name])
        {
            var box = await screen.Page.Locator(part).First.BoundingBoxAsync();
            if (box is not { Width: > 0, Height: > 0, X: >= 0, Y: >= 0 } || box.Y + box.Height > height || box.X + box.Width > width)
            {
                below.Add($"{part}: {box?.X} {box?.Y} {box?.Width}×{box?.Height}");
            }
        }

        Assert.Empty(below);
        var head = await screen.Page.Locator(width == 360 ? ".top nav" : ".top").BoundingBoxAsync();
        Assert.True(head!.Height < 64, $"the head takes two lines: {head.Height}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Everything_else_is_three_clicks_away_at_most(string name)
    {
        await using var screen = await Enter(name, 360, 740);
        var start = screen.Page.Url;
        foreach (var way in ways[name])
        {
            Assert.InRange(way.Length, 1, 3);
            await screen.Page.GotoAsync(start);
            foreach (var step in way)
            {
                var link = screen.Page.Locator($"a[href^=\"{step}\"]:visible").First;
                Assert.True(await link.CountAsync() > 0, $"{name}: no way {string.Join(" → ", way)} from {screen.Page.Url}");
                await link.ClickAsync();
                await screen.Page.WaitForURLAsync(new Regex(Regex.Escape(step)));
            }

            Assert.Equal(1, await screen.Page.Locator("h1").CountAsync());
        }

        Assert.Empty(screen.Complaints);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_start_page_is_whole_for_everyone(string name, int width)
    {
        await using var screen = await Enter(name, width, 800);
        await Picture(screen, $"{name}-{width}");
        await screen.Page.Locator(".demo summary").ClickAsync();
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Complaints);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_week_is_shown_to_a_meeting_page_by_page_without_names(int width)
    {
        await using var screen = await Enter("lanh-dao", width, 800);
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "Trình chiếu" }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/lanh-dao/trinh-chieu?don-vi=H09.24");
        await Picture(screen, $"trinh-chieu-{width}");
        Assert.Equal(4, await screen.Page.Locator(".slides > section").CountAsync());
        Assert.DoesNotContain("minh họa", await screen.Page.Locator(".slides").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        foreach (var (key, page) in new[]
            {
                ("ArrowRight", 2), ("ArrowDown", 3), ("ArrowLeft", 2), ("PageDown", 3), ("ArrowRight", 4), ("ArrowRight", 4),
            })
        {
            await screen.Page.Keyboard.PressAsync(key);
            Assert.EndsWith($"#trang-{page}", screen.Page.Url, StringComparison.Ordinal);
        }

        Assert.InRange((await screen.Page.Locator("#trang-4").BoundingBoxAsync())!.Y, -40, 40);
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await screen.Page.Keyboard.PressAsync("Escape");
        await screen.Page.WaitForURLAsync("**/lanh-dao?don-vi=H09.24");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task One_click_is_enough_to_be_somebody_else_and_one_to_come_back()
    {
        await using var screen = await Enter("lanh-dao", 360, 740);
        await screen.Page.Locator(".demo summary").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Lê Một Cửa" }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/viec-cua-toi");
        await screen.Page.Locator(".demo summary").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Quay lại Nguyễn Lãnh Đạo" }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/lanh-dao?don-vi=H09.24");
        Assert.Empty(screen.Complaints);
    }

    /// <summary>By one click on the sign-in page, as a visitor of the demo comes in.</summary>
    private async Task<Screen> Enter(string name, int width, int height)
    {
        var screen = await chromium.Open(office.Address("/dang-nhap"), width);
        await screen.Page.SetViewportSizeAsync(width, height);
        await screen.Page.Locator($"#minh-hoa button[value={name}]").ClickAsync();
        await screen.Page.WaitForURLAsync(address => !address.Contains("/dang-nhap", StringComparison.Ordinal));
        return screen;
    }

    /// <summary>Kept only where someone wants to look: DIEMSANG_PICTURES names the folder.</summary>
    private static async Task Picture(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("DIEMSANG_PICTURES") is { Length: > 0 } folder)
        {
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"start-{name}.png"), FullPage = true });
        }
    }
}
