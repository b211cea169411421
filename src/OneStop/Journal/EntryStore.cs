using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace DiemSang.OneStop.Journal;

/// <summary>One entry of the journal as it was written.</summary>
public sealed record Entry(
    long Position, SubjectKind Kind, string Subject, long Version, DateTimeOffset ArrivedAt, string Cause, string Facts);

/// <summary>SQL of the journal itself: entries and the bookings beside them.</summary>
public static class EntryStore
{
    private const int Page = 20_000;

    private const string Posted =
        "select e.position, e.kind, e.arrived_at, b.marks from entries e join bookings b on b.position = e.position";

    /// <summary>The bookings after a position, in order.</summary>
    public static List<PostedEntry> PostedAfter(Session session, long position) => session.Query(
        $"{Posted} where e.position > $1 order by e.position", ReadPosted, position);

    /// <summary>Walks the bookings after a position, in pages and in order.</summary>
    public static void EachPosted(Session session, long after, Action<PostedEntry> post)
    {
        for (var last = after; ;)
        {
            var page = session.Query(
                $"{Posted} where e.position > $1 order by e.position limit $2", ReadPosted, last, (long)Page);
            page.ForEach(post);
            if (page.Count < Page)
            {
                return;
            }

            last = page[^1].Position;
        }
    }

    /// <summary>Walks the bookings of all entries that arrived after a moment, those that arrived last first.</summary>
    public static void EachArrivedAfter(Session session, DateTimeOffset knownOn, Action<PostedEntry> entry) => session.Each(
        $"{Posted} where e.arrived_at > $1 order by e.arrived_at desc", row => entry(ReadPosted(row)), knownOn.ToUnixTimeSeconds());

    /// <summary>The last position of all entries that had arrived by a moment; sought from the end, where it stands.</summary>
    public static long LastKnownOn(Session session, DateTimeOffset knownOn) => session.Number(
        "select position from entries where +arrived_at <= $1 order by position desc limit 1", knownOn.ToUnixTimeSeconds()) ?? 0;

    public static long LastPosition(Session session) =>
        session.Number("select coalesce(max(position), 0) from entries") ?? 0;

    public static DateTimeOffset LastArrival(Session session) =>
        RowReading.Moment(session.Number("select coalesce(max(arrived_at), 0) from entries") ?? 0);

    /// <summary>True when some bookings were made under another counter version.</summary>
    public static bool HasOtherVersion(Session session, long counterVersion) => session.Number(
        "select 1 from bookings where counter_version <> $1 limit 1", counterVersion) is not null;

    /// <summary>Walks all entries, one subject's after the other, each in its order.</summary>
    public static void EachBySubject(
        Session session, Action<SubjectKind, string, long, long, string> entry) => session.Each(
        "select e.kind, e.subject, e.position, b.counter_version, e.facts from entries e "
        + "join bookings b on b.position = e.position order by e.kind, e.subject, e.position",
        row => entry(
            (SubjectKind)row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4)));

    public static void Rebook(Session session, long position, long counterVersion, byte[] marks) => session.Execute(
        "update bookings set counter_version = $2, marks = $3 where position = $1", position, counterVersion, marks);

    /// <summary>The entries of one subject, oldest first.</summary>
    public static List<Entry> Of(Session session, SubjectKind kind, string subject) => session.Query(
        "select position, kind, subject, version, arrived_at, cause, facts from entries "
        + "where kind = $1 and subject = $2 order by position",
        row => new Entry(
            row.GetInt64(0), (SubjectKind)row.GetInt64(1), row.GetString(2), row.GetInt64(3),
            RowReading.Moment(row.GetInt64(4)), row.GetString(5), row.GetString(6)),
        (long)kind, subject);

    /// <summary>The facts, as text, of every subject of a kind as they were known on a day: each one's last entry by then.</summary>
    public static void EachKnownOn(
        Session session, SubjectKind kind, DateTimeOffset knownOn, Action<string> row) => session.Each(
        "select e.facts from entries e join (select subject, max(position) as last from entries "
        + "where kind = $1 and arrived_at <= $2 group by subject) k on k.last = e.position",
        one => row(one.GetString(0)),
        (long)kind, knownOn.ToUnixTimeSeconds());

    /// <summary>What tells the history up to a position from any other; null when there is no such entry.</summary>
    public static string? Fingerprint(Session session, long position) => session.Query(
        "select kind, subject, version, arrived_at, facts from entries where position = $1",
        row => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{row.GetInt64(0)} {row.GetString(1)} {row.GetInt64(2)} {row.GetInt64(3)} {row.GetString(4)}"))),
        position).SingleOrDefault();

    private static PostedEntry ReadPosted(DbDataReader row) =>
        new(row.GetInt64(0), (SubjectKind)row.GetInt64(1), RowReading.Moment(row.GetInt64(2)), row.Bytes(3));
}
