using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Sổ tài khoản: the one way to change accounts; each change stands in the audit trail by the same commit.</summary>
public sealed class AccountRegister(AccessRoom room)
{
    public Account? Find(string id) => room.Read(session => AccountStore.Find(session, room.Vault, id));

    public Account? FindByName(string signInName) => FindByMark(AccountMarks.Name(room.Vault, signInName));

    public Account? FindByIdentity(string number) => FindByMark(AccountMarks.Identity(room.Vault, number));

    public Account? FindByLogin(string provider, string key) =>
        FindByMark(AccountMarks.Login(room.Vault, provider, key));

    public Account? FindByPasskey(byte[] credentialId) => FindByMark(AccountMarks.Key(room.Vault, credentialId));

    public IReadOnlyList<Account> Officers() => room.Read(session => AccountStore.Officers(session, room.Vault));

    /// <summary>Keeps a new or changed account and gives it back with its next version.</summary>
    /// <exception cref="RefusedException">a mark is another's, or someone changed the account meanwhile</exception>
    public async Task<Account> Save(Account account, string actor)
    {
        await room.Change(session =>
        {
            var before = account.Version == 0 ? null : AccountStore.Find(session, room.Vault, account.Id);
            Save(session, before, account, actor);
            return true;
        });
        return account with { Version = account.Version + 1 };
    }

    /// <summary>Changes an account as it stands; the change may run twice and must be a pure function.</summary>
    public Task<Account> Change(string id, string actor, Func<Account, Account> change) => room.Change(session =>
    {
        var before = AccountStore.Find(session, room.Vault, id)
            ?? throw new RefusedException(RefusalKind.State, "account.not-there");
        var after = change(before);
        Save(session, before, after, actor);
        return after with { Version = before.Version + 1 };
    });

    /// <summary>Erases a citizen's or business's account; nobody is told who it was.</summary>
    public Task Erase(string id, string actor) => room.Change(session =>
    {
        AccountStore.Erase(session, id);
        AuditTrail.Add(session, new(room.Now, actor, "account.erased", id));
        return true;
    });

    internal void Save(Session session, Account? before, Account account, string actor)
    {
        foreach (var mark in AccountMarks.Of(room.Vault, account))
        {
            Refused.If(AccountStore.IsMarkTaken(session, mark, account.Id), "account.mark-taken");
        }

        if (!AccountStore.Save(session, room.Vault, account))
        {
            throw new RefusedException(RefusalKind.Changed, "account.changed");
        }

        foreach (var (action, details) in AccountChanges.Between(before, account))
        {
            AuditTrail.Add(
                session, new(room.Now, actor, action, account.Id, account.Unit?.Value ?? "", details));
        }
    }

    private Account? FindByMark(string mark) => room.Read(session => AccountStore.FindByMark(session, room.Vault, mark));
}
