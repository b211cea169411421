using System.Globalization;
using System.Text.Json;
using DiemSang.Exchange.Imports;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Exchange.Messages;

/// <summary>
/// Hồ sơ trong thông điệp: one item of DongBoHoSoMC, read and judged; nothing is sealed or stored yet.
/// </summary>
/// <param name="Item">its unit is not known yet: <see cref="UnitText"/> and the call decide</param>
/// <param name="UnitText">MaDonVi of the item itself</param>
/// <param name="Stub">what the message says of its procedure, should the catalogue not know it</param>
public sealed record ParsedDossier(
    DossierItem Item, string? UnitText, Procedure Stub, byte[] Hash, IReadOnlyList<RowProblem> Warnings);

/// <summary>An item read: the record, or why not; what may be right one day is kept apart, not refused.</summary>
/// <param name="IsForQuarantine">a code or status of a shape we do not know</param>
public sealed record ItemReading<T>(T? Parsed, RowProblem? Problem, bool IsForQuarantine, string? Code, bool HasSecret)
    where T : class;

/// <summary>
/// Từ thông điệp đến sự kiện: the fields of DongBoHoSoMC and what each of them means for the index.
/// </summary>
public static class NationalDossier
{
    public static ItemReading<ParsedDossier> Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new(null, new(0, "", "item.not-an-object"), false, null, false);
        }

        var text = ItemText.Of(item);
        var fields = new ItemFields(item);
        if (text.ProblemCode is { } unreadable)
        {
            return new(null, new(0, text.ProblemField, unreadable), false, null, text.HasSecret);
        }

        var code = fields.Text("MaHoSo");
        var read = Fields(fields, code);
        var problem = fields.Problem;
        return new(
            problem is null ? new(read.Item, fields.Text("MaDonVi"), read.Stub, text.Hash, fields.Warnings) : null,
            problem, IsForQuarantine(problem), code, text.HasSecret);
    }

    internal static bool IsForQuarantine(RowProblem? problem) =>
        problem?.Code is "item.odd-status" or "cell.dossier-code" or "cell.procedure-code" or "cell.unit-code";

    private static (DossierItem Item, Procedure Stub) Fields(ItemFields fields, string? maHoSo)
    {
        var code = new DossierCode(Needed(fields, "MaHoSo", maHoSo, "cell.dossier-code", DossierCode.IsWellFormed));
        var procedure = new ProcedureCode(Needed(
            fields, "MaTTHC", fields.Text("MaTTHC"), "cell.procedure-code", ProcedureCode.IsWellFormed));
        var item = new DossierItem(code, default, procedure, Status(fields, "TrangThaiHoSo"))
        {
            ReceivingUnit = ReceivingUnit(fields),
            Channel = (Channel)(fields.Choice("KenhThucHien", 1, 3) ?? 1),
            SubmittedAt = fields.Moment("NgayNopHoSo"),
            ReceivedAt = fields.Moment("NgayTiepNhan"),
            DueAt = fields.Moment("NgayHenTra"),
            EndedAt = fields.Moment("NgayKetThucXuLy"),
            ReturnedAt = fields.Moment("NgayTra"),
            RefusedAt = fields.Moment("NgayTuChoi"),
            SyncedAt = fields.Moment("NgayDongBoDVCQG"),
            Supplements = [.. fields.List("DanhSachHoSoBoSung").Select(Supplement)],
            Signs = ItemMarks.Of(fields),
        };
        if (item.ReceivedAt is null)
        {
            fields.Warn("NgayTiepNhan", "item.not-received");
        }

        return (item, new(procedure, fields.Text("TenTTHC") ?? procedure.Value, fields.Text("TenLinhVuc") ?? "")
        {
            IsStub = true,
        });
    }

    /// <summary>The number of a status; one beyond 1–10 belongs to a local system and is kept apart.</summary>
    internal static int Status(ItemFields fields, string field)
    {
        var text = fields.Text(field);
        if (text is null)
        {
            fields.Refuse(field, "item.missing");
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 1 and <= 10)
        {
            return status;
        }

        fields.Refuse(field, "item.odd-status", text);
        return 0;
    }

    internal static string Needed(
        ItemFields fields, string field, string? text, string problem, Func<string, bool> isWellFormed)
    {
        if (text is null)
        {
            fields.Refuse(field, "item.missing");
        }
        else if (!isWellFormed(text))
        {
            fields.Refuse(field, problem, text);
        }

        return text ?? "";
    }

    private static UnitCode? ReceivingUnit(ItemFields fields)
    {
        if (fields.Text("MaDonViTiepNhan") is not { } text)
        {
            return null;
        }

        if (UnitCode.IsWellFormed(text))
        {
            return new(text);
        }

        fields.Warn("MaDonViTiepNhan", "cell.unit-code", text);
        return null;
    }

    private static Supplement Supplement(ItemFields one) => new(
        one.Moment("NgayBoSung"),
        one.Moment("NgayTiepNhanBoSung"),
        one.Moment("NgayHenTraTruoc"),
        one.Moment("NgayHenTraMoi"));
}
