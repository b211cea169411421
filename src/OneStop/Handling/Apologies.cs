using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Thư xin lỗi đã soạn: proposes one later date for a promise that will be missed; somebody has to sign it.</summary>
public sealed record ApologyDraft(
    DossierCode Dossier, UnitCode Unit, DateTimeOffset DraftedAt, DateTimeOffset DueAt, DateTimeOffset NewDueAt);

/// <summary>
/// Dự báo lỡ hẹn: on the working day before its promised date a dossier will miss it when the working time that its
/// remaining steps were given is more than what is left. Pure.
/// </summary>
public static class Apologies
{
    /// <summary>Each hand a dossier still has to go through takes at least this long.</summary>
    public static readonly TimeSpan AHand = TimeSpan.FromMinutes(30);

    /// <summary>The draft that is due now; null when the date is far, kept by plan, passed, or was moved before.</summary>
    public static ApologyDraft? Of(HandledDossier dossier, WorkCalendar calendar, DateTimeOffset now)
    {
        if (dossier.ToldDueAt is not { } due || dossier.Extension is not null || due <= now || dossier.State is not
            (DossierState.Received or DossierState.InProcess) || !IsByNextWorkingDay(due, calendar, now))
        {
            return null;
        }

        // A promise for the very day has no working day before it: then only what the hands still need counts.
        var needed = IsForTheSameDay(dossier) ? AHand * HandsLeft(NextStep.Of(dossier)) : Needed(dossier, calendar, now);
        var missing = needed - calendar.WorkingTimeBetween(now, due);
        return missing <= TimeSpan.Zero ? null
            : new(dossier.Code, dossier.Unit, now, due, Later(due, missing, calendar));
    }

    /// <summary>True of a date told for the very day of reception.</summary>
    public static bool IsForTheSameDay(HandledDossier dossier) => dossier is { AcceptedAt: { } received, ToldDueAt: { } due }
        && LocalTime.DayOf(received) == LocalTime.DayOf(due);

    /// <summary>Working time that the steps not yet done still have by the plan, and never less than each hand takes.</summary>
    public static TimeSpan Needed(HandledDossier dossier, WorkCalendar calendar, DateTimeOffset now)
    {
        var least = AHand * HandsLeft(NextStep.Of(dossier));
        if (dossier.Terms.Steps.Count == 0 || DeadlineLedger.Of(dossier, calendar, now).Budget is not { } budget)
        {
            return least;
        }

        var current = dossier.Offer?.Step ?? dossier.OpenHolding?.Step ?? "";
        var index = dossier.Terms.Steps.ToList().FindIndex(step => step.Name == current);
        var used = dossier.OpenHolding is { } held && held.Step == current
            ? calendar.WorkingTimeBetween(held.From, now)
            : TimeSpan.Zero;
        var here = index < 0 ? TimeSpan.Zero : Share(index) - used;
        var after = Enumerable.Range(index + 1, dossier.Terms.Steps.Count - index - 1)
            .Aggregate(TimeSpan.Zero, (sum, step) => sum + Share(step));
        var planned = (here > TimeSpan.Zero ? here : TimeSpan.Zero) + after;
        return planned > least ? planned : least;

        TimeSpan Share(int step) => budget * dossier.Terms.Steps[step].Share / 100;
    }

    /// <summary>Through how many hands a dossier still has to go.</summary>
    public static int HandsLeft(NextTask task) => task switch
    {
        NextTask.Issue or NextTask.DecideWithdrawal => 1,
        NextTask.Approve => 2,
        NextTask.Propose => 3,
        NextTask.TakeStep => 4,
        _ => 5,
    };

    private static bool IsByNextWorkingDay(DateTimeOffset due, WorkCalendar calendar, DateTimeOffset now) =>
        LocalTime.DayOf(due) <= calendar.AddWorkingDays(LocalTime.DayOf(now), 1);

    /// <summary>A whole working day for each begun one that is missing.</summary>
    private static DateTimeOffset Later(DateTimeOffset due, TimeSpan missing, WorkCalendar calendar) =>
        calendar.AddWorkingDays(due, (int)Math.Ceiling(missing.TotalSeconds / OfficeHours.SecondsADay));
}
