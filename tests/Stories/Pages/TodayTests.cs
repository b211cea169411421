using System.Text.Json;
using DiemSang.Web.Shell;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed class TodayTests
{
    [Fact]
    public async Task The_live_number_on_the_start_page_is_the_number_of_the_API()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        using var api = JsonDocument.Parse(
            await town.Page("/api/v1/units/H09.24/scorecard?from=2026-01-01&to=2026-10-15"));
        var total = Format.Points(api.RootElement.GetProperty("total").GetDecimal());
        var page = await town.Page("/");
        Assert.Matches($"data-total=\"H09.24\"[^>]*>{total}<", page);
    }

    [Fact]
    public async Task The_published_number_is_that_of_the_last_close_and_weeks_are_counted_from_the_first_kept()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        var weeks = await town.Figures.ClosedWeeks();
        var total = Format.Points(weeks[^1].Board.Of(Town.City)!.Total);
        var page = await town.Page("/");
        Assert.Contains(
            $"Công bố tuần {weeks.Count}, chốt 17:00 ngày 09/10/2026: <b>{total}</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_causes_shown_add_up_to_the_change_of_the_week()
    {
        var house = await Town.Build();
        house.Clock.Now = Town.At(2026, 8, 12, 9);
        await using var town = await PagesTown.Open(house);
        var weeks = await town.Figures.ClosedWeeks();
        var causes = DiemSang.Evaluation.Scoreboards.ScoreChange.Between(weeks[^2].Board, weeks[^1].Board, Town.City)!;
        Assert.NotEmpty(causes.InOrder());
        Assert.Equal(
            weeks[^1].Board.Of(Town.City)!.Total - weeks[^2].Board.Of(Town.City)!.Total,
            causes.InOrder().Sum(split => split.Delta));
        Assert.Equal(0, causes.Movement.Rounding);
        Assert.Contains(
            $"tổng khớp {Format.Signed(causes.Delta)}", await town.Page("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_first_week_of_the_year_nothing_is_compared()
    {
        var house = await Town.Quiet();
        house.Clock.Now = Town.At(2026, 1, 1, 9);
        await using var town = await PagesTown.Open(house);
        var page = await town.Page("/");
        Assert.Contains("Năm nay chưa chốt tuần nào", page, StringComparison.Ordinal);
        Assert.Contains("Tuần đầu của năm chưa có gì để so.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_dossiers_the_page_says_so_instead_of_praising_a_rank()
    {
        await using var town = await PagesTown.Open(await Town.Quiet());
        var page = await town.Page("/");
        Assert.Contains("chưa có hồ sơ nào trong kỳ</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("giữ hạng 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_units_the_page_says_what_to_load()
    {
        await using var town = await PagesTown.Open(Town.Empty());
        Assert.Contains("Chưa có đơn vị nào trong hệ thống", await town.Page("/"), StringComparison.Ordinal);
        Assert.Contains("Chưa có đơn vị nào", await town.Page("/xep-hang"), StringComparison.Ordinal);
    }
}
