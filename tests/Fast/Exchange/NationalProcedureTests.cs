using System.Text.Json;
using DiemSang.Exchange.Procedures;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class NationalProcedureTests
{
    private const string Answer = """
        {"result": [{"MATTHC": "2.000635", "TENTTHC": "Cấp bản sao trích lục hộ tịch", "YEUCAU": "",
          "TRINHTUTHUCHIEN": [{"TRUONGHOP": "", "TRINHTU": [{"TENTRINHTU": "Nộp hồ sơ"}, {"TENTRINHTU": "Nhận bản sao"}]}],
          "CACHTHUCTHUCHIEN": [
            {"KENH": "1", "THOIGIAN": [{"THOIGIANGIAIQUYET": "1", "DONVITINH": "Ngày làm việc",
              "PHILEPHI": [{"MAPHILEPHI": "1", "SOTIEN": "8.000", "MOTA": "Phí cấp bản sao"}]}]},
            {"KENH": "2", "THOIGIAN": [{"THOIGIANGIAIQUYET": "4", "DONVITINH": "",
              "PHILEPHI": [{"MAPHILEPHI": "1", "SOTIEN": "Không", "MOTA": "Phí cấp bản sao"},
                           {"MAPHILEPHI": "2", "SOTIEN": "8.000 - 10.000", "MOTA": "Khác"}]}]}],
          "THANHPHANHOSO": [{"GIAYTO": [{"MAGIAYTO": "000.00.00.G15-KQ000101",
            "TENGIAYTO": "Tờ khai", "TENMAUDON": "Mẫu 10", "SOBANCHINH": "1"}]},
            {"TRUONGHOP": "Ủy quyền", "GIAYTO": [{"TENGIAYTO": "Văn bản ủy quyền", "SOBANSAO": 1}]}],
          "DOITUONGTHUCHIEN": [{"TENDOITUONG": "Công dân Việt Nam"}, {"TENDOITUONG": "Người nước ngoài"}],
          "KETQUATHUCHIEN": [{"MAKETQUA": "KQ.G15.000021", "TENKETQUA": "Bản sao trích lục"}],
          "CANCUPHAPLY": [{"SOVANBAN": "60/2014/QH13", "TENVANBAN": "Luật Hộ tịch"}, {"SOVANBAN": ""}]}]}
        """;

    [Fact]
    public void An_answer_of_the_national_catalogue_becomes_a_content()
    {
        var (procedure, content) = NationalProcedure.Read(JsonElement.Parse(Answer), new(2023, 3, 1));
        Assert.Equal(("2.000635", "Cấp bản sao trích lục hộ tịch"), (procedure.Code.Value, procedure.Name));
        Assert.Equal("Nộp hồ sơ\nNhận bản sao", content.Order);
        Assert.Equal(
            [("000.00.00.G15-KQ000101", 1, 0, true), ("G01", 0, 1, false)],
            content.Papers.Select(paper => (paper.Code, paper.Originals, paper.Copies, paper.IsRequired)));
        Assert.Equal([new ChannelLimit(Channel.Direct, new(1, LimitUnit.WorkingDay))], content.Limits);
        Assert.Equal(8000, content.FeesFor(Channel.Direct).Single().Amount);
        Assert.Equal(0, content.FeesFor(Channel.Online).Single().Amount);
        Assert.Equal("Công dân Việt Nam; Người nước ngoài", content.Audience);
        Assert.Equal([new LegalBasis("60/2014/QH13", "Luật Hộ tịch")], content.Basis);
    }

    [Fact]
    public void What_is_no_number_is_named_and_not_guessed() => Assert.Equal(
        ["SOTIEN: 8.000 - 10.000", "THOIGIANGIAIQUYET: 4"],
        NationalProcedure.Read(JsonElement.Parse(Answer), new(2023, 3, 1)).Procedure.Doubts.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("""{"MATTHC": "khai sinh"}""")]
    [InlineData("[]")]
    [InlineData("""{"result": []}""")]
    public void An_answer_without_a_procedure_is_refused(string answer) => Assert.Equal(
        "content.no-procedure",
        Assert.Throws<RefusedException>(() => NationalProcedure.Read(JsonElement.Parse(answer), new(2023, 3, 1))).Code);

    [Fact]
    public void A_difference_names_what_is_new_gone_and_other()
    {
        ProcedureContent before = new(new("2.000635"), 1, new(2023, 1, 1))
        {
            Papers = [new("A", "Tờ khai"), new("B", "Bản sao hộ khẩu")],
            Fees = [new("Phí", FeeKind.Fee, 8000)],
        };
        var after = before with { Papers = [new("A", "Tờ khai"), new("C", "Ảnh")], Fees = [new("Phí", FeeKind.Fee, 5000)] };
        Assert.Equal(
            [(ContentPart.Papers, "C", true, false), (ContentPart.Papers, "B", false, true), (ContentPart.Fees, "Phí/", false, false)],
            ContentDifference.Between(before, after)
                .Select(change => (change.Part, change.Item, change.Before is null, change.After is null)));
        Assert.Empty(ContentDifference.Between(before, before));
    }
}
