using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Dossiers;

/// <summary>
/// Sổ thay đổi danh mục: takes new rows of the catalogue. What dossiers copied from it (fee, result, limit,
/// calendar) is drawn again, an entry per dossier that differs, in batches that a restart resumes.
/// </summary>
/// <param name="calendarChanged">draws afresh what else follows the calendar, in the commit that ends its booking</param>
public sealed class CatalogueRegister(
    Journal.Journal journal,
    CatalogueBook book,
    DossierRegister dossiers,
    Func<JournalTransaction, DateTimeOffset, string, int> calendarChanged)
{
    private const int BatchSize = 500;
    private const string EveryProcedure = "*";

    public Task<int> Receive(IReadOnlyList<Unit> units, DateTimeOffset arrivedAt) => Change(
        (session, _) => CatalogueStore.Save(session, units, arrivedAt), [], "units", arrivedAt, units.Count);

    public Task<int> Receive(IReadOnlyList<Procedure> procedures, DateTimeOffset arrivedAt) => Change(
        (session, now) =>
        {
            foreach (var one in procedures.Where(one => now.Procedures.Rows.Any(row => row.IsStub && row.Code == one.Code)))
            {
                CatalogueStore.DropStub(session, one.Code);
            }

            CatalogueStore.Save(session, procedures, arrivedAt);
        },
        [.. procedures.Where(IsCopiedDifferently).Select(one => one.Code.Value).Distinct()],
        "procedures", arrivedAt, procedures.Count);

    /// <summary>New versions of contents; dossiers keep the version they were received under, so nothing is booked.</summary>
    public Task<int> Receive(IReadOnlyList<ProcedureContent> contents, DateTimeOffset arrivedAt) => Change(
        (session, _) =>
        {
            foreach (var content in contents)
            {
                CatalogueStore.Add(session, content, arrivedAt);
            }
        },
        [], "contents", arrivedAt, contents.Count);

    /// <summary>Decisions on publication; read at the moment of evaluation, so nothing is booked.</summary>
    public Task<int> Receive(IReadOnlyList<Decision> decisions, DateTimeOffset arrivedAt) => Change(
        (session, _) => CatalogueStore.Save(session, decisions, arrivedAt), [], "decisions", arrivedAt,
        decisions.Count);

    /// <summary>New days off or working days: every dossier without a promised date and every PAKN may move.</summary>
    /// <param name="days">rules of single days</param>
    /// <param name="arrivedAt">when they came</param>
    /// <param name="within">what belongs to the same commit, given the change's position</param>
    public Task<int> Receive(
        IReadOnlyList<DayRule> days, DateTimeOffset arrivedAt, Func<JournalTransaction, long, bool>? within = null) => Change(
        (session, _) => CatalogueStore.Save(session, days, arrivedAt), [EveryProcedure], "calendar", arrivedAt,
        days.Count, within);

    /// <summary>Books again what still waits, batch by batch; also called at start, to resume.</summary>
    public async Task Rebook()
    {
        while (await journal.Write(RebookBatch))
        {
            // Each batch is a commit of its own: others get their turn between two.
        }
    }

    private async Task<int> Change(
        Action<Session, CatalogueState> save,
        IReadOnlyList<string> rebook,
        string what,
        DateTimeOffset arrivedAt,
        int rows,
        Func<JournalTransaction, long, bool>? within = null)
    {
        if (rows == 0)
        {
            return 0;
        }

        await journal.Write(work =>
        {
            save(work.Session, book.Current);
            var position = work.AppendCatalogue(what, arrivedAt, what);
            _ = within?.Invoke(work, position);
            foreach (var procedure in rebook)
            {
                Plan(work.Session, position, procedure, arrivedAt);
            }

            return position;
        });
        await Rebook();
        return rows;
    }

    private bool IsCopiedDifferently(Procedure after)
    {
        var before = book.Current.Procedures.Rows.Where(row => row.Code == after.Code).ToList();
        return before.Count == 0 || !before.Any(row =>
            row.ValidFrom == after.ValidFrom && row.ValidTo == after.ValidTo && row.HasFee == after.HasFee
            && row.ReturnsResult == after.ReturnsResult && row.Limit == after.Limit && !row.IsStub);
    }

    private static void Plan(Session session, long position, string procedure, DateTimeOffset arrivedAt)
    {
        var total = procedure == EveryProcedure
            ? DossierStore.Count(session)
            : DossierStore.CountOfProcedure(session, new(procedure));
        if (total > 0 || procedure == EveryProcedure)
        {
            RebookingStore.Add(session, new(position, procedure, "", arrivedAt), total);
        }
    }

    private bool RebookBatch(JournalTransaction work)
    {
        var session = work.Session;
        if (RebookingStore.Next(session) is not { } job)
        {
            return false;
        }

        var batch = job.Procedure == EveryProcedure
            ? DossierStore.All(session, job.After, BatchSize)
            : DossierStore.OfProcedure(session, new(job.Procedure), job.After, BatchSize);
        var cause = $"catalogue {job.Position}";
        dossiers.Derive(work, batch, job.ArrivedAt, cause);
        if (batch.Count < BatchSize)
        {
            if (job.Procedure == EveryProcedure)
            {
                calendarChanged(work, job.ArrivedAt, cause);
            }

            RebookingStore.Remove(session, job);
        }
        else
        {
            RebookingStore.Advance(session, job, batch[^1].Value, batch.Count);
        }

        return true;
    }
}
