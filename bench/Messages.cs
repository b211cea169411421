using System.Globalization;
using System.Text;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Bench;

/// <summary>The national message of made-up dossiers, as a sender would post it.</summary>
public static class Messages
{
    private const string Moment = "yyyyMMddHHmmss";

    /// <summary>A body of DongBoHoSoMC with as many items as asked, from a dossier's number on.</summary>
    public static byte[] Body(int from, int count)
    {
        var text = new StringBuilder("{\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"true\",\"data\":[");
        for (var i = from; i < from + count; i++)
        {
            text.Append(i == from ? "" : ",").Append(Item(Nation.Dossier(i, Nation.StageOf(i), Nation.CommunesOfOne)));
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private static string Item(DossierFacts facts)
    {
        var inv = CultureInfo.InvariantCulture;
        var ended = facts.FinishedAt?.ToString(Moment, inv) ?? "";
        var number = facts.Code.Value[^8..];
        var file = facts.Has(DossierTraits.ResultElectronic) ? $"https://kho.example/{number}.pdf" : "";
        return $$"""
            {"MaHoSo":"{{facts.Code}}","MaTTHC":"{{facts.Procedure}}","TenTTHC":"Đăng ký khai sinh","MaLinhVuc":"HT",
            "TenLinhVuc":"Hộ tịch","KenhThucHien":"{{(int)facts.Channel}}","ChuHoSo":"Nguyễn Văn {{number}}",
            "LoaiDoiTuong":"1","MaDoiTuong":"0790{{number}}","SoDienThoai":"09{{number}}","Email":"a{{number}}@example.vn",
            "DiaChi":"Khu phố 1, phường Tân Bình","TrichYeuHoSo":"Đăng ký khai sinh cho con","MaDonVi":"{{facts.Unit}}",
            "NgayTiepNhan":"{{facts.ReceivedAt!.Value.ToString(Moment, inv)}}",
            "NgayHenTra":"{{facts.DueAt!.Value.ToString(Moment, inv)}}","TrangThaiHoSo":"{{facts.Status}}",
            "NgayTra":"{{ended}}","NgayKetThucXuLy":"{{ended}}","HinhThuc":"0","DonViXuLy":"UBND phường Tân Bình",
            "TaiLieuNop":[{"TepDinhKemId":"1","TenTepDinhKem":"Tờ khai","IsDeleted":"False","MaThanhPhanHoSo":"TP1",
            "DuongDanTaiTepTin":"https://kho.example/{{number}}-1.pdf","DuocSoHoa":"1","DuocTaiSuDung":"0"},
            {"TepDinhKemId":"2","TenTepDinhKem":"Giấy chứng sinh","IsDeleted":"False","MaThanhPhanHoSo":"TP2",
            "DuongDanTaiTepTin":"https://kho.example/{{number}}-2.pdf","DuocSoHoa":"0","DuocTaiSuDung":"0"}],
            "DanhSachGiayToKetQua":[{"TenGiayTo":"Giấy khai sinh","MaGiayToKetQua":"KQ1","DuongDanTepTinKetQua":"{{file}}"}]}
            """;
    }
}
