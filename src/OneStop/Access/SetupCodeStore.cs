using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>SQL of set-up codes; only hashes are kept.</summary>
public static class SetupCodeStore
{
    public static void Add(Session session, byte[] hash, DateTimeOffset at) => session.Execute(
        "insert into setup_codes (hash, created_at, used_at) values ($1, $2, null)", hash, at.ToUnixTimeSeconds());

    public static void DeleteUnused(Session session) => session.Execute("delete from setup_codes where used_at is null");

    /// <summary>True for the one who came first with a code that still holds.</summary>
    public static bool Use(Session session, byte[] hash, DateTimeOffset at, DateTimeOffset createdAfter) => session.ExecuteNow(
        "update setup_codes set used_at = $2 where hash = $1 and used_at is null and created_at > $3",
        hash, at.ToUnixTimeSeconds(), createdAfter.ToUnixTimeSeconds()) == 1;
}
