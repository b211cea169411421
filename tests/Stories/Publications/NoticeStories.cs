using System.IO.Compression;
using System.Net;
using DiemSang.Evaluation.Notices;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>From a published week to the signed paper and its correction, over the real server on both databases.</summary>
public sealed class NoticeStories(PostgresServer postgres)
{
    private static readonly DateTimeOffset now = new(2026, 10, 2, 18, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_week_is_published_told_in_a_notice_issued_with_a_number_and_corrected(Engine engine)
    {
        await using var office = await Office.Open(new StoryClock(now), engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("to-truong", Role.EvaluationMember, Office.Province);
        using var browser = await office.SignedIn("to-truong");
        var week = await browser.Sent("/cong-bo", "/cong-bo/ky", ("ngay", "02/10/2026"), ("gio", "17:00"), ("xac-nhan", "co"));
        Assert.StartsWith("/cong-bo/2026-10-02-1700", week, StringComparison.Ordinal);
        Assert.Contains("loi=publication.already", await browser.Sent(
            "/cong-bo", "/cong-bo/ky", ("ngay", "02/10/2026"), ("gio", "17:00"), ("xac-nhan", "co")), StringComparison.Ordinal);

        var drafted = await browser.Sent(
            "/cong-bo/2026-10-02-1700", "/don-vi/H09/thong-bao", ("cong-bo", "2026-10-02-1700"), ("mau", "tb-tdg"));
        var notice = drafted.Split('?')[0];
        var id = notice["/thong-bao/".Length..];
        Assert.Contains("notice.no-signer", await browser.Sent(
            notice, $"{notice}/ban-hanh", ("ban", "1"), ("xac-nhan", "co")), StringComparison.Ordinal);
        var body = office.House.Notices.Find(id)!.Body;
        (string, string)[] edited =
        [
            ("ban", "1"), ("ngay-ky", "05/10/2026"), ("noi", "Bình An"), ("nguoi-ky", "Người Ký Thử"), ("trich-yeu", body.About),
            ("chuc-vu", "TỔ TRƯỞNG"), ("noi-nhan", "Các thành viên\nLưu: TĐG"),
            .. body.Blocks.Select((block, i) => ($"doan-{i}", i == 8 ? "Lời thêm của thành viên <b>" : block.Text)),
        ];
        Assert.Contains("notice.saved", await browser.Sent(notice, $"{notice}/loi-van", edited), StringComparison.Ordinal);
        Assert.Contains("notice.edited-meanwhile", await browser.Sent(
            notice, $"{notice}/loi-van", edited), StringComparison.Ordinal);

        Assert.Contains("notice.issued", await browser.Sent(
            notice, $"{notice}/ban-hanh", ("ban", "2"), ("xac-nhan", "co")), StringComparison.Ordinal);
        var issued = office.House.Notices.Find(id)!;
        Assert.Equal(("01/TB-TĐG", true), (issued.Sign, issued.IsIssued));
        var document = await Get(browser, $"{notice}/van-ban.docx");
        var words = Words(document);
        Assert.Contains("Số: 01/TB-TĐG", words, StringComparison.Ordinal);
        Assert.Contains("Bình An, ngày 05 tháng 10 năm 2026", words, StringComparison.Ordinal);
        Assert.Contains("Lời thêm của thành viên <b>", words, StringComparison.Ordinal);
        Assert.Contains("Phụ lục II", words, StringComparison.Ordinal);
        Assert.Empty(Faults(document));

        // An issued one stands; the correction is a new notice that names the first.
        Assert.Contains("notice.issued-already", await browser.Sent(
            notice, $"{notice}/loi-van", edited), StringComparison.Ordinal);
        var second = (await browser.Sent(notice, $"{notice}/dinh-chinh")).Split('?')[0];
        var correction = office.House.Notices.Find(second["/thong-bao/".Length..])!;
        Assert.Equal(id, correction.Corrects);
        Assert.Contains(correction.Body.Blocks, block =>
            block.Text.Contains("đính chính Thông báo số 01/TB-TĐG", StringComparison.Ordinal));
        Assert.Equal(document, office.House.Notices.Document(id));
        var printed = await Get(browser, $"{notice}/in");
        Assert.Contains("Người Ký Thử", WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(printed)), StringComparison.Ordinal);

        var sheet = await Get(browser, $"{notice}/bang.xlsx");
        using var book = SpreadsheetDocument.Open(new MemoryStream(sheet), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(book, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [InlineData("{ten-nguoi-dan}", "notice.unknown-placeholder")]
    [InlineData("{{7*7}}", "notice.template-code")]
    [InlineData("<script>alert(1)</script>", "notice.template-code")]
    [InlineData("INCLUDETEXT \"a.docx\"", "notice.template-code")]
    [InlineData("https://vi.du/anh.png", "notice.template-remote")]
    [InlineData(@"\\may-khac\tep\a.docx", "notice.template-remote")]
    [InlineData("file:///etc/passwd", "notice.template-remote")]
    public void A_template_with_code_a_remote_file_or_an_unknown_place_is_refused(string text, string code)
    {
        var template = HouseTemplates.All.First(one => one.Template.Id == "tb-tdg").Template;
        var spoiled = template with { Blocks = [.. template.Blocks, new(NoticeBlock.Paragraph, text)] };
        var refused = Assert.Throws<OneStop.RefusedException>(() => NoticeTemplate.Parse(spoiled.ToText()));
        Assert.Equal(code, refused.Code);
        Assert.Equal(template.ToText(), NoticeTemplate.Parse(template.ToText()).ToText());
    }

    [Fact]
    public void A_text_that_is_no_template_is_refused_by_its_line()
    {
        var refused = Assert.Throws<OneStop.RefusedException>(() => NoticeTemplate.Parse("{\n  \"id\": \"a\",\n  oops"));
        Assert.Equal(("notice.template-unreadable", 3L), (refused.Code, refused.Blanks.Single()));
    }

    private static Task<byte[]> Get(HttpClient browser, string address) =>
        browser.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Words(byte[] document)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return string.Join('\n', file.MainDocumentPart!.Document!.Body!
            .Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(one => one.InnerText));
    }

    private static List<string> Faults(byte[] document)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        using var zip = new ZipArchive(new MemoryStream(document));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase));
        return
        [
            .. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file)
                .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"),
        ];
    }
}
