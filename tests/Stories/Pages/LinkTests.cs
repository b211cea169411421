using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed partial class LinkTests
{
    [Fact]
    public async Task Every_link_of_a_page_answers_and_the_place_it_points_at_is_there()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        await town.SignIn();
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> broken = [];
        var followed = 0;
        foreach (var from in (string[])
        [
            "/", "/xep-hang?cha=H09.24&cap=xa", "/bang-nhiet?cha=H09.24&cap=xa", $"/bang-diem/{Town.City}",
            $"/bang-diem/{Town.TanBinh}", $"/ho-chieu/{Town.City}/2.1", $"/ho-chieu/{Town.TanBinh}/1.1",
            $"/ho-so/{Town.LateCopy.Code}", "/cach-tinh", "/du-lieu-mo", "/tiep-can",
        ])
        {
            foreach (var link in Links(await Read(from)).Distinct().Where(IsPage))
            {
                var (path, place) = link.Split('#', 2) is [var cut, var id] ? (cut.Length > 0 ? cut : from, id) : (link, null);
                var page = await Read(path);
                if (page.Length == 0 || (place is not null && !page.Contains($"id=\"{place}\"", StringComparison.Ordinal)))
                {
                    broken.Add($"{from} → {link}");
                }

                followed++;
            }
        }

        Assert.Empty(broken);
        Assert.True(followed > 200, $"{followed} links");

        async Task<string> Read(string path)
        {
            if (!pages.TryGetValue(path, out var page))
            {
                var (status, text) = await town.Get(path);
                pages[path] = page = status == HttpStatusCode.OK ? text : "";
            }

            return page;
        }
    }

    private static IEnumerable<string> Links(string page) => Href().Matches(page).Select(match => match.Groups[1].Value);

    // Files and streams have tests of their own.
    private static bool IsPage(string link) =>
        (link.StartsWith('/') || link.StartsWith('#')) && !File().IsMatch(link);

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex(@"^/(api|openapi)/|\.(csv|css|svg|js)\b")]
    private static partial Regex File();
}
