using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.OneStop.Catalogue;

/// <summary>Danh mục dạng chữ: how rows of the catalogue are kept – JSON, a stored contract.</summary>
public static class CatalogueText
{
    public static string Of(Unit unit) => JsonSerializer.Serialize(unit, CatalogueJson.Default.Unit);

    public static Unit ReadUnit(string text) => JsonSerializer.Deserialize(text, CatalogueJson.Default.Unit)!;

    public static string Of(Procedure procedure) =>
        JsonSerializer.Serialize(procedure, CatalogueJson.Default.Procedure);

    public static Procedure ReadProcedure(string text) =>
        JsonSerializer.Deserialize(text, CatalogueJson.Default.Procedure)!;

    public static string Of(ProcedureContent content) =>
        JsonSerializer.Serialize(content, CatalogueJson.Default.ProcedureContent);

    public static ProcedureContent ReadContent(string text) =>
        JsonSerializer.Deserialize(text, CatalogueJson.Default.ProcedureContent)!;

    public static string Of(Decision decision) => JsonSerializer.Serialize(decision, CatalogueJson.Default.Decision);

    public static Decision ReadDecision(string text) =>
        JsonSerializer.Deserialize(text, CatalogueJson.Default.Decision)!;
}

/// <summary>Codes are written as plain text.</summary>
public sealed class UnitCodeText : JsonConverter<UnitCode>
{
    public override UnitCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, UnitCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

/// <summary>Codes are written as plain text.</summary>
public sealed class ProcedureCodeText : JsonConverter<ProcedureCode>
{
    public override ProcedureCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ProcedureCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

/// <summary>Codes are written as plain text.</summary>
public sealed class DossierCodeText : JsonConverter<DossierCode>
{
    public override DossierCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, DossierCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(UnitCodeText), typeof(ProcedureCodeText)])]
[JsonSerializable(typeof(Unit))]
[JsonSerializable(typeof(Procedure))]
[JsonSerializable(typeof(ProcedureContent))]
[JsonSerializable(typeof(Decision))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
