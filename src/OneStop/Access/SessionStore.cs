using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Phiên đăng nhập: one browser in which an account is signed on.</summary>
/// <param name="Device">kind of browser and system, no address of the network</param>
public sealed record SignedSession(
    string Id, string Account, DateTimeOffset StartedAt, string Device, DateTimeOffset? EndedAt);

/// <summary>SQL of sessions.</summary>
public static class SessionStore
{
    public static List<SignedSession> Open(Session session, string account, DateTimeOffset startedAfter) => session.Query(
        "select id, account, started_at, device from sessions "
        + "where account = $1 and ended_at is null and started_at > $2 order by started_at desc, id",
        row => new SignedSession(
            row.GetString(0), row.GetString(1), RowReading.Moment(row.GetInt64(2)), row.GetString(3), null),
        account, startedAfter.ToUnixTimeSeconds());

    public static void Add(Session session, SignedSession one) => session.Execute(
        "insert into sessions (id, account, started_at, device, ended_at) values ($1, $2, $3, $4, null)",
        one.Id, one.Account, one.StartedAt.ToUnixTimeSeconds(), one.Device);

    public static bool End(Session session, string id, string account, DateTimeOffset at) => session.ExecuteNow(
        "update sessions set ended_at = $3 where id = $1 and account = $2 and ended_at is null",
        id, account, at.ToUnixTimeSeconds()) == 1;

    public static int EndOthers(Session session, string account, string? besides, DateTimeOffset at) => session.ExecuteNow(
        "update sessions set ended_at = $3 where account = $1 and id <> $2 and ended_at is null",
        account, besides ?? "", at.ToUnixTimeSeconds());

    public static void Forget(Session session, DateTimeOffset startedBefore) => session.Execute(
        "delete from sessions where started_at < $1", startedBefore.ToUnixTimeSeconds());
}
