using System.Net;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Procedures;

/// <summary>An answer of the national catalogue becomes a difference to approve; nothing in it is guessed or trusted.</summary>
public sealed class NationalAnswer(PostgresServer postgres)
{
    private const string Import = "/danh-muc/nhap-quoc-gia";

    private const string Answer = """
        {"result": [{"MATTHC": "1.001193", "TENTTHC": "Đăng ký khai sinh", "YEUCAU": "<script>alert(1)</script>",
          "CACHTHUCTHUCHIEN": [{"KENH": "1", "THOIGIAN": [{"THOIGIANGIAIQUYET": "2", "DONVITINH": "Ngày làm việc",
              "PHILEPHI": [{"MAPHILEPHI": "2", "SOTIEN": "5.000 - 10.000", "MOTA": "Lệ phí"}]}]}],
          "THANHPHANHOSO": [{"GIAYTO": [{"MAGIAYTO": "KS-TK", "TENGIAYTO": "Tờ khai đăng ký khai sinh", "SOBANCHINH": "1"},
            {"MAGIAYTO": "KS-CS", "TENGIAYTO": "Giấy chứng sinh bản điện tử", "SOBANCHINH": "1"}]}]}]}
        """;

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task It_becomes_a_proposal_that_names_what_could_not_be_read_and_keeps_the_offices_own_parts(Engine engine)
    {
        await using var town = await CatalogueTown.Open(engine, postgres);
        var (proposer, approver) = (await town.As(CatalogueTown.Proposer), await town.As(CatalogueTown.Approver));
        var page = await proposer.Submit(
            await proposer.Get("/danh-muc/nhap"), Import, [("tu-ngay", "03/03/2026"), ("noi-dung", Answer)]);
        Assert.Contains("Chưa đọc được: SOTIEN: 5.000 - 10.000", page.Page, StringComparison.Ordinal);
        Assert.Contains("Giấy chứng sinh bản điện tử", page.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thẩm tra", page.Page, StringComparison.Ordinal);

        var address = ContentByFourEyes.Bare(page);
        await approver.Submit(await approver.Get(address), $"{address}/duyet", []);
        var content = town.House.Catalogue.Current.Contents.Version(DeskTown.Birth, 2)!;
        Assert.Equal((3, 2, 0), (content.Steps.Count, content.Papers.Count, content.Fees.Count));
        Assert.Equal(2, content.LimitFor(OneStop.Catalogue.Channel.Direct, null)!.Value.Amount);
    }

    [Theory]
    [InlineData("không phải JSON", "không phải JSON")]
    [InlineData("", "Chưa có nội dung")]
    [InlineData("[[[[]]]]", "MATTHC")]
    [InlineData("""{"MATTHC": "9.999999"}""", "chưa có trong danh mục")]
    [InlineData(
        """{"MATTHC": "1.001193", "THANHPHANHOSO": [{"GIAYTO": [{"MAGIAYTO": "a b", "TENGIAYTO": ""}]}]}""",
        "cần mã không có dấu cách")]
    public async Task What_cannot_be_used_is_refused_with_what_was_pasted_still_there(string pasted, string words)
    {
        await using var town = await CatalogueTown.Open(Engine.Sqlite, postgres);
        var proposer = await town.As(CatalogueTown.Proposer);
        var page = await proposer.Submit(
            await proposer.Get("/danh-muc/nhap"), Import, [("tu-ngay", "03/03/2026"), ("noi-dung", pasted)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Page, StringComparison.Ordinal);
        Assert.Contains(pasted, page.Page, StringComparison.Ordinal);
        Assert.Equal(0, town.Place.Count("select count(*) from content_proposals"));
    }
}
