using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Sync;

namespace DiemSang.Web.Api;

/// <summary>
/// Nội dung cuộc gọi: the three shapes in which systems send – an object with data[], an object with one item as data,
/// a bare array with its unit in the address.
/// </summary>
internal sealed record SyncBody(JsonElement Root, byte[] Digest)
{
    public const string DossierService = "DongBoHoSoMC";
    public const string ProgressService = "CapNhatTienDoHoSoMC";

    /// <summary>The body, or why it is none: code of the words and their blank.</summary>
    public static (SyncBody? Body, CallAnswer? Refusal) Read(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..])
        {
            return (null, CallAnswer.Refusal(AnswerCode.Wrong, "sync.utf16"));
        }

        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
        if (!System.Text.Unicode.Utf8.IsValid(text.Span))
        {
            return (null, CallAnswer.Refusal(AnswerCode.Wrong, "sync.not-utf8"));
        }

        var row = MessageRow.Of(1, text);
        var problem = row.Problem?.Sentence ?? (IsSaidTwice(row.Item) ? Words.Say("json.name-twice") : null);
        return problem is null
            ? (new(row.Item, SHA256.HashData(bytes)), null)
            : (null, CallAnswer.Refusal(AnswerCode.Wrong, "sync.not-json", problem));
    }

    /// <summary>A text of the call itself, from the body or else from the address.</summary>
    public string? Text(string name, IQueryCollection? query = null)
    {
        var said = Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.True => "True",
                JsonValueKind.False => "False",
                JsonValueKind.Null => null,
                _ => value.GetRawText(),
            }
            : null;
        said = string.IsNullOrWhiteSpace(said) ? query?[name].FirstOrDefault() : said;
        return string.IsNullOrWhiteSpace(said) ? null : said.Trim();
    }

    public IReadOnlyList<JsonElement> Items() =>
        Root.ValueKind == JsonValueKind.Array ? [.. Root.EnumerateArray()]
        : Root.ValueKind != JsonValueKind.Object || !Root.TryGetProperty("data", out var data) ? []
        : data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray()]
        : data.ValueKind == JsonValueKind.Object ? [data]
        : [];

    /// <summary>The same items as an insert and as an update, or for another unit, are two calls.</summary>
    public byte[] CallDigest(string service, string? unit, bool? isUpdating) =>
        SHA256.HashData([.. Digest, .. Encoding.UTF8.GetBytes($"{service}|{unit}|{isUpdating}")]);

    private static bool IsSaidTwice(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().GroupBy(member => member.Name).Any(name => name.Skip(1).Any());
}
