using System.Text;
using System.Text.Json;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Erasing;

/// <summary>Dấu vết một người: where an identity number stands, without the number.</summary>
/// <param name="Subjects">dossiers and PAKN whose sealed part is theirs</param>
/// <param name="Helped">dossiers of others that they filed</param>
/// <param name="Raw">kept messages that name them, whatever they are about</param>
/// <param name="Open">of the first, those that our desk still works on</param>
/// <param name="Account">the citizen's account; null when there is none</param>
public sealed record PersonTrace(
    IReadOnlyList<string> Subjects, IReadOnlyList<string> Helped, IReadOnlyList<string> Raw,
    IReadOnlyList<DossierCode> Open, string? Account, int Files, bool IsKnownOwner)
{
    public bool IsEmpty => Subjects.Count + Helped.Count + Raw.Count == 0 && Account is null && !IsKnownOwner;
}

/// <summary>
/// Tìm dấu vết: opens what is sealed, one by one, and looks for the number; nothing that names people is indexed.
/// </summary>
internal sealed class PersonSearch(Installation house, string number)
{
    private const int BatchSize = 500;

    private readonly byte[] digits = Encoding.UTF8.GetBytes(number);

    public PersonTrace Find()
    {
        var (subjects, helped) = (new List<string>(), new List<string>());
        using var session = house.Database.OpenReader();
        foreach (var (subject, secret) in Batches(after => ErasingStore.People(session, after, BatchSize)))
        {
            var body = house.Vault.Unseal(secret);
            if (Names(body))
            {
                (IsOwner(body) ? subjects : helped).Add(subject);
            }
        }

        var raw = Batches(after => ErasingStore.Raw(session, after, BatchSize))
            .Where(one => Names(house.Vault.Unseal(one.Secret))).Select(one => one.Id).ToList();
        var account = house.Access.Accounts.FindByIdentity(number);
        var codes = subjects.Where(DossierCode.IsWellFormed).Select(subject => new DossierCode(subject));
        return new(
            subjects, helped, raw,
            [.. HandlingStore.Load(session, codes).Where(one => !one.IsEnded).Select(one => one.Code)],
            account is { Kind: not AccountKind.Officer } ? account.Id : null,
            subjects.Sum(subject => house.Files.Of(subject).Count),
            OwnerStore.Find(session, OwnerStore.Mark(house.Vault, number)) is not null);
    }

    /// <summary>The number stands there whole, not as a part of a longer one.</summary>
    private bool Names(ReadOnlySpan<byte> body)
    {
        for (var from = 0; body[from..].IndexOf(digits) is >= 0 and var found; from += found + 1)
        {
            var (start, end) = (from + found, from + found + digits.Length);
            if ((start == 0 || !char.IsAsciiLetterOrDigit((char)body[start - 1]))
                && (end == body.Length || !char.IsAsciiLetterOrDigit((char)body[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A dossier of our desk names owner and applicant apart; what others sent is about its owner.</summary>
    private bool IsOwner(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return !json.RootElement.TryGetProperty("Owner", out var owner)
            || !json.RootElement.TryGetProperty("Applicant", out _)
            || Names(Encoding.UTF8.GetBytes(owner.GetRawText()));
    }

    private static IEnumerable<(string Id, Sealed Secret)> Batches(Func<string, List<(string Id, Sealed Secret)>> next)
    {
        for (var after = ""; next(after) is { Count: > 0 } batch; after = batch[^1].Id)
        {
            foreach (var one in batch)
            {
                yield return one;
            }
        }
    }
}
