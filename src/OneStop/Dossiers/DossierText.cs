using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Dossiers;

/// <summary>Hồ sơ dạng chữ: how facts and items of dossiers are kept – JSON, a stored contract.</summary>
public static class DossierText
{
    public static string Of(DossierFacts facts) => JsonSerializer.Serialize(facts, DossierJson.Default.DossierFacts);

    public static DossierFacts ReadFacts(string text) =>
        JsonSerializer.Deserialize(text, DossierJson.Default.DossierFacts)!;

    public static string Of(DossierItem item) => JsonSerializer.Serialize(item, DossierJson.Default.DossierItem);

    public static DossierItem ReadItem(string text) =>
        JsonSerializer.Deserialize(text, DossierJson.Default.DossierItem)!;
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(UnitCodeText), typeof(ProcedureCodeText), typeof(DossierCodeText)])]
[JsonSerializable(typeof(DossierFacts))]
[JsonSerializable(typeof(DossierItem))]
internal sealed partial class DossierJson : JsonSerializerContext;
