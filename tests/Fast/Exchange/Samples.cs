using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Messages;

namespace DiemSang.Tests.Fast.Exchange;

/// <summary>
/// Thông điệp mẫu: the sample messages of tests/golden/messages, and twins of them with a field changed.
/// </summary>
internal static class Samples
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    public static List<MessageRow> Rows(string text) => Rows(System.Text.Encoding.UTF8.GetBytes(text));

    public static List<MessageRow> Rows(byte[] bytes) => [.. MessageFile.Open(new MemoryStream(bytes)).Rows()];

    /// <summary>The birth registration, finished on time, with some fields set to other JSON.</summary>
    public static JsonElement Birth(params (string Field, string Json)[] changes) =>
        With(Rows(Text("birth-on-time.call.json"))[0].Item, changes);

    /// <summary>The land dossier with one answered supplement request.</summary>
    public static JsonElement Land(params (string Field, string Json)[] changes) =>
        With(Rows(Text("land-overdue.array.json"))[0].Item, changes);

    public static ParsedDossier Parsed(JsonElement item) => NationalDossier.Read(item).Parsed!;

    private static JsonElement With(JsonElement item, (string Field, string Json)[] changes)
    {
        var twin = JsonObject.Create(item)!;
        foreach (var (field, json) in changes)
        {
            twin[field] = JsonNode.Parse(json);
        }

        return JsonSerializer.SerializeToElement(twin);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../golden/messages");
}
