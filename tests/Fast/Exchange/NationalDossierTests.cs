using System.Text.Json;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class NationalDossierTests
{
    [Fact]
    public void A_birth_registration_is_read_with_all_its_facts()
    {
        var read = Samples.Parsed(Samples.Birth());

        Assert.Equal(
            new DossierItem(new("H09.07.02-230306-0017"), default, new("1.001193"), 10)
            {
                Channel = Channel.Online,
                SubmittedAt = At("2023-03-06T07:45:12"),
                ReceivedAt = At("2023-03-06T08:30:00"),
                DueAt = At("2023-03-06T17:00:00"),
                EndedAt = At("2023-03-06T14:35:00"),
                ReturnedAt = At("2023-03-06T15:10:00"),
                Signs = ItemSigns.AllFeesZero | ItemSigns.ResultFile | ItemSigns.SubmittedFile | ItemSigns.Reused
                    | ItemSigns.FromPersonalStore | ItemSigns.CitizenData,
                Supplements = read.Item.Supplements,
            },
            read.Item);
        Assert.Empty(read.Item.Supplements);
        Assert.Empty(read.Warnings);
        Assert.Equal(
            ("Thủ tục đăng ký khai sinh", "Hộ tịch", true), (read.Stub.Name, read.Stub.Field, read.Stub.IsStub));
    }

    [Fact]
    public void A_land_dossier_is_read_with_its_supplement()
    {
        var read = Samples.Parsed(Samples.Land());

        Assert.Equal((Channel.Direct, 4), (read.Item.Channel, read.Item.Status));
        Assert.Equal(ItemSigns.None, read.Item.Signs);
        Assert.Equal(
            [new(At("2023-02-08T08:00:00"), At("2023-02-15T08:00:00"),
                At("2023-03-01T09:15:00"), At("2023-03-08T09:15:00"))],
            read.Item.Supplements);
    }

    [Theory]
    [InlineData("KenhThucHien", "3", Channel.Postal)]
    [InlineData("KenhThucHien", "\"1\"", Channel.Direct)]
    [InlineData("KenhThucHien", "null", Channel.Direct)]
    [InlineData("KenhThucHien", "\"\"", Channel.Direct)]
    [InlineData("KenhThucHien", "\"9\"", Channel.Direct)]
    [InlineData("KenhThucHien", "[2]", Channel.Direct)]
    public void The_channel_is_direct_unless_it_is_known(string field, string json, Channel channel) =>
        Assert.Equal(channel, Samples.Parsed(Samples.Birth((field, json))).Item.Channel);

    [Theory]
    [InlineData(ItemSigns.PaidOnline, "DuocThanhToanTrucTuyen", "1")]
    [InlineData(ItemSigns.PaidOnline, "DuocThanhToanTrucTuyen", "\"2\"")]
    [InlineData(ItemSigns.AllFeesZero, "DanhSachLePhi", """[{"Gia":"0"},{"Gia":0},{"Gia":"0.00"}]""")]
    [InlineData(ItemSigns.ResultFile, "DanhSachGiayToKetQua",
        """[{"TenGiayTo":"a"},{"DuongDanTepTinKetQua":"https://x"}]""")]
    [InlineData(ItemSigns.ResultFile, "DanhSachGiayToKetQua", """{"DuongDanTepTinKetQua":"https://x"}""")]
    [InlineData(ItemSigns.SubmittedFile, "TaiLieuNop", """[{"DuongDanTaiTepTin":"https://x","IsDeleted":false}]""")]
    [InlineData(ItemSigns.Reused, "HoSoCoThanhPhanSoHoa", "true")]
    [InlineData(ItemSigns.FromPersonalStore | ItemSigns.CitizenData, "TaiLieuNop",
        """[{"DuocLayTuKhoDMQG":"1","IsDeleted":"True"}]""")]
    [InlineData(ItemSigns.CitizenData, "TaiKhoanDuocXacThucVoiVNeID", "1")]
    [InlineData(ItemSigns.CitizenData, "DSKetNoiCSDL", """[{"MaCSDL":"7"},{"MaCSDL":1}]""")]
    [InlineData(ItemSigns.None, "DuocThanhToanTrucTuyen", "\"3\"")]
    [InlineData(ItemSigns.None, "DuocThanhToanTrucTuyen", "\"12\"")]
    [InlineData(ItemSigns.None, "DanhSachLePhi", "[]")]
    [InlineData(ItemSigns.None, "DanhSachLePhi", """[{"Gia":"0"},{"Gia":"650.000"}]""")]
    [InlineData(ItemSigns.None, "DanhSachLePhi", """[{"Gia":"0"},{"TenPhiLePhi":"?"}]""")]
    [InlineData(ItemSigns.None, "DanhSachGiayToKetQua", """[{"DuongDanTepTinKetQua":" "}]""")]
    [InlineData(ItemSigns.None, "TaiLieuNop", """[{"DuongDanTaiTepTin":"https://x","IsDeleted":"True"}]""")]
    [InlineData(ItemSigns.None, "TaiLieuNop", """[{"DuocSoHoa":"1","DuocTaiSuDung":"1"}]""")]
    [InlineData(ItemSigns.None, "TaiLieuNop", "\"không có\"")]
    [InlineData(ItemSigns.None, "DSKetNoiCSDL", """[{"MaCSDL":"7"}]""")]
    public void A_sign_is_what_its_field_says(ItemSigns sign, string field, string json) =>
        Assert.Equal(sign, Samples.Parsed(Samples.Land((field, json))).Item.Signs);

    [Fact]
    public void A_digitised_paper_is_reused_only_when_filed_at_the_national_portal()
    {
        (string, string) paper = ("TaiLieuNop", """[{"DuocSoHoa":"1"}]""");

        Assert.Equal(ItemSigns.None, Samples.Parsed(Samples.Land(paper)).Item.Signs);
        Assert.Equal(ItemSigns.Reused, Samples.Parsed(Samples.Land(paper, ("NoiNopHoSo", "\"1\""))).Item.Signs);
    }

    [Theory]
    [InlineData("NgayTiepNhan", "\"20230231083000\"", "moment.no-such-day")]
    [InlineData("NgayHenTra", "\"20230306240000\"", "moment.no-such-time")]
    [InlineData("NgayTra", "\"2023-03-06T10:00:00\"", "moment.no-offset")]
    [InlineData("NgayKetThucXuLy", "\"00010101000000\"", "moment.year")]
    [InlineData("NgayTuChoi", "\"hôm qua\"", "moment.shape")]
    [InlineData("NgayDongBoDVCQG", "true", "moment.shape")]
    [InlineData("DanhSachHoSoBoSung", """[{"NgayBoSung":"20230208080000"},{"NgayBoSung":"2023"}]""", "moment.shape",
        "DanhSachHoSoBoSung[2].NgayBoSung")]
    [InlineData("MaHoSo", "null", "item.missing")]
    [InlineData("MaTTHC", "\"\"", "item.missing")]
    [InlineData("TrangThaiHoSo", "null", "item.missing")]
    [InlineData("x", "1e400", "json.number")]
    [InlineData("x", "-0", "json.number")]
    [InlineData("x", "9223372036854775808", "json.number")]
    [InlineData("$type", "\"System.Object\"", "json.dollar-name")]
    [InlineData("GhiChu", "\"\\ud800\"", "json.broken-text")]
    public void An_error_names_its_field(string field, string json, string code, string? at = null)
    {
        var text = Samples.Birth().GetRawText().Replace("\"" + field + "\":", "\"was\":", StringComparison.Ordinal);
        var read = NationalDossier.Read(JsonElement.Parse($"{text[..^1]},\"{field}\":{json}}}"));

        Assert.Null(read.Parsed);
        Assert.Equal((at ?? field, code, false), (read.Problem!.Field, read.Problem.Code, read.IsForQuarantine));
        Assert.NotEmpty(read.Problem.Say());
    }

    [Theory]
    [InlineData("TrangThaiHoSo", "\"11\"")]
    [InlineData("TrangThaiHoSo", "\"0\"")]
    [InlineData("TrangThaiHoSo", "4.5")]
    [InlineData("MaHoSo", "\"Hồ sơ số 5\"")]
    [InlineData("MaTTHC", "\"khai sinh\"")]
    public void A_code_of_an_unknown_shape_is_kept_apart(string field, string json)
    {
        var read = NationalDossier.Read(Samples.Birth((field, json)));

        Assert.Equal((null, true, field), (read.Parsed, read.IsForQuarantine, read.Problem?.Field));
    }

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        var text = Samples.Birth().GetRawText();
        var read = NationalDossier.Read(JsonElement.Parse(text[..^1] + ",\"MaHoSo\":\"H09.07.02-230306-0018\"}"));

        Assert.Equal(("MaHoSo", "json.name-twice"), (read.Problem?.Field, read.Problem?.Code));
    }

    [Theory]
    [InlineData("TaiKhoanDuocXacThucVoiVNeID", "\"có\"")]
    [InlineData("KenhThucHien", "\"9\"")]
    [InlineData("TaiLieuNop", "[5]")]
    [InlineData("DanhSachLePhi", """[{"Gia":"miễn phí"}]""")]
    [InlineData("NgayTiepNhan", "null")]
    [InlineData("MaDonViTiepNhan", "\"phường\"")]
    public void Another_odd_field_is_a_warning(string field, string json)
    {
        var warning = Assert.Single(Samples.Parsed(Samples.Birth((field, json))).Warnings);

        Assert.StartsWith(field, warning.Field, StringComparison.Ordinal);
        Assert.NotEmpty(warning.Sentence);
    }

    internal static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
}
