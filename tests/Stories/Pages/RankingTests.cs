using System.Net;
using System.Text;
using System.Text.Json;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Rankings;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed class RankingTests
{
    [Theory]
    [InlineData("from=2026-01-01&to=2026-10-15", "")]
    [InlineData("from=2026-08-01&to=2026-08-31", "&tu=01/08/2026&den=31/08/2026")]
    [InlineData("from=2026-08-01&to=2026-08-31", "&ky=thang&den=2026-08-31")]
    [InlineData("from=2026-07-01&to=2026-08-12&at=2026-08-12T10:30:00%2B07:00&knownOn=2026-08-05",
        "&ky=quy&den=12/08/2026&luc=10:30&biet=05/08/2026")]
    [InlineData("from=2026-01-01&to=2026-10-15&ruleset=qd766-2022", "&quy-tac=qd766-2022")]
    public async Task The_rows_of_the_page_are_those_of_the_API_in_order_with_rank_and_total(string asked, string page)
    {
        await using var town = await PagesTown.Open(await Town.Build());
        using var api = JsonDocument.Parse(await town.Page($"/api/v1/rankings?parent=H09.24&level=commune&{asked}"));
        var csv = Encoding.UTF8.GetString(await town.Bytes($"/xep-hang.csv?cha=H09.24&cap=xa{page}")).Split("\r\n");
        var html = await town.Page($"/xep-hang?cha=H09.24&cap=xa{page}");
        var units = api.RootElement.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(3, units.Count);
        Assert.Equal(units.Count + 2, csv.Length);
        foreach (var (at, unit) in units.Index())
        {
            var total = unit.GetProperty("total").GetDecimal();
            var cells = csv[at + 1].Split(',');
            Assert.Equal(
                (unit.GetProperty("rank").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture),
                    unit.GetProperty("unit").GetString(), total),
                (cells[0], cells[2], decimal.Parse(cells[5], System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Contains($">{Format.Points(total)}</a></td>", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("den=31/02/2026", "den", "Không đọc được ngày “31/02/2026”")]
    [InlineData("den=0001-01-01", "den", "Không đọc được ngày")]
    [InlineData("luc=25:99", "luc", "Không đọc được giờ “25:99”")]
    [InlineData("biet=hom-qua", "biet", "Không đọc được giờ “hom-qua”")]
    [InlineData("ky=tuan", "ky", "Không có kỳ “tuan”")]
    [InlineData("ky=khac", "tu", "Kỳ tự chọn cần ngày đầu kỳ")]
    [InlineData("tu=01/09/2026&den=01/08/2026", "tu", "Ngày đầu kỳ 01/09/2026 đứng sau ngày cuối kỳ 01/08/2026")]
    [InlineData("quy-tac=qd-la", "quy-tac", "Không có bộ quy tắc “qd-la”")]
    [InlineData("cha=H99", "cha", "Không có đơn vị mã “H99”")]
    [InlineData("cap=lang", "cap", "Không có cấp “lang”")]
    [InlineData("nhom=to", "nhom", "Không có nhóm quy mô “to”")]
    public async Task What_cannot_be_read_is_named_by_its_field_and_nothing_is_computed(
        string query, string field, string sentence)
    {
        await using var town = await PagesTown.Open(await Town.Quiet());
        foreach (var path in (string[])["/xep-hang", "/bang-nhiet"])
        {
            var (status, page) = await town.Get($"{path}?{query}");
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.DoesNotContain("<td", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await town.Get($"/xep-hang.csv?{query}")).Status);
    }

    [Fact]
    public async Task Filters_stand_in_the_form_as_the_address_says()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        var page = await town.Page("/xep-hang?cha=H09.24&cap=xa&ky=quy&den=31/08/2026&luc=10:30&tim=tan%20binh&quy-tac=qd766-2022");
        Assert.Contains("<option value=\"quy\" selected", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"qd766-2022\" selected", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31/08/2026\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"10:30\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"tan binh\"", page, StringComparison.Ordinal);
        Assert.Contains("/bang-diem/H09.24.02?tu=2026-07-01&den=2026-08-31&luc=2026-08-31T10%3A30%3A00%2B07%3A00&quy-tac=qd766-2022",
            page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_is_found_without_accents()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        var page = await town.Page("/xep-hang?cha=H09.24&cap=xa&tim=DONG%20hoa");
        Assert.Contains("/bang-diem/H09.24.03", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/bang-diem/H09.24.02", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_figures_of_now_follow_the_live_feed()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        Assert.Contains("data-total=\"H09.24.02\"", await town.Page("/xep-hang?cha=H09.24&cap=xa"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-total=\"H09.24.02\"",
            await town.Page("/xep-hang?cha=H09.24&cap=xa&den=31/08/2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_that_had_no_dossier_are_not_ranked_in_the_heading()
    {
        await using var town = await PagesTown.Open(await Town.Quiet());
        Assert.Contains("Chưa phân hạng: 3 đơn vị chưa có hồ sơ nào trong kỳ</h1>",
            await town.Page("/xep-hang?cha=H09.24&cap=xa"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cell_of_the_heat_table_leads_to_its_passport_with_the_same_question()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        var page = await town.Page("/bang-nhiet?cha=H09.24&cap=xa&tu=01/08/2026&den=31/08/2026");
        foreach (var unit in (string[])["H09.24.01", "H09.24.02", "H09.24.03"])
        {
            foreach (var indicator in Scoring.Rulesets.Get("dvcqg-2026").Indicators)
            {
                Assert.Contains($"/ho-chieu/{unit}/{indicator.Id}?tu=2026-08-01&den=2026-08-31", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_file_begins_with_the_mark_that_spreadsheets_need()
    {
        await using var town = await PagesTown.Open(await Town.Quiet());
        var file = await town.Bytes("/xep-hang.csv?cha=H09.24&cap=xa");
        Assert.True(file.AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }
}
