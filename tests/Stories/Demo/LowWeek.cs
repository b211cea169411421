using System.Globalization;
using System.Net;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>
/// The low week of 16 October 2023: its split, and its ranking as known then, as corrected now and under the ruleset of
/// 2026 – three answers, each explained.
/// </summary>
public sealed class LowWeek(DemoHouse demo)
{
    private const string Slug = "2023-10-16-0700";
    private const int Deferred = 26 + 20 + 12 + 16 + 8 + 5 + 12 + 12;
    private static readonly UnitCode city = new("H09.24"), province = new("H09");
    private static readonly DateTimeOffset cutOff = new(2023, 10, 16, 7, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task The_ranking_has_three_answers_and_each_is_explained()
    {
        var figures = await demo.Figures();
        var one = figures.Installation.PublicationBook.Find(Slug)!;
        var then = figures.BoardOf(one);
        var asked = new Asked(one.From, one.Day, cutOff, cutOff);
        var now = await figures.Board(asked with { KnownOn = null });
        var other = await figures.Board(asked with { Ruleset = "dvcqg-2026" });
        decimal[] totals = [.. new[] { then, now, other }.Select(board => board.Of(city)!.Total)];
        Assert.Equal(76.99m, totals[0]);
        Assert.Equal(3, totals.Distinct().Count());

        // What came later: the results of deferred.csv, all of them electronic and scanned, and no dossier more.
        Assert.Equal(Deferred, Counted(now, "dossiers_result_electronic") - Counted(then, "dossiers_result_electronic"));
        Assert.Equal(Deferred, Counted(now, "dossiers_digitised") - Counted(then, "dossiers_digitised"));
        Assert.Equal(0, Counted(now, "dossiers_received") - Counted(then, "dossiers_received"));

        var page = await Page($"/cong-bo/{Slug}/cac-cach-hoi?cha=H09&cap=huyen&dv=H09.24");
        foreach (var (board, total) in new[] { then, now, other }.Zip(totals))
        {
            var rank = board.Ranking(province, UnitLevel.District).Single(place => place.Scorecard.Unit == city.Value);
            Assert.Contains($"{Format.Points(total)} điểm", page, StringComparison.Ordinal);
            Assert.Contains($"hạng {Format.Rank(rank.Rank, rank.Of)}", page, StringComparison.Ordinal);
        }

        Assert.Contains("15.696 / 18.026 lúc công bố, nay ", page, StringComparison.Ordinal);
        Assert.Contains("vì có dữ kiện đến sau", page, StringComparison.Ordinal);
        Assert.Contains("chưa phát sinh được tính 6,00 thay vì 0,00 điểm; +6,00 điểm", page, StringComparison.Ordinal);
        Assert.Contains(
            "/xep-hang?tu=2023-01-01&den=2023-10-16&luc=20231016070000&biet=20231016070000&quy-tac=dvcqg-2026", page,
            StringComparison.Ordinal);
        Assert.Contains($"{Slug}/cac-cach-hoi", await Page($"/cong-bo/{Slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reasons_of_each_answer_add_up_to_its_difference()
    {
        var page = await Page($"/cong-bo/{Slug}/cac-cach-hoi?cha=H09&cap=huyen&dv=H09.24");
        var cards = page.Split("<section class=\"card flow-s\"")[2..];
        Assert.Equal(2, cards.Length);
        foreach (var card in cards)
        {
            var whole = Number(System.Text.RegularExpressions.Regex.Match(card, @"điểm \(([+−][0-9,]+)\)").Groups[1].Value);
            var parts = System.Text.RegularExpressions.Regex.Matches(card, @"([+−]?[0-9]+,[0-9]{2}) điểm</li>")
                .Sum(part => Number(part.Groups[1].Value));
            Assert.Equal(whole, parts);
        }
    }

    [Fact]
    public async Task Its_split_closes_and_names_what_pulled_it_down()
    {
        var weeks = await (await demo.Figures()).ClosedWeeks();
        var at = weeks.Select(week => week.ClosedAt).ToList().IndexOf(cutOff);
        var change = ScoreChange.Between(weeks[at - 1].Board, weeks[at].Board, city)!;
        Assert.Equal(-0.15m, change.Delta);
        Assert.Equal(change.Delta, change.InOrder().Sum(split => split.Delta));
        Assert.Equal(change.Delta, change.ByUnit().Sum(share => share.Points));
        Assert.Equal(["2.1", "4.1"], change.InOrder().OrderBy(split => split.Delta).Take(2).Select(split => split.Indicator.Id).Order());

        var page = await Page(
            "/bang-diem/H09.24/vi-sao?tu=2023-01-01&den=2023-10-16&luc=20231016070000&biet=20231016070000&so-voi=20231009070000");
        Assert.Contains("vì sao giảm 0,15 điểm", page, StringComparison.Ordinal);
        Assert.Contains("chủ yếu do thêm 80 hồ sơ trễ hạn", page, StringComparison.Ordinal);
    }

    private static long Counted(Scoreboard board, string name) => (long)board.CountersOf(city)[name];

    private static decimal Number(string text) =>
        decimal.Parse(text.Replace('−', '-').Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture);

    private async Task<string> Page(string address)
    {
        using var client = await demo.Client();
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(address, UriKind.Relative)));
    }
}
