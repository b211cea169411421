using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>From a total to the last dossier: the links of five scorecards are followed and their lists counted.</summary>
public sealed partial class DemoLinks(DemoHouse demo)
{
    private const string At = "tu=2023-01-01&den=2023-11-13&luc=20231113070000";

    /// <summary>Given by the province, or constant in the ruleset: a source, but no list.</summary>
    private static readonly HashSet<string> withoutList = ["1.1", "1.2", "1.3", "4.6"];

    [Theory]
    [InlineData("H09.24")]
    [InlineData("H09.24.02")]
    [InlineData("H09.24.07")]
    [InlineData("H09.18")]
    [InlineData("H09.25")]
    public async Task Each_component_opens_to_lists_of_n_and_d_minus_n(string unit)
    {
        using var client = await demo.SignedIn();
        var today = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("/bang-diem/H09.24", today, StringComparison.Ordinal);
        var card = await client.GetStringAsync(new Uri($"/bang-diem/{unit}?{At}", UriKind.Relative));
        var passports = Passport().Matches(card).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
            .DistinctBy(IndicatorOf).ToDictionary(IndicatorOf, StringComparer.Ordinal);
        Assert.Equal(21, passports.Count);
        foreach (var (indicator, address) in passports)
        {
            await Follow(client, unit, indicator, address);
        }
    }

    private static async Task Follow(HttpClient client, string unit, string indicator, string address)
    {
        var page = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        if (withoutList.Contains(indicator))
        {
            Assert.DoesNotContain("danh-sach.csv", page, StringComparison.Ordinal);
            return;
        }

        // The live feed goes on while the lists are read: a page and its list may be a commit apart, but not for long.
        for (var attempt = 1; ; attempt++)
        {
            var (numerator, denominator) = await Tally(client, unit, indicator);
            var (met, missed) = (await Rows(client, unit, indicator, "dat"), await Rows(client, unit, indicator, "chua-dat"));
            if ((met, missed) == (numerator, denominator - numerator))
            {
                return;
            }

            Assert.True(attempt < 5, $"{unit} {indicator}: {numerator}/{denominator}, but {met} met and {missed} missed");
        }
    }

    private static async Task<(int Numerator, int Denominator)> Tally(HttpClient client, string unit, string indicator)
    {
        var address = $"/api/v1/units/{unit}/scorecard?from=2023-01-01&to=2023-11-13&at=20231113070000";
        using var card = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative)));
        var tally = card.RootElement.GetProperty("indicators").GetProperty(indicator);
        return (tally.GetProperty("numerator").GetInt32(), tally.GetProperty("denominator").GetInt32());
    }

    private static async Task<int> Rows(HttpClient client, string unit, string indicator, string verdict)
    {
        var address = $"/ho-chieu/{unit}/{indicator}/danh-sach.csv?{At}&xem={verdict}";
        var list = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        return list.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;
    }

    private static string IndicatorOf(string address) => Passport().Match($"\"{address}\"").Groups[2].Value;

    [GeneratedRegex("\"(/ho-chieu/[A-Z0-9.]+/([0-9]+\\.[0-9]+[ab]?)[^\"]*)\"")]
    private static partial Regex Passport();
}
