using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Hồ sơ tại bàn dạng chữ: how handled dossiers and what is sealed are kept – JSON, a stored contract.
/// </summary>
public static class HandlingText
{
    public static string Of(HandledDossier dossier) =>
        JsonSerializer.Serialize(dossier, HandlingJson.Default.HandledDossier);

    public static HandledDossier ReadDossier(string text) =>
        JsonSerializer.Deserialize(text, HandlingJson.Default.HandledDossier)!;

    public static Sealed Seal(Vault vault, People people) =>
        vault.Seal(JsonSerializer.SerializeToUtf8Bytes(people, HandlingJson.Default.People));

    public static People Unseal(Vault vault, Sealed secret) =>
        ReadPeople(vault.Unseal(secret));

    /// <summary>What was opened already.</summary>
    public static People ReadPeople(ReadOnlySpan<byte> opened) =>
        JsonSerializer.Deserialize(opened, HandlingJson.Default.People)!;

    public static Sealed Seal(Vault vault, PersonDetails person) =>
        vault.Seal(JsonSerializer.SerializeToUtf8Bytes(person, HandlingJson.Default.PersonDetails));

    public static PersonDetails UnsealPerson(Vault vault, Sealed secret) =>
        JsonSerializer.Deserialize(vault.Unseal(secret), HandlingJson.Default.PersonDetails)!;

    public static Sealed Seal(Vault vault, Notice notice) =>
        vault.Seal(JsonSerializer.SerializeToUtf8Bytes(notice, HandlingJson.Default.Notice));

    public static Notice UnsealNotice(Vault vault, Sealed secret) =>
        JsonSerializer.Deserialize(vault.Unseal(secret), HandlingJson.Default.Notice)!;
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(UnitCodeText), typeof(ProcedureCodeText), typeof(DossierCodeText)])]
[JsonSerializable(typeof(HandledDossier))]
[JsonSerializable(typeof(People))]
[JsonSerializable(typeof(PersonDetails))]
[JsonSerializable(typeof(Notice))]
internal sealed partial class HandlingJson : JsonSerializerContext;
