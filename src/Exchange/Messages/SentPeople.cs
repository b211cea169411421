using System.Text.Json;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Messages;

/// <summary>
/// Người trong phần niêm phong: opens what stands sealed of a dossier's people, whoever sealed it – our own desk, or the
/// reading of a message (<see cref="SealedParts"/>).
/// </summary>
public static class SentPeople
{
    private const int LeastDigits = 9;

    public static People Open(Vault vault, Sealed secret)
    {
        var bytes = vault.Unseal(secret);
        using var json = JsonDocument.Parse(bytes);
        var person = json.RootElement;
        if (person.TryGetProperty("Owner", out _))
        {
            return HandlingText.ReadPeople(bytes);
        }

        var owner = new PersonDetails(Text(person, "ChuHoSo"), Number(person))
        {
            Email = Text(person, "Email"),
            Phone = Text(person, "SoDienThoai"),
            Address = Text(person, "DiaChi"),
        };
        return new(owner, owner);
    }

    /// <summary>The owner's number: of several the longest, of fillers none.</summary>
    private static string Number(JsonElement person) =>
        Numbers(person).Where(IsReal).MaxBy(number => number.Length) ?? "";

    private static IEnumerable<string> Numbers(JsonElement person)
    {
        yield return Text(person, "SoGiayToChuHoSo");
        if (person.TryGetProperty("DinhDanhCHS", out var given))
        {
            foreach (var one in given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().ToArray() : [given])
            {
                yield return one.ValueKind == JsonValueKind.Object ? Text(one, "SoDinhDanh") : Text(one);
            }
        }
    }

    /// <summary>Senders fill in what they do not know ("000000001"): no province's numbers begin with three zeros.</summary>
    private static bool IsReal(string number) => number.Length >= LeastDigits
        && !number.StartsWith("000", StringComparison.Ordinal) && number.Distinct().Skip(1).Any();

    private static string Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ItemText.Read(value)?.Trim() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
