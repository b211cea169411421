using System.Text.Json;

namespace DiemSang.Demo.BinhDuong;

/// <summary>Tiến độ: the steps of a dossier as national progress events (CapNhatTienDoHoSoMC).</summary>
internal sealed class EventWriter(ItemWriter items, People people)
{
    /// <summary>The steps a dossier has taken: moment and status.</summary>
    public static IEnumerable<(int Moment, int Status)> Steps(DemoDossier dossier)
    {
        yield return (dossier.Received, 2);
        yield return (dossier.Received + 240 + (int)(dossier.Seed % 600), dossier.Status == 2 ? 2 : 4);
        if (dossier.Status == 5) yield return (dossier.PausedFrom, 5);
        if (dossier.IsOpen) yield break;
        yield return (dossier.Finished, dossier.Status == 10 ? 9 : dossier.Status);
        if (dossier.HandedOver > 0) yield return (dossier.HandedOver, 10);
    }

    public void Write(Utf8JsonWriter json, DemoDossier dossier, int moment, int status)
    {
        var atCounter = status is 2 or 3 or 10;
        json.WriteStartObject();
        json.WriteString("MaHoSo"u8, items.Code(dossier));
        json.WriteString("NguoiXuLy"u8, people.Name((uint)(dossier.Leaf.Number * 7919 + (atCounter ? 1 : 2))));
        json.WriteString("ChucDanh"u8, atCounter ? "Công chức một cửa"u8 : "Chuyên viên"u8);
        items.Moment(json, "ThoiDiemXuLy"u8, moment);
        json.WriteString("PhongBanXuLy"u8, atCounter ? "Bộ phận Một cửa"u8 : "Bộ phận chuyên môn"u8);
        json.WriteString("NoiDungXuLy"u8, Words(status));
        json.WriteString("TrangThai"u8, Digits(status));
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Digits(int status) => status switch
    {
        2 => "2"u8,
        3 => "3"u8,
        4 => "4"u8,
        5 => "5"u8,
        8 => "8"u8,
        9 => "9"u8,
        _ => "10"u8,
    };

    private static ReadOnlySpan<byte> Words(int status) => status switch
    {
        2 => "Tiếp nhận hồ sơ"u8,
        3 => "Từ chối tiếp nhận, đã gửi phiếu cho người nộp"u8,
        4 => "Thẩm tra, dự thảo kết quả"u8,
        5 => "Yêu cầu bổ sung giấy tờ"u8,
        8 => "Dừng xử lý hồ sơ"u8,
        9 => "Đã ký, chuyển Một cửa"u8,
        _ => "Đã trả kết quả"u8,
    };
}
