using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Failed tries under one blind mark; moments in Unix seconds.</summary>
public sealed record Attempt(string Mark, long Failures, long LastAt, long BlockedUntil);

/// <summary>SQL of failed sign-ins.</summary>
public static class AttemptStore
{
    public static Attempt? Find(Session session, string mark) => session.Query(
        "select mark, failures, last_at, blocked_until from attempts where mark = $1",
        row => new Attempt(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), mark).SingleOrDefault();

    public static void Save(Session session, Attempt one) => session.Execute(
        "insert into attempts (mark, failures, last_at, blocked_until) values ($1, $2, $3, $4) "
        + "on conflict (mark) do update set failures = $2, last_at = $3, blocked_until = $4",
        one.Mark, one.Failures, one.LastAt, one.BlockedUntil);

    public static void Delete(Session session, string mark) =>
        session.Execute("delete from attempts where mark = $1", mark);

    public static void Forget(Session session, long lastBefore) =>
        session.Execute("delete from attempts where last_at < $1", lastBefore);
}
