using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DiemSang.Evaluation.Scoreboards;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed class PassportPages(PageTown town) : IClassFixture<PageTown>
{
    [Fact]
    public async Task The_lists_of_every_component_are_as_long_as_its_numbers_say()
    {
        var board = await town.Board();
        var looked = 0;
        foreach (var unit in Town.Units)
        {
            foreach (var score in board.Of(unit)!.Indicators.Where(one => Subjects.KindOf(one.Indicator) != SubjectsKind.None))
            {
                var path = $"/ho-chieu/{unit}/{score.Indicator.Id}";
                var page = await town.Page($"{path}?{PageTown.August}");
                var (met, missed) = (Number(page, "Đạt"), Number(page, "Chưa đạt"));
                var outside = Regex.Match(page, @"Báo cáo quốc gia ghi thêm (\d+) hồ sơ") is { Success: true } match
                    ? Whole(match.Groups[1].Value) : 0;
                var name = $"{unit} {score.Indicator.Id}";
                Assert.Equal((name, score.Tally.Numerator ?? 0), (name, met));
                Assert.Equal((name, (score.Tally.Denominator ?? 0) - met), (name, missed + outside));
                Assert.Equal((name, met), (name, await Rows($"{path}/danh-sach.csv?{PageTown.August}&xem=dat")));
                Assert.Equal((name, missed), (name, await Rows($"{path}/danh-sach.csv?{PageTown.August}")));
                looked++;
            }
        }

        Assert.True(looked > 70, $"{looked} components");
    }

    [Fact]
    public async Task The_reasons_add_up_to_what_is_missed()
    {
        var score = (await town.Board()).Of(Town.City)!.Find("2.1")!;
        var page = await town.Page($"/ho-chieu/{Town.City}/2.1?{PageTown.August}");
        var part = Regex.Match(page, "id=\"theo-ly-do\".*?</table>", RegexOptions.Singleline).Value;
        var counts = Regex.Matches(part, @"class=""num"">(?:<a [^>]*>)?(\d+)(?:</a>)?</td>")
            .Select(one => Whole(one.Groups[1].Value)).ToList();
        Assert.Equal(score.Tally.Denominator - score.Tally.Numerator, counts[^1]);
        Assert.Equal(counts[^1], counts[..^1].Sum());
        Assert.Contains("Chưa xong, đã quá hạn", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_narrows_page_and_download_alike()
    {
        var filter = $"{PageTown.August}&ly-do=late-open&don-vi={Town.TanBinh}";
        var page = await town.Page($"/ho-chieu/{Town.City}/2.1?{filter}");
        Assert.Contains(Town.OpenMarriage.Code.Value, page, StringComparison.Ordinal);
        Assert.DoesNotContain($">{Town.LateCopy.Code.Value}<", page, StringComparison.Ordinal);
        var file = await town.Page($"/ho-chieu/{Town.City}/2.1/danh-sach.csv?{filter}");
        Assert.Contains(Town.OpenMarriage.Code.Value, file, StringComparison.Ordinal);
        Assert.DoesNotContain(Town.LateCopy.Code.Value, file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tu=30/02/2026", "Từ ngày")]
    [InlineData("luc=hôm qua", "Tính tại")]
    [InlineData("tu=2026-08-31&den=2026-08-01", "Đến ngày")]
    [InlineData("quy-tac=qd1", "Quy tắc")]
    [InlineData("nhan-tu=x", "nhan-tu")]
    [InlineData("trang=0", "trang")]
    [InlineData("don-vi=H99", "don-vi")]
    public async Task A_value_that_cannot_be_read_is_named(string query, string field)
    {
        var page = await town.Page($"/ho-chieu/{Town.City}/2.1?{query}", HttpStatusCode.BadRequest);
        Assert.Contains("cần sửa", page, StringComparison.Ordinal);
        Assert.Contains($">{field}</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ho-chieu/H99/2.1", "Không có đơn vị mang mã “H99”")]
    [InlineData("/ho-chieu/H09.24/9.9", "Không có thành phần “9.9”")]
    [InlineData("/bang-diem/H99", "Không có đơn vị mang mã “H99”")]
    [InlineData("/ho-so/H09.24.02-260803-9999", "Không có hồ sơ mang mã này")]
    public async Task What_is_not_there_is_said_in_Vietnamese(string address, string words) =>
        Assert.Contains(words, await town.Page(address, HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task A_given_component_names_its_source_and_has_no_list()
    {
        var page = await town.Page($"/ho-chieu/{Town.AnBinh}/1.1?{PageTown.August}");
        Assert.Contains("Báo cáo tháng 8/2026", page, StringComparison.Ordinal);
        Assert.Contains("không có danh sách hồ sơ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"danh-sach\"", page, StringComparison.Ordinal);
    }

    private async Task<decimal> Rows(string address) =>
        (await town.Page(address)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;

    private static decimal Number(string page, string view) =>
        Whole(Regex.Match(page, $@">{view} (\d+)</a>") is { Success: true } match ? match.Groups[1].Value : "-1");

    private static decimal Whole(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
