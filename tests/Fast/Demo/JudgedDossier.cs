using System.Globalization;
using System.Text.Json;

namespace DiemSang.Tests.Fast.Demo;

/// <summary>One version of a dossier as the sentences about national messages read it, field by field.</summary>
internal sealed class JudgedDossier
{
    private readonly List<(DateTime Asked, DateTime? Answered, DateTime? OldDue)> requests = [];
    private readonly DateTime? due;
    private readonly DateTime? ended;
    private readonly DateTime? handedOver;
    private readonly DateTime? refused;
    private readonly int status;
    private readonly DateTime lastNamed;

    public JudgedDossier(JsonElement item)
    {
        Code = Text(item, "MaHoSo");
        Unit = Text(item, "MaDonVi");
        Procedure = Text(item, "MaTTHC");
        Channel = Text(item, "KenhThucHien");
        status = int.Parse(Text(item, "TrangThaiHoSo"), CultureInfo.InvariantCulture);
        Received = When(item, "NgayTiepNhan") ?? throw new FormatException(Code);
        due = When(item, "NgayHenTra");
        ended = When(item, "NgayKetThucXuLy");
        handedOver = When(item, "NgayTra");
        refused = When(item, "NgayTuChoi");
        foreach (var request in Rows(item, "DanhSachHoSoBoSung"))
            if (When(request, "NgayBoSung") is { } asked)
                requests.Add((asked, When(request, "NgayTiepNhanBoSung"), When(request, "NgayHenTraTruoc")));
        var papers = Rows(item, "TaiLieuNop").ToArray();
        var fromStore = papers.Any(paper => Text(paper, "DuocLayTuKhoDMQG") == "1");
        HasScan = papers.Any(paper => Text(paper, "IsDeleted") != "True" && Text(paper, "DuongDanTaiTepTin") != "");
        HasResult = Rows(item, "DanhSachGiayToKetQua").Any(paper => Text(paper, "DuongDanTepTinKetQua") != "");
        IsReused = Text(item, "HoSoCoThanhPhanSoHoa") == "1"
            || (Text(item, "NoiNopHoSo") == "1" && papers.Any(paper => Text(paper, "DuocSoHoa") == "1"));
        IsFromStore = fromStore;
        IsLinked = Text(item, "TaiKhoanDuocXacThucVoiVNeID") == "1" || fromStore
            || Rows(item, "DSKetNoiCSDL").Any(row => Text(row, "MaCSDL") == "1");
        var fees = Rows(item, "DanhSachLePhi").ToArray();
        IsFree = fees.Length > 0 && fees.All(fee => Text(fee, "Gia") == "0");
        IsPaidOnline = Text(item, "DuocThanhToanTrucTuyen") is "1" or "2";
        IsSynced = When(item, "NgayDongBoDVCQG") is not null;
        Owner = string.Concat(Rows(item, "DinhDanhCHS").Select(row => Text(row, "SoDinhDanh")));
        Phone = Text(item, "SoDienThoai");
        lastNamed = Moments(item).Max();
    }

    public string Code { get; }
    public string Unit { get; }
    public string Procedure { get; }
    public string Channel { get; }
    public DateTime Received { get; }
    public bool HasScan { get; }
    public bool HasResult { get; }
    public bool IsReused { get; }
    public bool IsFromStore { get; }
    public bool IsLinked { get; }
    public bool IsFree { get; }
    public bool IsPaidOnline { get; }
    public bool IsSynced { get; }
    public string Owner { get; }
    public string Phone { get; }
    public bool HasRequest => requests.Count > 0;
    public DateTime? PromisedAt => due;
    public List<(DateTime At, int Status)> Events { get; init; } = [];

    public int Status
    {
        get
        {
            if (Events.Count == 0) return status;
            var last = Events.MaxBy(step => step.At);
            return last.At > lastNamed ? last.Status : status;
        }
    }

    public DateTime? Finished => Status switch
    {
        9 or 10 => ended ?? handedOver,
        8 => ended,
        3 => refused ?? ended,
        _ => null,
    };

    public bool IsLateAt(DateTime moment)
    {
        var start = requests.Where(request => request.OldDue is not null).OrderBy(request => request.Asked)
            .Select(request => request.OldDue).FirstOrDefault() ?? due;
        if (start is not { } d) return false;
        foreach (var request in requests)
            if (request.Answered is { } answered && answered > request.Asked) d += answered - request.Asked;
        if (Finished is { } finished && finished <= moment) return finished > d;
        if (Status == 5 && requests.Any(request => request.Answered is null))
        {
            var asked = requests.Max(request => request.Asked);
            if (moment >= asked) return requests.Count > 1 || asked > d;
        }

        return moment > d;
    }

    private static IEnumerable<DateTime> Moments(JsonElement item)
    {
        foreach (var field in item.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Array)
                foreach (var row in field.Value.EnumerateArray())
                    foreach (var moment in Moments(row)) yield return moment;
            else if (field.Name.StartsWith("Ngay", StringComparison.Ordinal) && When(item, field.Name) is { } moment)
                yield return moment;
        }
    }

    private static JsonElement.ArrayEnumerator Rows(JsonElement item, string name) =>
        item.TryGetProperty(name, out var rows) ? rows.EnumerateArray() : default;

    internal static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value.ToString() : "";

    internal static DateTime? When(JsonElement item, string name) =>
        Text(item, name) is { Length: 14 } text
            ? DateTime.ParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture)
            : null;
}
