using System.Net;
using System.Text.RegularExpressions;
using DiemSang.Tests.Stories.Pages;
using DiemSang.Web.Workspace.Passports;

namespace DiemSang.Tests.Stories.Access;

/// <summary>What someone who has not signed in sees: every number, no list, no dossier, no group under five.</summary>
public sealed class PublicPages(PageTown town) : IClassFixture<PageTown>
{
    [Fact]
    public async Task Numbers_stay_and_lists_and_codes_are_gone()
    {
        foreach (var address in await town.Addresses())
        {
            using var answer = await town.Stranger.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            if (address.Contains(".csv", StringComparison.Ordinal) || address.StartsWith("/ho-so/", StringComparison.Ordinal))
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.DoesNotMatch(@"H09[0-9.]*-\d{6}-\d{4}", page);
            Assert.DoesNotContain("/ho-so/", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_passport_says_why_its_list_needs_sign_in_and_leads_back()
    {
        var address = $"/ho-chieu/{Stories.Town.City}/2.1?{PageTown.August}";
        var page = await town.Stranger.Read(address);
        Assert.Contains("Từng hồ sơ là việc riêng của người nộp", page, StringComparison.Ordinal);
        Assert.Contains("/dang-nhap?tiep=" + Uri.EscapeDataString(address), page, StringComparison.Ordinal);
        Assert.Contains("id=\"danh-sach\"", await town.Page(address), StringComparison.Ordinal);
        Assert.Equal(Figure().Match(await town.Page(address)).Value, Figure().Match(page).Value);
    }

    [Theory]
    [InlineData("9 7", "9 7")]
    [InlineData("9 7 3 2", "9 7 rest5")]
    [InlineData("9 7 3", "9 rest10")]
    [InlineData("9 1", "rest10")]
    [InlineData("3 1", "")]
    [InlineData("", "")]
    public void Groups_under_five_stand_together_so_that_none_can_be_reckoned(string counts, string expected)
    {
        var groups = counts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(count => ("", int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), 1m)).ToList();
        var joined = SmallGroups.Joined(groups, "rest");
        Assert.Equal(expected, string.Join(' ', joined.Select(one => $"{one.Name}{one.Count}")));
        Assert.True(joined.Count == 0 || joined.Sum(one => one.Lost) == groups.Count);
    }

    private static Regex Figure() => new("<p class=\"score\">.*?</p>", RegexOptions.Singleline);
}
