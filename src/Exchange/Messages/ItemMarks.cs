using System.Buffers;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Exchange.Messages;

/// <summary>Dấu hiệu: what papers, fees and flags of a DongBoHoSoMC item say, as yes or no.</summary>
internal static class ItemMarks
{
    private const string ResidentDatabase = "1";
    private static readonly SearchValues<char> money = SearchValues.Create("0123456789., ");

    public static ItemSigns Of(ItemFields fields)
    {
        var (submitted, digitised, fromStore) = Papers(fields);
        var isFromPortal = fields.Choice("NoiNopHoSo", 1, 2) == 1;
        var hasDigitisedPart = fields.Flag("HoSoCoThanhPhanSoHoa");
        var verified = fields.Flag("TaiKhoanDuocXacThucVoiVNeID");
        var residentData = fields.List("DSKetNoiCSDL").Any(one => one.Text("MaCSDL") == ResidentDatabase);
        var resultFile = fields.List("DanhSachGiayToKetQua").Any(one => one.Text("DuongDanTepTinKetQua") is not null);
        return If(AllFeesZero(fields), ItemSigns.AllFeesZero)
            | If(fields.Choice("DuocThanhToanTrucTuyen", 0, 3) is 1 or 2, ItemSigns.PaidOnline)
            | If(resultFile, ItemSigns.ResultFile)
            | If(submitted, ItemSigns.SubmittedFile)
            | If(hasDigitisedPart || (isFromPortal && digitised), ItemSigns.Reused)
            | If(fromStore, ItemSigns.FromPersonalStore)
            | If(verified || fromStore || residentData, ItemSigns.CitizenData);
    }

    /// <summary>A deleted paper counts for everything but the submitted file; DuocTaiSuDung counts nowhere.</summary>
    private static (bool Submitted, bool Digitised, bool FromStore) Papers(ItemFields fields)
    {
        var (submitted, digitised, fromStore) = (false, false, false);
        foreach (var paper in fields.List("TaiLieuNop"))
        {
            submitted |= !paper.Flag("IsDeleted") && paper.Text("DuongDanTaiTepTin") is not null;
            digitised |= paper.Flag("DuocSoHoa");
            fromStore |= paper.Flag("DuocLayTuKhoDMQG");
        }

        return (submitted, digitised, fromStore);
    }

    private static bool AllFeesZero(ItemFields fields)
    {
        var (lines, zeros) = (0, 0);
        foreach (var fee in fields.List("DanhSachLePhi"))
        {
            lines++;
            zeros += IsZero(fee) ? 1 : 0;
        }

        return lines > 0 && zeros == lines;
    }

    /// <summary>Money comes as 0, "0", "0.00", "650.000": zero when it has digits and every one of them is 0.</summary>
    private static bool IsZero(ItemFields fee)
    {
        var amount = fee.Text("Gia");
        if (amount is null || amount.AsSpan().ContainsAnyExcept(money))
        {
            fee.Warn("Gia", amount is null ? "item.missing" : "item.odd-amount", amount ?? "");
            return false;
        }

        return amount.Contains('0') && amount.AsSpan().IndexOfAnyInRange('1', '9') < 0;
    }

    private static ItemSigns If(bool holds, ItemSigns sign) => holds ? sign : ItemSigns.None;
}
