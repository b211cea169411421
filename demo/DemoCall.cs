namespace DiemSang.Demo;

/// <summary>Loại tin: what a call of the demo carries, and so the form of its body.</summary>
public enum CallKind
{
    Units,
    Procedures,
    Tallies,
    Feedback,
    Ratings,
    Dossiers,
    Events,
}

/// <summary>
/// Lượt gửi: one call of a sender. CSV in UTF-8, or for dossiers and events a JSON array of national items.
/// </summary>
public sealed record DemoCall(
    DateTimeOffset ArrivedAt, string Sender, CallKind Kind, ReadOnlyMemory<byte> Body, int Items);
