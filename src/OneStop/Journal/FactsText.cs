using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.OneStop.Journal;

/// <summary>Sự kiện dạng chữ: how facts and items are written in the journal – JSON, a stored contract.</summary>
public static class FactsText
{
    public static string Of(SubjectFacts facts) => facts switch
    {
        DossierFacts dossier => JsonSerializer.Serialize(dossier, FactsContext.Default.DossierFacts),
        FeedbackFacts feedback => JsonSerializer.Serialize(feedback, FactsContext.Default.FeedbackFacts),
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts, "a subject of an unknown kind"),
    };

    public static SubjectFacts Read(SubjectKind kind, string text) => kind switch
    {
        SubjectKind.Dossier => JsonSerializer.Deserialize(text, FactsContext.Default.DossierFacts)!,
        SubjectKind.Feedback => JsonSerializer.Deserialize(text, FactsContext.Default.FeedbackFacts)!,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no facts are kept of this kind"),
    };

    public static string Of(DossierItem item) => JsonSerializer.Serialize(item, FactsContext.Default.DossierItem);

    public static DossierItem ReadItem(string text) =>
        JsonSerializer.Deserialize(text, FactsContext.Default.DossierItem)!;

    public static string Of(Feedback said) => JsonSerializer.Serialize(said, FactsContext.Default.Feedback);

    public static Feedback ReadFeedback(string text) =>
        JsonSerializer.Deserialize(text, FactsContext.Default.Feedback)!;

    public static string Of(Unit unit) => JsonSerializer.Serialize(unit, FactsContext.Default.Unit);

    public static Unit ReadUnit(string text) => JsonSerializer.Deserialize(text, FactsContext.Default.Unit)!;

    public static string Of(Procedure procedure) =>
        JsonSerializer.Serialize(procedure, FactsContext.Default.Procedure);

    public static Procedure ReadProcedure(string text) =>
        JsonSerializer.Deserialize(text, FactsContext.Default.Procedure)!;
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(UnitCodeText), typeof(ProcedureCodeText), typeof(DossierCodeText)])]
[JsonSerializable(typeof(DossierFacts))]
[JsonSerializable(typeof(FeedbackFacts))]
[JsonSerializable(typeof(DossierItem))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(Unit))]
[JsonSerializable(typeof(Procedure))]
internal sealed partial class FactsContext : JsonSerializerContext;

internal sealed class UnitCodeText : JsonConverter<UnitCode>
{
    public override UnitCode Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, UnitCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

internal sealed class ProcedureCodeText : JsonConverter<ProcedureCode>
{
    public override ProcedureCode Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ProcedureCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

internal sealed class DossierCodeText : JsonConverter<DossierCode>
{
    public override DossierCode Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, DossierCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
