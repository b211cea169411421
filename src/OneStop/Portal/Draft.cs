using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Portal;

/// <summary>
/// Hồ sơ soạn dở: what somebody has chosen, typed and attached so far. It lies sealed, is its maker's alone and goes
/// after 30 days.
/// </summary>
public sealed record Draft(string Id, UnitCode Unit, ProcedureCode Procedure)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public DateTimeOffset StartedAt { get; init; }

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public string Address { get; init; } = "";

    /// <summary>Số bản.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>As typed, right or wrong, by the names of the procedure's fields.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids of kept files by the paper's code.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of papers that are to be taken from an earlier dossier.</summary>
    public IReadOnlyList<string> Reused { get; init; } = [];

    public static string NewId() => Guid.CreateVersion7().ToString("N");

    internal Sealed Seal(Vault vault) => vault.Seal(JsonSerializer.SerializeToUtf8Bytes(this, DraftJson.Default.Draft));

    internal static Draft Unseal(Vault vault, Sealed secret) =>
        JsonSerializer.Deserialize(vault.Unseal(secret), DraftJson.Default.Draft)!;
}

[JsonSourceGenerationOptions(Converters = [typeof(UnitCodeText), typeof(ProcedureCodeText)])]
[JsonSerializable(typeof(Draft))]
internal sealed partial class DraftJson : JsonSerializerContext;
