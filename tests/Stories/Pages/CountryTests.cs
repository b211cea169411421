using System.Net;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Country;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed class CountryTests
{
    [Fact]
    public async Task The_demo_shows_34_provinces_and_the_national_row_of_the_portal()
    {
        await using var town = await PagesTown.Open(Town.Empty(), isDemo: true);
        var page = await town.Page("/ca-nuoc");
        Assert.Contains("đứng đầu 34 tỉnh, thành phố; cả nước 62,59 điểm</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Cổng DVCQG, thu thập 10/10/2026", page, StringComparison.Ordinal);
        foreach (var row in CountryView.Of(new(2026, 10, 10))!.Rows)
        {
            Assert.Contains(row.Card.Name, page, StringComparison.Ordinal);
            Assert.Contains($">{Format.Points(row.Card.Total)}</td>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_change_is_told_from_the_earlier_to_the_later_capture_on_both_pages()
    {
        var (early, late) = (CountryView.Of(new(2026, 9, 17))!, CountryView.Of(new(2026, 10, 10))!);
        var before = early.Rows.ToDictionary(row => row.Card.Unit);
        Assert.All(late.Rows, row => Assert.Equal(
            (row.Card.Total - before[row.Card.Unit].Card.Total, before[row.Card.Unit].Place.Rank - row.Place.Rank),
            (row.Change!.Value, row.Climbed!.Value)));
        Assert.All(late.Rows, row => Assert.Equal(
            (before[row.Card.Unit].Change, before[row.Card.Unit].Climbed), (row.Change, row.Climbed)));
    }

    [Fact]
    public async Task An_installation_of_its_own_shows_no_figures_of_the_scenario()
    {
        await using var town = await PagesTown.Open(await Town.Quiet());
        var page = await town.Page("/ca-nuoc");
        Assert.Contains("Chưa có số liệu cả nước", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Đồng Tháp", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_capture_is_refused_with_the_days_there_are()
    {
        await using var town = await PagesTown.Open(Town.Empty(), isDemo: true);
        var (status, page) = await town.Get("/ca-nuoc?ngay=2026-01-01");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Có: 17/09/2026, 10/10/2026.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_of_computing_is_read_from_the_ruleset_itself()
    {
        await using var town = await PagesTown.Open(Town.Empty());
        foreach (var ruleset in Rulesets.All)
        {
            var page = await town.Page($"/cach-tinh?quy-tac={ruleset.Id}");
            Assert.All(ruleset.Indicators, indicator =>
            {
                Assert.Contains(indicator.Name, page, StringComparison.Ordinal);
                Assert.Contains(indicator.Clause, page, StringComparison.Ordinal);
                Assert.Contains(indicator.Numerator.Text, page, StringComparison.Ordinal);
            });
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await town.Get("/cach-tinh?quy-tac=la")).Status);
    }

    [Fact]
    public async Task Every_address_named_among_the_open_data_answers()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        var page = await town.Page("/du-lieu-mo");
        var addresses = System.Text.RegularExpressions.Regex.Matches(page, "<td[^>]*><a href=\"([^\"]+)\">")
            .Select(match => match.Groups[1].Value).Where(address => !address.EndsWith("/stream", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, addresses.Count);
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.OK, (await town.Get(address)).Status);
        }

        Assert.Contains("Trang được làm để ai cũng đọc được", await town.Page("/tiep-can"), StringComparison.Ordinal);
    }
}
