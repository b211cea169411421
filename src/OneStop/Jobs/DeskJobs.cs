using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Jobs;

/// <summary>Việc định kỳ của bàn: requests whose time is over, apologies to be signed, dossiers that lie silent.</summary>
public sealed class DeskJobs(
    Journal.Journal journal,
    Database database,
    HandlingRegister desk,
    CatalogueBook catalogue,
    Vault vault,
    Func<DateTimeOffset> now)
{
    private const int BatchSize = 200;

    /// <summary>For how long nothing may happen to a dossier.</summary>
    public SilenceRule Silence { get; init; } = SilenceRule.House;

    private WorkCalendar Calendar => catalogue.Current.Calendar;

    /// <summary>Hết thời hạn bổ sung (5 → 8): the program stops what was asked in vain.</summary>
    public async Task<string?> ExpireSupplements(string place)
    {
        List<WorkRow> over;
        using (var session = database.OpenReader())
        {
            over = [.. WorkStore.SupplementsOver(session, now()).Where(row => string.CompareOrdinal(row.Code.Value, place) > 0)
                .OrderBy(row => row.Code.Value, StringComparer.Ordinal).Take(BatchSize)];
        }

        foreach (var row in over)
        {
            try
            {
                await desk.Change(
                    row.Code, row.Version, Actor.Program, now(), (one, act) => one.ExpireSupplement(act),
                    "dossier.supplement-expired");
            }
            catch (RefusedException)
            {
                // Somebody did something to it since it was listed: it waits no more, and the others still do.
            }
        }

        return over.Count == BatchSize ? over[^1].Code.Value : null;
    }

    /// <summary>Soạn thư xin lỗi: the working day before a promised date that the plan says will be missed.</summary>
    public Task<string?> DraftApologies(string place) => Walk(place, (session, dossier) =>
    {
        var draft = Apologies.Of(dossier, Calendar, now());
        var kept = ApologyStore.Find(session, dossier.Code);
        if (draft is null || kept is null || kept.DueAt != draft.DueAt)
        {
            ApologyStore.Drop(session, dossier.Code);
            if (draft is not null)
            {
                ApologyStore.Add(session, draft);
                Access.AuditTrail.Add(session, new(
                    now(), Actor.Program.Account, "apology.drafted", dossier.Code.Value, dossier.Unit.Value));
            }
        }
    });

    /// <summary>Hồ sơ im lặng: put on the board, and its applicant is told, once for each silence.</summary>
    public Task<string?> WatchSilence(string place) => Walk(place, (session, dossier) =>
    {
        var silence = Silences.Of(dossier, Calendar, now(), Silence);
        var kept = SilenceStore.Find(session, dossier.Code);
        if (silence is null || kept is null || kept.Cause != silence.Cause || kept.Since != silence.Since)
        {
            SilenceStore.Drop(session, dossier.Code);
            if (silence is not null)
            {
                SilenceStore.Add(session, silence);
                Access.AuditTrail.Add(session, new(
                    now(), Actor.Program.Account, "dossier.silent", dossier.Code.Value, dossier.Unit.Value,
                    Notice.Hyphened(silence.Cause)));
                var notice = new Notice(dossier.Code, HandlingAction.None, DeskForm.None, now(), "") { IsSilence = true };
                HandlingStore.Tell(session, notice.Kind, dossier.Code, now(), HandlingText.Seal(vault, notice));
            }
        }
    });

    /// <summary>Goes through the open dossiers by code, a commit for each batch.</summary>
    private Task<string?> Walk(string place, Action<Session, HandledDossier> look) => journal.Write(work =>
    {
        var batch = HandlingStore.OpenAfter(work.Session, place, BatchSize);
        HandlingStore.Load(work.Session, batch).ForEach(dossier => look(work.Session, dossier));
        if (batch.Count == BatchSize)
        {
            return batch[^1].Value;
        }

        ApologyStore.DropEnded(work.Session);
        SilenceStore.DropEnded(work.Session);
        return (string?)null;
    });
}
