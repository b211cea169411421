using System.Text.Json;
using System.Text.Unicode;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.Exchange.Messages;

namespace DiemSang.Exchange.Imports.MessageFiles;

/// <summary>
/// Dòng thông điệp: one item of a file of messages, or why it cannot be read; Raw is its text for the reject file.
/// </summary>
public sealed record MessageRow(int Line, JsonElement Item, RowProblem? Problem, ReadOnlyMemory<byte> Raw)
{
    /// <summary>The unit that a whole call names for its items, when the file holds a call.</summary>
    public string? CallUnit { get; init; }

    public const int DeepestItem = 64;
    private const int LongestRawShown = 1 << 20;

    private static readonly JsonDocumentOptions strict = new() { MaxDepth = DeepestItem };

    /// <summary>A progress event by its fields; anything else with a status is a dossier.</summary>
    public bool IsProgress => Item.ValueKind == JsonValueKind.Object
        && Item.TryGetProperty("ThoiDiemXuLy", out _) && Item.TryGetProperty("TrangThai", out _)
        && !Item.TryGetProperty("TrangThaiHoSo", out _);

    public static MessageRow Of(int line, ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            return Bad(line, json, OldEncoding.ProblemOf(json.Span));
        }

        try
        {
            var item = JsonElement.Parse(json.Span, strict);
            return json.Span.IndexOf("\\u"u8) >= 0 && ItemText.Of(item) is { ProblemCode: "json.broken-text" } broken
                ? Bad(line, json, broken.ProblemCode, broken.ProblemField)
                : new(line, item, null, json);
        }
        catch (JsonException fault)
        {
            return Bad(line, json, IsTooDeep(json.Span) ? "json.too-deep" : CodeOf(json.Span, fault));
        }
    }

    public static MessageRow Bad(int line, ReadOnlyMemory<byte> raw, string code, string field = "") =>
        new(line, default, new(line, field, code), raw.Length > LongestRawShown ? raw[..LongestRawShown] : raw);

    private static string CodeOf(ReadOnlySpan<byte> json, JsonException broken)
    {
        var at = (int)Math.Clamp(broken.BytePositionInLine ?? 0, 0, json.Length);
        var rest = broken.LineNumber is null or 0 ? json[at..] : default;
        return rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8)
            ? "json.number" : "json.broken";
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        foreach (var one in json)
        {
            depth += one is (byte)'{' or (byte)'[' ? 1 : one is (byte)'}' or (byte)']' ? -1 : 0;
            if (depth > DeepestItem)
            {
                return true;
            }
        }

        return false;
    }
}
