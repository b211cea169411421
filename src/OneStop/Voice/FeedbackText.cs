using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Voice;

/// <summary>PAKN dạng chữ: how feedback cases and their facts are kept – JSON, a stored contract.</summary>
public static class FeedbackText
{
    public static string Of(FeedbackFacts facts) => JsonSerializer.Serialize(facts, FeedbackJson.Default.FeedbackFacts);

    public static FeedbackFacts ReadFacts(string text) =>
        JsonSerializer.Deserialize(text, FeedbackJson.Default.FeedbackFacts)!;

    public static string Of(Feedback said) => JsonSerializer.Serialize(said, FeedbackJson.Default.Feedback);

    public static Feedback ReadSaid(string text) => JsonSerializer.Deserialize(text, FeedbackJson.Default.Feedback)!;
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(UnitCodeText), typeof(DossierCodeText)])]
[JsonSerializable(typeof(FeedbackFacts))]
[JsonSerializable(typeof(Feedback))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
