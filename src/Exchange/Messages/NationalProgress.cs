using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Exchange.Messages;

/// <summary>Tiến độ trong thông điệp: one item of CapNhatTienDoHoSoMC; the officer and the text stay outside.</summary>
public sealed record ParsedProgress(
    DossierCode Dossier, string? UnitText, DateTimeOffset At, int Status, long TextHash)
{
    public ProgressEvent ArrivedAt(DateTimeOffset moment) => new(At, Status, TextHash, moment);
}

/// <summary>Reads items of CapNhatTienDoHoSoMC.</summary>
public static class NationalProgress
{
    public static ItemReading<ParsedProgress> Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new(null, new(0, "", "item.not-an-object"), false, null, false);
        }

        var text = ItemText.Of(item);
        if (text.ProblemCode is { } unreadable)
        {
            return new(null, new(0, text.ProblemField, unreadable), false, null, text.HasSecret);
        }

        var fields = new ItemFields(item);
        var maHoSo = fields.Text("MaHoSo");
        var code = NationalDossier.Needed(fields, "MaHoSo", maHoSo, "cell.dossier-code", DossierCode.IsWellFormed);
        var at = fields.Moment("ThoiDiemXuLy");
        if (at is null)
        {
            fields.Refuse("ThoiDiemXuLy", "item.missing");
        }

        var status = NationalDossier.Status(fields, "TrangThai");
        var problem = fields.Problem;
        return new(
            problem is null
                ? new(
                    new(code), fields.Text("MaDonVi"), at.GetValueOrDefault(), status,
                    HashOf(fields.Text("NoiDungXuLy")))
                : null,
            problem, NationalDossier.IsForQuarantine(problem), maHoSo, text.HasSecret);
    }

    /// <summary>Enough of the text to tell two events of one moment apart, too little to read it.</summary>
    private static long HashOf(string? text) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")));
}
