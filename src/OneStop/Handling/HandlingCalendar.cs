using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Lịch làm việc thay đổi: every dossier whose told date follows the calendar is promised the date that the new
/// calendar gives; what moved is listed by the change that moved it, and its applicant is told.
/// </summary>
public sealed class HandlingCalendar(DossierRegister dossiers, CatalogueBook catalogue, Vault vault)
{
    private const int BatchSize = 500;

    /// <summary>Runs in the commit that ends the booking of a calendar change.</summary>
    /// <param name="cause">the change, as the journal names it: "catalogue 71"</param>
    /// <returns>how many dates moved</returns>
    public int Follow(JournalTransaction work, DateTimeOffset arrivedAt, string cause)
    {
        var moved = 0;
        for (var after = ""; ;)
        {
            var batch = HandlingStore.OpenAfter(work.Session, after, BatchSize);
            moved += HandlingStore.Load(work.Session, batch).Count(dossier => Follow(work, dossier, arrivedAt, cause));
            if (batch.Count < BatchSize)
            {
                return moved;
            }

            after = batch[^1].Value;
        }
    }

    private bool Follow(JournalTransaction work, HandledDossier before, DateTimeOffset arrivedAt, string cause)
    {
        var calendar = catalogue.Current.Calendar;
        var at = arrivedAt < before.LastStep.At ? before.LastStep.At : arrivedAt;
        var after = before.FollowCalendar(new(Actor.Program, at, calendar));
        if (ReferenceEquals(after, before))
        {
            HandlingStore.SaveTodoAt(work.Session, before.Code, NextStep.DueAt(before, calendar));
            return false;
        }

        var session = work.Session;
        var kept = after with { Version = before.Version + 1 };
        HandlingStore.Save(session, kept, calendar);
        dossiers.Handle(work, ItemOfDossier.Of(kept), [], null, at);
        HandlingStore.AddMoved(session, new(cause, kept.Code, kept.Unit, before.ToldDueAt, kept.ToldDueAt!.Value));
        AuditTrail.Add(session, new(at, Actor.Program.Account, "dossier.date-moved", kept.Code.Value, kept.Unit.Value, cause));
        var notice = Notice.Of(before, kept)!;
        HandlingStore.Tell(session, notice.Kind, kept.Code, at, HandlingText.Seal(vault, notice));
        return true;
    }
}
