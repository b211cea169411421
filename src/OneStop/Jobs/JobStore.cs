using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Jobs;

/// <summary>SQL of jobs: who runs one, and where it goes on.</summary>
internal static class JobStore
{
    /// <summary>Takes a job that is due and runs nowhere; its place, or null when it is not to be had.</summary>
    public static string? Take(Session session, string name, string by, DateTimeOffset now, DateTimeOffset until)
    {
        session.Execute(
            "insert into jobs (name, next_at, place) values ($1, 0, '') on conflict (name) do nothing", name);
        var taken = session.ExecuteNow(
            "update jobs set lease = $2, lease_until = $4 where name = $1 and next_at <= $3 "
            + "and (lease is null or lease_until <= $3)",
            name, by, now.ToUnixTimeSeconds(), until.ToUnixTimeSeconds());
        return taken == 0 ? null
            : session.Query("select place from jobs where name = $1", row => row.GetString(0), name).Single();
    }

    /// <summary>Goes on from a place; false when somebody else has taken the job over.</summary>
    public static bool Advance(Session session, string name, string by, string place, DateTimeOffset until) =>
        session.ExecuteNow(
            "update jobs set place = $3, lease_until = $4 where name = $1 and lease = $2",
            name, by, place, until.ToUnixTimeSeconds()) == 1;

    public static void End(Session session, string name, string by, DateTimeOffset now, DateTimeOffset nextAt) =>
        session.Execute(
            "update jobs set place = '', lease = null, lease_until = null, ran_at = $3, next_at = $4 "
            + "where name = $1 and lease = $2",
            name, by, now.ToUnixTimeSeconds(), nextAt.ToUnixTimeSeconds());

    /// <summary>Lets go of a job that failed; it is due again after a while, from where it stood.</summary>
    public static void Free(Session session, string name, string by, DateTimeOffset nextAt) => session.Execute(
        "update jobs set lease = null, lease_until = null, next_at = $3 where name = $1 and lease = $2",
        name, by, nextAt.ToUnixTimeSeconds());

    public static List<JobState> All(Session session) => session.Query(
        "select name, next_at, ran_at from jobs order by name",
        row => new JobState(row.GetString(0), RowReading.Moment(row.GetInt64(1)), row.MomentOrNull(2)));
}

/// <summary>Việc định kỳ: when it ran last and runs next.</summary>
public sealed record JobState(string Name, DateTimeOffset NextAt, DateTimeOffset? RanAt);
