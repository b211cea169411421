using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Portal;

/// <summary>Trả lời tra cứu.</summary>
public enum LookUpAnswer
{
    Opened,

    /// <summary>No such dossier, or not its second factor: one answer for both.</summary>
    NotFound,

    /// <summary>Too many wrong tries from one address.</summary>
    Slowed,
}

/// <summary>
/// Sổ tra cứu: opens a dossier to somebody without an account, by its code and a second factor, or by the receipt's
/// token. Whatever is wrong, the same is read, worked out and written, so that neither words nor time tell what it was.
/// </summary>
/// <param name="open">opens what stands sealed of a dossier's people, whether our desk or a message sealed it</param>
public sealed class LookUpRegister(Journal.Journal journal, Database database, Vault vault, Func<Sealed, People> open)
{
    /// <summary>After so many wrong factors on a day only the receipt's code opens the dossier.</summary>
    public const int MostOfDossier = 5;

    public const int MostOfAddressInAnHour = 20;
    public const int MostOfAddressInADay = 60;

    private const int LastDigits = 4;
    private static readonly TimeSpan afterTheEnd = TimeSpan.FromDays(30);

    /// <summary>Stands in for the people of a dossier that is not there.</summary>
    private readonly Sealed decoy = HandlingText.Seal(
        vault, new People(new("-", "000000000000") { Phone = "0900000000" }, new("-", "000000000000")));

    /// <summary>Holds a factor against a dossier: the last four of its owner's number, or the receipt's code.</summary>
    public Task<LookUpAnswer> Ask(string code, string factor, string address, DateTimeOffset now) => journal.Write(work =>
    {
        var session = work.Session;
        var (day, hour) = (LocalTime.DayOf(now).DayNumber, now.ToUnixTimeSeconds() / 3600);
        var (ofDossier, ofAddress) = (vault.Blind("look-up dossier", code), vault.Blind("look-up address", address));
        var ofAddressToday = vault.Blind("look-up address of a day", address);
        if (LookUpStore.Wrong(session, ofAddress, hour) >= MostOfAddressInAnHour
            || LookUpStore.Wrong(session, ofAddressToday, day) >= MostOfAddressInADay)
        {
            return LookUpAnswer.Slowed;
        }

        var known = LookUpStore.Find(session, code);
        var wrong = LookUpStore.Wrong(session, ofDossier, day);
        var isRight = IsRight(code, factor, known?.People, wrong) && known is not null;
        if (!isRight)
        {
            var midnight = LocalTime.End(LocalTime.DayOf(now));
            LookUpStore.AddWrong(session, ofDossier, day, midnight);
            LookUpStore.AddWrong(session, ofAddressToday, day, midnight);
            LookUpStore.AddWrong(session, ofAddress, hour, DateTimeOffset.FromUnixTimeSeconds((hour + 1) * 3600));
            LookUpStore.Forget(session, now);
            if (wrong + 1 == MostOfDossier && known is not null)
            {
                TellOwner(session, new(code), now);
            }
        }

        // What was typed as a code may be anything, a number of a person too: only a real code is written down.
        AuditTrail.Add(session, new(
            now, "nobody", isRight ? "look-up.opened" : "look-up.refused", known is null ? "unknown" : code,
            known?.Unit ?? ""));
        return isRight ? LookUpAnswer.Opened : LookUpAnswer.NotFound;
    });

    /// <summary>The token that the receipt of a dossier bears; from now on it opens.</summary>
    public async Task<string> TokenOf(DossierCode dossier)
    {
        var token = ReceiptToken.Of(vault, dossier);
        await journal.Write(work =>
        {
            LookUpStore.KeepToken(work.Session, ReceiptToken.HashOf(token), dossier);
            return true;
        });
        return token;
    }

    /// <summary>The dossier that a token opens; null when it opens none, or none any more.</summary>
    public DossierCode? Open(string token, DateTimeOffset now)
    {
        using var session = database.OpenReader();
        return token.Length == ReceiptToken.Length
            && LookUpStore.FindToken(session, ReceiptToken.HashOf(token)) is { } dossier && IsOpen(session, dossier, now)
                ? dossier
                : null;
    }

    /// <summary>False when the dossier ended more than 30 days ago.</summary>
    private static bool IsOpen(Session session, DossierCode code, DateTimeOffset now) =>
        HandlingStore.Find(session, code) is { } dossier && (!dossier.IsEnded || now <= dossier.LastStep.At + afterTheEnd);

    private bool IsRight(string code, string factor, Sealed? people, long wrongBefore)
    {
        var number = string.Concat(open(people ?? decoy).Owner.IdentityNumber.Where(char.IsLetterOrDigit));
        var digits = number.Length > LastDigits ? number[^LastDigits..] : "";
        // An erased person has no number: then the receipt's code alone opens.
        var byDigits = IsSame(digits, factor) & factor.Length == LastDigits & people is not null & wrongBefore < MostOfDossier;
        return byDigits | IsSame(LookUpCode.Of(vault, code), factor.ToUpperInvariant());
    }

    private static bool IsSame(string kept, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(given));

    private void TellOwner(Session session, DossierCode code, DateTimeOffset now)
    {
        var notice = new Notice(code, HandlingAction.None, DeskForm.None, now, "") { IsLookUpWarning = true };
        HandlingStore.Tell(session, notice.Kind, code, now, HandlingText.Seal(vault, notice));
        AuditTrail.Add(session, new(now, "system", "look-up.guarded", code.Value, "", $"{MostOfDossier} tries"));
    }
}
