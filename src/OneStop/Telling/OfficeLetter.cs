using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Telling;

/// <summary>
/// Thư công vụ: an e-mail to an officer, whole as it will be read. What it is about is known to whoever wrote it.
/// </summary>
/// <param name="Name">of the officer, as on the envelope</param>
public sealed record OfficeLetter(string Name, string Email, string Subject, string Body)
{
    /// <summary>Kinds of the outbox that begin so are letters of this shape; the subject is the unit they belong to.</summary>
    public const string Prefix = "office.";

    internal Sealed Seal(Vault vault) =>
        vault.Seal(JsonSerializer.SerializeToUtf8Bytes(this, OfficeLetterJson.Default.OfficeLetter));

    internal static OfficeLetter Unseal(Vault vault, Sealed secret) =>
        JsonSerializer.Deserialize(vault.Unseal(secret), OfficeLetterJson.Default.OfficeLetter)!;

    internal static bool Is(string kind) => kind.StartsWith(Prefix, StringComparison.Ordinal);
}

[JsonSerializable(typeof(OfficeLetter))]
internal sealed partial class OfficeLetterJson : JsonSerializerContext;
