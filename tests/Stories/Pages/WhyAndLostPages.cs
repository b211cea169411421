using System.Net;
using System.Text.RegularExpressions;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Lost;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;
using Format = DiemSang.Web.Shell.Format;

namespace DiemSang.Tests.Stories.Pages;

/// <summary>Why it moved, what is lost, and units of like volume: pages that say what the functions give.</summary>
public sealed class WhyAndLostPages
{
    [Fact]
    public async Task The_parts_of_components_and_units_close_to_the_change_on_the_page()
    {
        await using var town = await Open();
        var weeks = await town.Figures.ClosedWeeks();
        var live = await town.Figures.Live();
        var change = ScoreChange.Between(weeks[^1].Board, live, Town.City)!;
        Assert.Equal(change.Delta, change.InOrder().Sum(split => split.Delta));
        Assert.Equal(change.Delta, change.ByUnit().Sum(share => share.Points));
        foreach (var split in change.Moved())
        {
            Assert.Equal(split.Delta, change.ByUnit(split.Indicator).Sum(share => share.Points));
        }

        var page = WebUtility.HtmlDecode(await town.Page("/bang-diem/H09.24/vi-sao"));
        Assert.Contains($"tổng khớp {Format.Signed(change.Delta)}", page, StringComparison.Ordinal);
        Assert.Contains("Phần theo thủ tục dành cho người có quyền", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_read_the_lists_sees_the_split_by_procedure_and_it_closes()
    {
        await using var town = await Open();
        await town.SignIn();
        var page = WebUtility.HtmlDecode(await town.Page("/bang-diem/H09.24/vi-sao?chia=thu-tuc"));
        Assert.Contains("Phần của từng thủ tục", page, StringComparison.Ordinal);
        Assert.Contains("Theo cán bộ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_the_parts_of_officers_by_an_address_alone()
    {
        await using var town = await Open();
        var page = WebUtility.HtmlDecode(await town.Page("/bang-diem/H09.24/vi-sao?chia=can-bo"));
        Assert.DoesNotContain("Phần của từng cán bộ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo cán bộ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_of_the_page_is_the_plan_of_the_function_and_reaches_its_target()
    {
        await using var town = await Open();
        var board = await town.Figures.Live();
        var card = board.Of(Town.City)!;
        var plans = new UnitPlan(board, Town.City, card);
        Assert.True(plans.Highest > card.Total, "the town has nothing to win");
        var target = decimal.Round((card.Total + plans.Highest) / 2, 2);
        var plan = plans.Cheapest(target)!;
        Assert.True(plan.Total >= target);
        Assert.Equal(plan.Total, plans.After(plan.Steps).Total);

        var page = WebUtility.HtmlDecode(await town.Page($"/bang-diem/H09.24/dang-bo-lo?dich={Format.Points(target)}"));
        Assert.Contains($"Sau kế hoạch: {Format.Points(plan.Total)} điểm", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_points_of_all_rows_are_what_the_total_lacks()
    {
        await using var town = await Open();
        var card = (await town.Figures.Live()).Of(Town.City)!;
        var page = WebUtility.HtmlDecode(await town.Page("/bang-diem/H09.24/dang-bo-lo"));
        Assert.Matches(new Regex("Tổng điểm đang bỏ lỡ</th>\\s*<td[^>]*>" + Format.Signed(card.Total - 100)), page);
    }

    [Fact]
    public async Task The_workbook_of_lost_points_holds_the_numbers_of_the_page_as_numbers()
    {
        await using var town = await Open();
        var card = (await town.Figures.Live()).Of(Town.City)!;
        using var book = SpreadsheetDocument.Open(
            new MemoryStream(await town.Bytes("/bang-diem/H09.24/dang-bo-lo.xlsx")), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(book, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Row>()
            .Select(row => row.Elements<Cell>().ToList()).Where(cells => cells.Count == 10).Skip(1).ToList();
        Assert.NotEmpty(rows);
        foreach (var cells in rows)
        {
            var score = card.Find(cells[0].InnerText)!;
            Assert.Null(cells[6].DataType);
            Assert.Equal(score.Lost, decimal.Parse(cells[6].InnerText, System.Globalization.CultureInfo.InvariantCulture));
        }

        var page = await town.Page("/bang-diem/H09.24/dang-bo-lo");
        Assert.Contains("href=\"#neu\">Thử làm thêm", page, StringComparison.Ordinal);
        Assert.Contains("data-print hidden>In</button>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_be_done_more_gives_the_total_of_the_function()
    {
        await using var town = await Open();
        var board = await town.Figures.Live();
        var plans = new UnitPlan(board, Town.City, board.Of(Town.City)!);
        var lever = plans.Levers.First(one => one.Most > 0 && plans.WorthOf(one) > 0);
        var after = plans.After([new(lever, lever.Most)]);
        var page = await town.Page($"/bang-diem/H09.24/dang-bo-lo?{LostQuery.PiecesOf}{lever.Id}={lever.Most}");
        Assert.Contains($"Nếu làm như vậy: {Format.Points(after.Total)} điểm", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_that_fell_silent_and_campaigns_stand_among_the_events()
    {
        await using var town = await Open();
        var house = town.Town.Installation;
        var ward = new UnitCode("H09.24.02");
        await house.Journal.Write(work =>
        {
            AlarmStore.Add(work.Session, new("a1", "silent-feed", ward, "", 9, 8, Town.At(2026, 8, 10, 9))
            {
                ClearedAt = Town.At(2026, 8, 11, 9),
            });
            AlarmStore.Add(work.Session, new("a2", "at-risk", ward, "", 9, 8, Town.At(2026, 8, 10, 9)));
            RemedyStore.Add(work.Session, new(
                "r1", ward, "4.2", "qd766-2022", "Cách làm không đưa ra ngoài", "ai-do", new(2026, 8, 30))
            {
                State = RemedyState.Doing, StartedAt = Town.At(2026, 8, 11, 10),
            });
            return true;
        });
        var page = await town.Page("/bang-diem/H09.24/vi-sao");
        var name = town.Figures.Units.Row(ward, new(2026, 8, 12))!.Name;
        Assert.Matches(Row("10/08/2026", "Đồng bộ", $"{name} không gửi tin đồng bộ"), page);
        Assert.Matches(Row("11/08/2026", "Đồng bộ", $"{name} đồng bộ trở lại"), page);
        Assert.Matches(Row("11/08/2026", "Giải pháp", $"{name} bắt đầu giải pháp cho thành phần 4.2"), page);
        Assert.DoesNotContain("Cách làm không đưa ra ngoài", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_member_wrote_stands_on_the_chart_of_the_unit_and_of_those_around_it_without_the_writer()
    {
        await using var town = await Open();
        var house = town.Town.Installation;
        var (since, sibling) = (new DateOnly(2026, 8, 10), new UnitCode("H09.24.03"));
        TypedEvent Made(string id, UnitCode unit, DateOnly from, DateOnly to) =>
            new(id, 1, unit, TypedEventKind.Outage, from, to, $"Mất điện {id}", Town.At(2026, 8, 12, 8), "ai-do");
        await house.Events.Write(Made("một", new("H09.24.02"), since, since.AddDays(1)));
        await house.Events.Write(Made("hai", sibling, since, since));
        await house.Events.Write(Made("ba", new("H09.24.02"), since.AddDays(-60), since.AddDays(-50)));
        await house.Events.Write(Made("bốn", Town.City, since, since));
        await house.Events.TakeBack("bốn", 2, Town.City, "ai-do", Town.At(2026, 8, 12, 9));

        var page = await town.Page("/bang-diem/H09.24.02/vi-sao");
        Assert.Matches(Row("10/08/2026–11/08/2026", "Sự cố", "Mất điện một"), page);
        Assert.Contains("class=\"c-span\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mất điện hai", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mất điện ba", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mất điện bốn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ai-do", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ghi-su-kien", page, StringComparison.Ordinal);

        var city = await town.Page("/bang-diem/H09.24/vi-sao");
        Assert.Contains("Mất điện một", city, StringComparison.Ordinal);
        Assert.Contains("Mất điện hai", city, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bang-diem/H09.24/dang-bo-lo?dich=abc", "không phải mức điểm")]
    [InlineData("/bang-diem/H09.24/dang-bo-lo?phut-sync=-3", "không phải số nguyên")]
    [InlineData("/bang-diem/H09.24/vi-sao?so-voi=hom-qua", "không phải thời điểm")]
    [InlineData("/xep-hang/cong-bang?tu-dong=100&tu-vua=500", "phải giảm dần")]
    public async Task What_cannot_be_read_is_named_and_nothing_is_computed(string address, string words)
    {
        await using var town = await Open();
        var (status, page) = await town.Get(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_of_like_volume_stand_with_their_official_rank_unchanged()
    {
        await using var town = await Open();
        var page = WebUtility.HtmlDecode(await town.Page("/xep-hang/cong-bang?cha=H09.24&cap=xa&tu-dong=3&tu-vua=1"));
        var official = (await town.Figures.Live()).Ranking(Town.City, OneStop.Catalogue.UnitLevel.Commune);
        foreach (var ranked in official)
        {
            Assert.Matches(
                new Regex($"{Format.Rank(ranked.Rank, ranked.Of)}</td>(?:(?!</tr>).)*{ranked.Scorecard.Unit}", RegexOptions.Singleline),
                page);
        }
    }

    private static Regex Row(string days, string kind, string words) =>
        new($">{days}</th>\\s*<td[^>]*>{kind}</td>\\s*<td[^>]*>[^<]*{words}");

    private static async Task<PagesTown> Open()
    {
        var house = await Town.Build();
        house.Clock.Now = Town.At(2026, 8, 12, 9);
        return await PagesTown.Open(house);
    }
}
