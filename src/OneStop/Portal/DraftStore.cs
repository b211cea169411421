using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Portal;

/// <summary>SQL of drafts: each is asked for by its id and its maker together.</summary>
internal static class DraftStore
{
    public static void Save(Session session, Draft draft, string account, Sealed body) => session.Execute(
        "insert into drafts (id, account, started_at, wrapped_key, body) values ($1, $2, $3, $4, $5) "
        + "on conflict (id) do update set wrapped_key = $4, body = $5",
        draft.Id, account, draft.StartedAt.ToUnixTimeSeconds(), body.WrappedKey, body.Body);

    public static bool IsThere(Session session, string id, string account, DateTimeOffset startedSince) => session.Number(
        "select 1 from drafts where id = $1 and account = $2 and started_at >= $3",
        id, account, startedSince.ToUnixTimeSeconds()) is not null;

    public static Sealed? Find(Session session, string id, string account, DateTimeOffset startedSince) => session.Query(
        "select wrapped_key, body from drafts where id = $1 and account = $2 and started_at >= $3",
        row => new Sealed(row.Bytes(0), row.Bytes(1)), id, account, startedSince.ToUnixTimeSeconds()) is [var found]
            ? found
            : null;

    public static List<Sealed> Of(Session session, string account, DateTimeOffset startedSince) => session.Query(
        "select wrapped_key, body from drafts where account = $1 and started_at >= $2 order by started_at desc, id",
        row => new Sealed(row.Bytes(0), row.Bytes(1)), account, startedSince.ToUnixTimeSeconds());

    public static int Remove(Session session, string id, string account) =>
        session.ExecuteNow("delete from drafts where id = $1 and account = $2", id, account);

    public static void RemoveAll(Session session, string account) =>
        session.Execute("delete from drafts where account = $1", account);

    public static int Forget(Session session, DateTimeOffset startedBefore) =>
        session.ExecuteNow("delete from drafts where started_at < $1", startedBefore.ToUnixTimeSeconds());
}
