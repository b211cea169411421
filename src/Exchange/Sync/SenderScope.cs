using DiemSang.OneStop.Catalogue;

namespace DiemSang.Exchange.Sync;

/// <summary>
/// Bên gửi: whose key a call bears; it may write for its unit and all below, an operator's import for all.
/// </summary>
public sealed record SenderScope(UnitCode? Unit)
{
    public static SenderScope Operator { get; } = new((UnitCode?)null);

    /// <summary>As registers and calls name the sender.</summary>
    public string Name => Unit?.Value ?? "";

    public bool Holds(UnitCode unit, UnitDirectory units, DateOnly today) =>
        Unit is not { } own || units.IsWithin(unit, own, today);
}

/// <summary>Cuộc gọi: what is said once for all items of a call.</summary>
/// <param name="UnitText">madonvi or MaDinhDanhDV</param>
/// <param name="IsUpdating">false: the sender expects new dossiers; true or null: put them in place</param>
/// <param name="Digest">SHA-256 of the body; null: not remembered as a call (a file is remembered as a whole)</param>
public sealed record Call(
    SenderScope Sender, string? UnitText, bool? IsUpdating, DateTimeOffset ArrivedAt, byte[]? Digest)
{
    /// <summary>Khóa chống lặp: under one key a sender brings one content, however often; null: none was given.</summary>
    public string? Key { get; init; }
}

/// <summary>Một mục đã đọc của cuộc gọi, with the unit its own call names.</summary>
public readonly record struct IncomingItem(System.Text.Json.JsonElement Json, string? CallUnit = null);
