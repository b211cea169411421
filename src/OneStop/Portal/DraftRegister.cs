using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Portal;

/// <summary>Sổ hồ sơ soạn dở: keeps drafts sealed, gives each to its maker alone, and lets go of what is too old.</summary>
public sealed class DraftRegister(Journal.Journal journal, Database database, Vault vault)
{
    private const int MostOfAccount = 20;

    public IReadOnlyList<Draft> Of(string account, DateTimeOffset now)
    {
        using var session = database.OpenReader();
        return [.. DraftStore.Of(session, account, now - Draft.Life).Select(one => Draft.Unseal(vault, one))];
    }

    /// <summary>Null when there is none, when it is somebody else's, and after 30 days.</summary>
    public Draft? Find(string id, string account, DateTimeOffset now)
    {
        using var session = database.OpenReader();
        return DraftStore.Find(session, id, account, now - Draft.Life) is { } found ? Draft.Unseal(vault, found) : null;
    }

    /// <exception cref="RefusedException">the account has too many drafts</exception>
    public Task Start(Draft draft, string account, DateTimeOffset now) => journal.Write(work =>
    {
        DraftStore.Forget(work.Session, now - Draft.Life);
        Refused.If(DraftStore.Of(work.Session, account, now - Draft.Life).Count >= MostOfAccount, "draft.too-many", MostOfAccount);
        DraftStore.Save(work.Session, draft, account, draft.Seal(vault));
        return true;
    });

    /// <exception cref="RefusedException">it was filed or removed meanwhile</exception>
    public Task Save(Draft draft, string account, DateTimeOffset now) => journal.Write(work =>
    {
        RefuseGone(DraftStore.IsThere(work.Session, draft.Id, account, now - Draft.Life));
        DraftStore.Save(work.Session, draft, account, draft.Seal(vault));
        return true;
    });

    public Task Remove(string id, string account) => journal.Write(work =>
    {
        DraftStore.Remove(work.Session, id, account);
        return true;
    });

    /// <summary>Ends a draft inside the transaction that files it: of two sendings one files, the other is told so.</summary>
    /// <exception cref="RefusedException">it was filed or removed before</exception>
    public static void End(Session session, string id, string account) =>
        RefuseGone(DraftStore.Remove(session, id, account) > 0);

    /// <summary>Removes drafts past their life.</summary>
    /// <returns>how many went</returns>
    public Task<int> Sweep(DateTimeOffset now) => journal.Write(work => Forget(work.Session, now));

    /// <summary>Drops the drafts whose time is over.</summary>
    public static int Forget(Session session, DateTimeOffset now) => DraftStore.Forget(session, now - Draft.Life);

    /// <summary>Drops all drafts of an account that is erased.</summary>
    public static void Drop(Session session, string account) => DraftStore.RemoveAll(session, account);

    private static void RefuseGone(bool isThere)
    {
        if (!isThere)
        {
            throw new RefusedException(RefusalKind.State, "draft.gone");
        }
    }
}
