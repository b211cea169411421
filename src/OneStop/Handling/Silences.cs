using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Vì sao im lặng. The names are stored.</summary>
public enum SilenceCause
{
    NoHolder,
    NoMoment,
    NothingHappened,
}

/// <summary>Hồ sơ im lặng.</summary>
/// <param name="Since">the last thing that happened</param>
public sealed record Silence(DossierCode Dossier, UnitCode Place, SilenceCause Cause, DateTimeOffset Since)
{
    public DateTimeOffset ToldAt { get; init; }
}

/// <summary>
/// Không hồ sơ im lặng: each open dossier has somebody, a next step and a moment, and something happens to it. What
/// waits for the applicant (papers, money, the result to be fetched) is not silent. Pure.
/// </summary>
public static class Silences
{
    public static Silence? Of(HandledDossier dossier, WorkCalendar calendar, DateTimeOffset now, SilenceRule rule)
    {
        var last = dossier.LastStep.At;
        var isOurs = dossier.State is not
            (DossierState.AwaitingPapers or DossierState.AwaitingPayment or DossierState.Finished);
        SilenceCause? cause = dossier.IsEnded ? null
            : dossier.Holder.Length == 0 ? SilenceCause.NoHolder
            : NextStep.DueAt(dossier, calendar) is null ? SilenceCause.NoMoment
            : isOurs && rule.IsTooLong(dossier, calendar, now) ? SilenceCause.NothingHappened
            : null;
        return cause is { } found ? new(dossier.Code, dossier.Place, found, last) { ToldAt = now } : null;
    }
}
