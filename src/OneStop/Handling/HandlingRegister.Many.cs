using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>What is done to many dossiers at once.</summary>
public sealed partial class HandlingRegister
{
    /// <summary>
    /// Giao lại hàng loạt: everything one account holds goes into another's hands, each as a change of its own.
    /// </summary>
    /// <param name="within">which of them whoever acts has a say in; null = all</param>
    /// <returns>how many were given over</returns>
    public async Task<int> ReassignAll(
        string from, string to, Actor actor, DateTimeOffset now, Func<HandledDossier, bool>? within = null)
    {
        List<DossierCode> held;
        using (var session = database.OpenReader())
        {
            held = HandlingStore.HeldBy(session, from);
        }

        var moved = 0;
        foreach (var code in held)
        {
            moved += await journal.Write(work =>
            {
                // Somebody may have taken it since the list was read: then it stays with them.
                var before = HandlingStore.Find(work.Session, code)!;
                if (before.Holder != from || before.IsEnded || within?.Invoke(before) == false)
                {
                    return 0;
                }

                Change(work, before, actor, now, (dossier, act) => dossier.Reassign(act, to), "dossier.reassigned");
                return 1;
            });
        }

        return moved;
    }

    /// <summary>Erases a person everywhere the desk keeps them; what was counted stays.</summary>
    /// <returns>how many dossiers were theirs</returns>
    public Task<int> Forget(string identityNumber, Actor actor, DateTimeOffset now) => journal.Write(work =>
    {
        var session = work.Session;
        var mark = OwnerStore.Mark(vault, identityNumber);
        var codes = OwnerStore.DossiersOf(session, mark, DateTimeOffset.UnixEpoch);
        OwnerStore.Erase(session, mark, codes);
        foreach (var dossier in HandlingStore.Load(session, codes))
        {
            HandlingStore.Save(session, dossier with { OwnerMark = "" }, catalogue.Current.Calendar);
            AuditTrail.Add(session, new(now, actor.Account, "person.erased", dossier.Code.Value, dossier.Unit.Value));
        }

        return codes.Count;
    });
}
