using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace DiemSang.Tests.Fast.Scoring;

/// <summary>Tệp dvcqg-2026 with one thing changed.</summary>
internal static class RuleFile
{
    public static JsonObject Read([CallerFilePath] string here = "") => JsonNode.Parse(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../rules/dvcqg-2026.json")))!.AsObject();

    public static string With(string indicator, params (string Field, JsonNode? Value)[] changes)
    {
        var file = Read();
        var found = Indicator(file, indicator);
        foreach (var (field, value) in changes) found[field] = value;
        return file.ToJsonString();
    }

    public static string Without(string indicator, string field)
    {
        var file = Read();
        Indicator(file, indicator).Remove(field);
        return file.ToJsonString();
    }

    public static string Changed(Action<JsonObject> change)
    {
        var file = Read();
        change(file);
        return file.ToJsonString();
    }

    public static JsonObject Indicator(JsonObject file, string id) => file["groups"]!.AsArray()
        .SelectMany(group => group!["indicators"]!.AsArray())
        .Single(indicator => indicator!["id"]!.GetValue<string>() == id)!.AsObject();
}
