using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace DiemSang.Tests.Browser.Live;

/// <summary>The product's own pages, on a phone and on a desk, for those who see and those who listen.</summary>
public sealed class PageLookTests(Chromium chromium, LiveOffice office) : IClassFixture<LiveOffice>
{
    public static TheoryData<string, int> Pages
    {
        get
        {
            string[] paths =
            [
                "/", "/xep-hang?cha=H09&cap=xa", "/bang-nhiet?cha=H09&cap=xa", $"/bang-diem/{LiveOffice.Ward}",
                $"/ho-chieu/{LiveOffice.Ward}/2.1", $"/ho-chieu/{LiveOffice.Ward}/1.1", "/cach-tinh", "/du-lieu-mo", "/tiep-can",
                $"/bang-diem/{LiveOffice.Ward}/vi-sao", $"/bang-diem/{LiveOffice.Ward}/dang-bo-lo", "/xep-hang/cong-bang?cha=H09&cap=xa",
            ];
            var data = new TheoryData<string, int>();
            // A phone, a desk whose letters are twice as large, a tablet on its side.
            foreach (var width in (int[])[360, 640, 1000])
            {
                foreach (var path in paths)
                {
                    data.Add(path, width);
                }
            }

            data.Add("/", 1280);
            data.Add($"/bang-diem/{LiveOffice.Ward}", 1280);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_for_everyone(string path, int width)
    {
        await office.Curl("/api/v1/sync", $"[{office.Dossier(21, isDone: true)},{office.Dossier(22, isDone: false)}]");
        await using var screen = await chromium.Open(office.Address(path), width);
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Complaints);
    }
}
