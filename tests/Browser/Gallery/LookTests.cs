using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace DiemSang.Tests.Browser.Gallery;

/// <summary>All components with the figures of the drawn pages, on a desk and on a phone, by day and by night.</summary>
public sealed class LookTests(Chromium chromium, GalleryHost host) : IClassFixture<GalleryHost>
{
    public static TheoryData<string, int, bool> Sheets()
    {
        var sheets = new TheoryData<string, int, bool>();
        foreach (var page in (string[])["lanh-dao", "xep-hang", "bang-diem", "song", "khong-co"])
        {
            foreach (var width in (int[])[360, 1280])
            {
                sheets.Add(page, width, false);
                sheets.Add(page, width, true);
            }
        }

        return sheets;
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public async Task Every_component_can_be_read_by_everybody_and_nothing_scrolls_sideways(string page, int width, bool dark)
    {
        await using var screen = await chromium.Open(host.Address("/mau/" + page), width, dark);
        await screen.Page.ScreenshotAsync(new() { FullPage = true, Path = Picture(page, width, dark) });
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(
            node => $"{rule.Id}: {node.Html} {node.Any.FirstOrDefault()?.Message}")));
        Assert.All(screen.Complaints, complaint => Assert.Contains("404", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_touches_is_large_enough_on_a_phone()
    {
        await using var screen = await chromium.Open(host.Address("/mau/xep-hang"), 360);
        var small = await screen.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.btn, .seg a, nav ul a, input, select')]"
            + ".filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)");
        Assert.Empty(small);
    }

    [Fact]
    public async Task On_paper_menus_and_forms_are_gone_and_the_figures_stay()
    {
        await using var screen = await chromium.Open(host.Address("/mau/xep-hang"));
        await screen.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await screen.Page.Locator("header nav").IsVisibleAsync());
        Assert.False(await screen.Page.Locator("form").IsVisibleAsync());
        Assert.True(await screen.Page.GetByRole(AriaRole.Cell, new() { Name = "77,84", Exact = true }).IsVisibleAsync());
    }

    private static string Picture(string page, int width, bool dark)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures"));
        return Path.Combine(folder.FullName, $"{page}-{width}{(dark ? "-dark" : "")}.png");
    }
}
