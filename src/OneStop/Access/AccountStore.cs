using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>SQL of accounts and the marks by which they are found.</summary>
public static class AccountStore
{
    private const string Columns = "version, wrapped_key, body";

    public static Account? Find(Session session, Vault vault, string id) => session.Query(
        $"select {Columns} from accounts where id = $1", row => Read(row, vault), id).SingleOrDefault();

    public static Account? FindByMark(Session session, Vault vault, string mark) => session.Query(
        "select a.version, a.wrapped_key, a.body from accounts a join account_marks m on m.account = a.id "
        + "where m.mark = $1", row => Read(row, vault), mark).SingleOrDefault();

    /// <summary>Where an account works; "" for citizens and for those of the whole.</summary>
    public static string UnitOf(Session session, string id) => session.Query(
        "select unit from accounts where id = $1", row => row.GetString(0), id).SingleOrDefault() ?? "";

    /// <summary>Officers of all units, oldest first.</summary>
    public static List<Account> Officers(Session session, Vault vault) => session.Query(
        $"select {Columns} from accounts where kind = 'Officer' order by id", row => Read(row, vault));

    public static bool IsMarkTaken(Session session, string mark, string besides) => session.Number(
        "select 1 from account_marks where mark = $1 and account <> $2", mark, besides) is not null;

    /// <summary>Keeps an account; false when it was changed by another since it was read.</summary>
    public static bool Save(Session session, Vault vault, Account account)
    {
        var secret = vault.Seal(JsonSerializer.SerializeToUtf8Bytes(account));
        var (unit, disabledAt) = (account.Unit?.Value ?? "", account.DisabledAt.Stored());
        var touched = account.Version == 0
            ? session.ExecuteNow(
                "insert into accounts (id, kind, unit, version, created_at, disabled_at, wrapped_key, body) "
                + "values ($1, $2, $3, 1, $4, $5, $6, $7)",
                account.Id, account.Kind.ToString(), unit, account.CreatedAt.ToUnixTimeSeconds(), disabledAt,
                secret.WrappedKey, secret.Body)
            : session.ExecuteNow(
                "update accounts set unit = $3, version = version + 1, disabled_at = $4, wrapped_key = $5, body = $6 "
                + "where id = $1 and version = $2",
                account.Id, account.Version, unit, disabledAt, secret.WrappedKey, secret.Body);
        if (touched == 0)
        {
            return false;
        }

        session.Execute("delete from account_marks where account = $1", account.Id);
        foreach (var mark in AccountMarks.Of(vault, account))
        {
            session.Execute("insert into account_marks (mark, account) values ($1, $2)", mark, account.Id);
        }

        return true;
    }

    /// <summary>A person's account and every way to it; officers' accounts are locked, never erased.</summary>
    public static void Erase(Session session, string id)
    {
        session.Execute("delete from account_marks where account = $1", id);
        session.Execute("delete from sessions where account = $1", id);
        session.Execute("delete from accounts where id = $1 and kind <> 'Officer'", id);
    }

    private static Account Read(DbDataReader row, Vault vault)
    {
        var body = vault.Unseal(new(row.Bytes(1), row.Bytes(2)));
        return JsonSerializer.Deserialize<Account>(body)! with { Version = row.GetInt64(0) };
    }
}
