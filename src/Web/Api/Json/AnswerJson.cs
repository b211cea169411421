using System.Text.Encodings.Web;
using System.Text.Json;

namespace DiemSang.Web.Api.Json;

/// <summary>Câu trả lời dạng JSON: the same from the command line and over HTTP, apart from indenting.</summary>
public static class AnswerJson
{
    /// <summary>Vietnamese letters stay letters; a value that is not known is written as null.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: false);

    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    private static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        WriteIndented = indented,
        IndentSize = 2,
    };
}
