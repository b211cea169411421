using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DiemSang.Demo.BinhDuong;

/// <summary>Bản tin hồ sơ: writes a dossier as a national item (DongBoHoSoMC), as it stood when sent.</summary>
internal sealed class ItemWriter(OfficeDays days, People people)
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] stamp = new byte[14];

    /// <param name="isResent">with what was deferred</param>
    public void Write(Utf8JsonWriter json, DemoDossier dossier, bool asOpen, bool isResent = false)
    {
        var hasAll = isResent || !dossier.Is(Facts.Deferred);
        var procedure = dossier.Procedure;
        var online = dossier.Is(Facts.Online);
        json.WriteStartObject();
        json.WriteString("MaHoSo"u8, Code(dossier));
        json.WriteString("MaDonVi"u8, dossier.Leaf.Code);
        json.WriteString("MaTTHC"u8, procedure.Code);
        json.WriteString("TenTTHC"u8, procedure.Name);
        json.WriteString("MaLinhVuc"u8, procedure.FieldCode);
        json.WriteString("TenLinhVuc"u8, procedure.Field);
        json.WriteString("KenhThucHien"u8, online ? "2"u8 : dossier.Is(Facts.Postal) ? "3"u8 : "1"u8);
        people.WriteOwner(json, dossier.Seed);
        json.WriteString("TrichYeuHoSo"u8, procedure.Name);
        Moment(json, "NgayNopHoSo"u8, dossier.Submitted);
        Moment(json, "NgayTiepNhan"u8, dossier.Received);
        var paused = dossier.PausedFrom > 0 && !dossier.IsEarlier(asOpen);
        var promise = paused && dossier.PromisedAfterPause > 0 ? dossier.PromisedAfterPause : dossier.Due;
        Moment(json, "NgayHenTra"u8, promise);
        WriteStatus(json, dossier, asOpen);
        json.WriteString("HinhThuc"u8, dossier.Is(Facts.Postal) ? "1"u8 : "0"u8);
        json.WriteString("DonViXuLy"u8, dossier.Leaf.Authority);
        json.WriteString("NoiNopHoSo"u8, online && dossier.Is(Facts.Reused) ? "1"u8 : "2"u8);
        json.WriteString("HoSoCoThanhPhanSoHoa"u8, Flag(dossier.Is(Facts.Reused)));
        var byAccount = dossier.Is(Facts.Linked) && dossier.Seed % 3 != 0;
        json.WriteString("TaiKhoanDuocXacThucVoiVNeID"u8, Flag(byAccount));
        json.WriteString("DuocThanhToanTrucTuyen"u8, Payment(dossier));
        WritePapers(json, dossier, hasAll);
        if (dossier.Is(Facts.Fee)) WriteFee(json, procedure);
        if (paused) WritePause(json, dossier);
        if (dossier.Is(Facts.Electronic) && hasAll && !asOpen && !dossier.IsOpen) WriteResult(json, dossier);
        if (dossier.Is(Facts.Linked) && !byAccount) WriteDatabase(json);
        if (dossier.Is(Facts.Synced))
            Moment(json, "NgayDongBoDVCQG"u8, Math.Max(dossier.Received + 30, dossier.Known - 90));
        json.WriteEndObject();
    }

    /// <summary>H09.24.02-231018-0027: unit, day of reception, counter of the day.</summary>
    public string Code(DemoDossier dossier) => string.Create(
        CultureInfo.InvariantCulture,
        $"{dossier.Leaf.Code}-{Encoding.ASCII.GetString(days.ShortDate(dossier.Received))}-{dossier.Number:D4}");

    public void Moment(Utf8JsonWriter json, ReadOnlySpan<byte> name, int moment)
    {
        days.Stamp(moment, stamp);
        json.WriteString(name, stamp);
    }

    private static ReadOnlySpan<byte> Flag(bool yes) => yes ? "1"u8 : "0"u8;

    private static ReadOnlySpan<byte> Payment(DemoDossier dossier) =>
        dossier.Is(Facts.Paid) ? (dossier.Seed % 4 == 0 ? "2"u8 : "1"u8) : dossier.Is(Facts.Fee) ? "3"u8 : "0"u8;

    private void WriteStatus(Utf8JsonWriter json, DemoDossier dossier, bool asOpen)
    {
        if (asOpen || dossier.IsOpen)
        {
            var shown = dossier.IsOpen && !dossier.IsEarlier(asOpen) ? dossier.Status : 4;
            json.WriteString("TrangThaiHoSo"u8, shown switch { 2 => "2"u8, 5 => "5"u8, _ => "4"u8 });
            return;
        }

        json.WriteString("TrangThaiHoSo"u8, dossier.Status switch { 3 => "3"u8, 8 => "8"u8, 9 => "9"u8, _ => "10"u8 });
        Moment(json, dossier.Status == 3 ? "NgayTuChoi"u8 : "NgayKetThucXuLy"u8, dossier.Finished);
        if (dossier.HandedOver > 0) Moment(json, "NgayTra"u8, dossier.HandedOver);
    }

    private static void WritePapers(Utf8JsonWriter json, DemoDossier dossier, bool hasAll)
    {
        var fromStore = dossier.Is(Facts.Store);
        // Scanned in vain: the result is paper, so the dossier is not a digitised one.
        var inVain = !dossier.Is(Facts.Electronic) && !dossier.Is(Facts.WithoutResult) && dossier.Seed % 2 == 0;
        var scanned = (dossier.Is(Facts.Digitised) && hasAll) || inVain;
        if (!fromStore && !scanned) return;
        json.WriteStartArray("TaiLieuNop"u8);
        json.WriteStartObject();
        json.WriteString("TenTepDinhKem"u8, "giay-to-nop.pdf"u8);
        json.WriteString("IsDeleted"u8, "False"u8);
        if (scanned) WriteLink(json, "DuongDanTaiTepTin"u8, 't', dossier.Seed);
        json.WriteString("DuocSoHoa"u8, Flag(dossier.Is(Facts.Reused)));
        if (fromStore) json.WriteString("DuocLayTuKhoDMQG"u8, "1"u8);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLink(Utf8JsonWriter json, ReadOnlySpan<byte> name, char kind, uint number)
    {
        Span<char> link = stackalloc char[64];
        link.TryWrite(CultureInfo.InvariantCulture, $"https://mc.example.vn/{kind}/{number}", out var length);
        json.WriteString(name, link[..length]);
    }

    private static void WriteFee(Utf8JsonWriter json, ProcedureRow procedure)
    {
        json.WriteStartArray("DanhSachLePhi"u8);
        json.WriteStartObject();
        json.WriteString("TenPhiLePhi"u8, "Phí, lệ phí"u8);
        json.WriteString("MaPhiLePhi"u8, "2"u8);
        json.WriteString("HinhThucThu"u8, "1"u8);
        json.WriteString("Gia"u8, procedure.Fee);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WritePause(Utf8JsonWriter json, DemoDossier dossier)
    {
        json.WriteStartArray("DanhSachHoSoBoSung"u8);
        json.WriteStartObject();
        json.WriteNumber("HoSoBoSungId"u8, 1);
        json.WriteString("NoiDungBoSung"u8, "Đề nghị bổ sung giấy tờ còn thiếu"u8);
        Moment(json, "NgayBoSung"u8, dossier.PausedFrom);
        if (dossier.PausedTo > 0)
        {
            Moment(json, "NgayTiepNhanBoSung"u8, dossier.PausedTo);
            Moment(json, "NgayHenTraTruoc"u8, dossier.Due);
            Moment(json, "NgayHenTraMoi"u8, dossier.PromisedAfterPause);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, DemoDossier dossier)
    {
        json.WriteStartArray("DanhSachGiayToKetQua"u8);
        json.WriteStartObject();
        json.WriteString("TenGiayTo"u8, "Kết quả giải quyết"u8);
        WriteLink(json, "DuongDanTepTinKetQua"u8, 'k', dossier.Seed);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteDatabase(Utf8JsonWriter json)
    {
        json.WriteStartArray("DSKetNoiCSDL"u8);
        json.WriteStartObject();
        json.WriteString("MaCSDL"u8, "1"u8);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
