using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Dossiers;

/// <summary>Gives the due moment that the law sets for a reception moment and a limit.</summary>
public delegate DateTimeOffset DueByLaw(DateTimeOffset receivedAt, TimeLimit limit);

/// <summary>
/// Từ thông điệp đến sự kiện: the facts that follow from a dossier's current item, its progress events, its
/// procedure and the remarks on it. Pure.
/// </summary>
public static class FactsOfDossier
{
    /// <param name="events">sorted by moment, then arrival</param>
    /// <param name="procedure">null: the catalogue does not know it; no fee, result required, no limit</param>
    public static DossierFacts Of(
        DossierItem item,
        IReadOnlyList<ProgressEvent> events,
        Procedure? procedure,
        DueByLaw dueByLaw,
        bool disliked)
    {
        var warnings = procedure is null or { IsStub: true } ? DossierWarnings.UnknownProcedure : DossierWarnings.None;
        var status = Status(item, events);
        var received = item.ReceivedAt;
        if (received is null)
        {
            warnings |= DossierWarnings.NotReceived;
        }

        var finished = FinishedAt(status, item, events);
        if (finished is null && status is 9 or 10 or 8 or 3)
        {
            warnings |= DossierWarnings.FinishedWithoutMoment;
        }

        if (finished < received)
        {
            finished = received;
            warnings |= DossierWarnings.FinishedBeforeReceived;
        }

        var (paused, pending, requests) = Pauses(item, status, ref warnings);
        var due = DueAt(item, procedure, dueByLaw)?.AddSeconds(paused);
        if (due is null)
        {
            warnings |= DossierWarnings.NoDueDate;
        }

        return new(item.Code, item.Unit, item.Procedure)
        {
            Status = status,
            Channel = item.Channel,
            ReceivedAt = received,
            FinishedAt = finished,
            DueAt = due,
            PendingSince = pending,
            Requests = requests,
            PausedSeconds = paused,
            Traits = Traits(item, procedure, disliked),
            Warnings = warnings,
        };
    }

    private static int Status(DossierItem item, IReadOnlyList<ProgressEvent> events) =>
        events.Count > 0 && (item.LatestMoment() is not { } latest || events[^1].At > latest)
            ? events[^1].Status
            : item.Status;

    private static DateTimeOffset? FinishedAt(int status, DossierItem item, IReadOnlyList<ProgressEvent> events) =>
        status switch
        {
            9 or 10 => item.EndedAt ?? FirstDone(events) ?? item.ReturnedAt ?? First(events, 10),
            8 => item.EndedAt ?? First(events, 8),
            3 => item.RefusedAt ?? item.EndedAt ?? First(events, 3),
            _ => null,
        };

    /// <summary>The first 9 after the last 4 or 5: what was finished and then reopened does not count as finished.</summary>
    private static DateTimeOffset? FirstDone(IReadOnlyList<ProgressEvent> events)
    {
        DateTimeOffset? done = null;
        foreach (var one in events)
        {
            done = one.Status switch
            {
                4 or 5 => null,
                9 => done ?? one.At,
                _ => done,
            };
        }

        return done;
    }

    private static DateTimeOffset? First(IReadOnlyList<ProgressEvent> events, int status)
    {
        foreach (var one in events)
        {
            if (one.Status == status)
            {
                return one.At;
            }
        }

        return null;
    }

    private static (long Paused, DateTimeOffset? Pending, int Requests) Pauses(
        DossierItem item, int status, ref DossierWarnings warnings)
    {
        long paused = 0;
        var requests = 0;
        var unanswered = false;
        DateTimeOffset? latest = null;
        foreach (var one in item.Supplements)
        {
            if (one.AskedAt is not { } asked)
            {
                continue;
            }

            requests++;
            latest = latest is null || asked > latest ? asked : latest;
            if (one.AnsweredAt is not { } answered)
            {
                unanswered = true;
                warnings |= status == 5 ? DossierWarnings.None : DossierWarnings.SupplementWithoutAnswer;
            }
            else if (answered < asked)
            {
                warnings |= DossierWarnings.SupplementEndsBeforeStart;
            }
            else
            {
                paused += (long)(answered - asked).TotalSeconds;
            }
        }

        return (paused, status == 5 && unanswered ? latest : null, requests);
    }

    /// <summary>The first promised date, before any supplement moved it; without one, the law's own limit.</summary>
    private static DateTimeOffset? DueAt(DossierItem item, Procedure? procedure, DueByLaw dueByLaw)
    {
        Supplement? first = null;
        foreach (var one in item.Supplements)
        {
            if (one.DueBefore is not null && IsEarlier(one.AskedAt, first))
            {
                first = one;
            }
        }

        return (first?.DueBefore ?? item.DueAt) is { } promised ? promised
            : item.ReceivedAt is { } received && procedure?.Limit is { } limit ? dueByLaw(received, limit)
            : null;
    }

    private static bool IsEarlier(DateTimeOffset? asked, Supplement? than) =>
        than is null || (asked is not null && (than.AskedAt is null || asked < than.AskedAt));

    private static DossierTraits Traits(DossierItem item, Procedure? procedure, bool disliked)
    {
        var signs = item.Signs;
        var fee = procedure?.HasFee == true && !signs.HasFlag(ItemSigns.AllFeesZero);
        var required = procedure?.ReturnsResult ?? true;
        var electronic = signs.HasFlag(ItemSigns.ResultFile);
        var digitised = signs.HasFlag(ItemSigns.SubmittedFile) && (electronic || !required);
        return If(fee, DossierTraits.FeeDossier)
            | If(fee && signs.HasFlag(ItemSigns.PaidOnline), DossierTraits.PaidOnline)
            | If(required, DossierTraits.ResultRequired)
            | If(electronic, DossierTraits.ResultElectronic)
            | If(digitised, DossierTraits.Digitised)
            | If(signs.HasFlag(ItemSigns.Reused), DossierTraits.Reused)
            | If(signs.HasFlag(ItemSigns.FromPersonalStore), DossierTraits.PersonalStore)
            | If(signs.HasFlag(ItemSigns.CitizenData), DossierTraits.CitizenData)
            | If(item.SyncedAt is not null, DossierTraits.Synced)
            | If(disliked, DossierTraits.Disliked);
    }

    private static DossierTraits If(bool holds, DossierTraits trait) => holds ? trait : DossierTraits.None;
}
