using System.Net;
using DiemSang.Tests.Stories.Access;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>
/// Notices and workbooks of the demo opened by LibreOffice and printed: words, marks, numbers and dates come out whole.
/// </summary>
public sealed class PapersInLibreOffice(DemoHouse demo)
{
    private const string Slug = "2023-11-13-0700";

    [Fact]
    public async Task Notices_and_workbooks_print_as_they_read_on_the_screen()
    {
        using var team = await SignedIn("to-danh-gia");
        using var officer = await SignedIn("mot-cua");
        var files = new List<(string Name, byte[] Bytes)>();
        foreach (var template in (string[])["tb-ubnd", "tb-tdg"])
        {
            using var answer = await team.Fill(
                $"/cong-bo/{Slug}", "/don-vi/H09.24/thong-bao", ("cong-bo", Slug), ("mau", template));
            var notice = answer.Headers.Location!.ToString().Split('?')[0];
            files.Add(($"{template}.docx", await Get(team, $"{notice}/van-ban.docx")));
        }

        files.Add(("bang.xlsx", await Get(team, $"/cong-bo/{Slug}.xlsx")));
        files.Add(("bo-lo.xlsx", await Get(
            team, "/bang-diem/H09.24/dang-bo-lo.xlsx?den=2023-11-13&luc=20231113070000&biet=20231113070000")));
        files.Add(("so.xlsx", await Get(officer, "/so-theo-doi.xlsx")));
        var pages = await OfficeSuite.Pages(files);
        Notice(pages[0], "UBND", ["ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]);
        Notice(pages[1], "TĐG", ["TỔ ĐÁNH GIÁ", "BỘ CHỈ SỐ 766", "TỔ TRƯỞNG"]);

        Has(pages[2], "Bảng điểm các đơn vị, chốt 07:00 ngày 13/11/2023");
        Row(pages[2], "1 H09.24 Thành phố Dĩ An 17,30 19,60 7,04 8,40 13,50 12,00 77,84 +0,19 0 Khá");
        Row(pages[2], "1 H09.24.02 Phường Tân Bình 17,40 19,84 8,12 9,02 15,27 12,00 81,65 +0,07 0 Tốt");
        Has(pages[3], "Thành phố Dĩ An: điểm đang bỏ lỡ lúc 07:00 ngày 13/11/2023");
        Row(pages[3], "4.2 Tỷ lệ hồ sơ số hóa giấy tờ và kết quả 14.350 20.500 4,00 2,80 1,20 Đơn vị");
        Has(pages[4], "Mã hồ");
        Has(pages[4], "H09.24.02-");
    }

    private static void Notice(string pages, string series, string[] words)
    {
        foreach (var word in words)
        {
            Has(pages, word);
        }

        Has(pages, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        Has(pages, "Độc lập - Tự do - Hạnh phúc");
        Row(pages, $"Số: …/TB-{series} Dĩ An, ngày 13 tháng 11 năm 2023");
        Has(pages, "Thành phố Dĩ An đạt 77,84/100 điểm, xếp loại khá, tăng 0,19 điểm so với");
        Row(pages, "Điểm 17,30 19,60 7,04 8,40 13,50 12,00 77,84");
        Row(pages, "1 Phường Tân Bình 81,65 Tốt +0,07 1/91");
        Row(pages, "2.1 Hồ sơ xử lý trước hạn, đúng hạn 3.100 / 3.125 19,84 0,00");
        Has(pages, "Phụ lục VII");
        Has(pages, $"(Kèm theo Thông báo số …/TB-{series} ngày 13 tháng 11 năm 2023)");

        // The number of a page stands on top from the second on; annexes begin again and have none on their first page.
        var sheets = pages.Split('\f', StringSplitOptions.RemoveEmptyEntries).Select(sheet => sheet.Trim().Split('\n')[0].Trim()).ToList();
        Assert.StartsWith("ỦY BAN NHÂN DÂN", sheets[0], StringComparison.Ordinal);
        Assert.Equal(["2", "3"], sheets[1..3]);
        Assert.Equal(7, sheets.Count(first => first.StartsWith("Phụ lục", StringComparison.Ordinal)));
        Assert.DoesNotContain(sheets, first => int.TryParse(first, out var number) && number > 4);
        Assert.DoesNotContain('\ufffd', pages);
        Assert.DoesNotContain('{', pages);
    }

    private static void Has(string pages, string words) => Assert.Contains(words, Spaced(pages), StringComparison.Ordinal);

    /// <summary>One line of the paper, whatever lies between its cells.</summary>
    private static void Row(string pages, string cells) =>
        Assert.Contains(
            pages.Split('\n').Select(Spaced).Where(line => line.StartsWith(cells[..3], StringComparison.Ordinal)),
            line => line.Contains(cells, StringComparison.Ordinal));

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<byte[]> Get(HttpClient browser, string address) =>
        browser.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<HttpClient> SignedIn(string name)
    {
        var browser = Visitors.Browser(new((await demo.Server).Address));
        using var answer = await browser.SignIn(name, "diem-sang-minh-hoa");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
