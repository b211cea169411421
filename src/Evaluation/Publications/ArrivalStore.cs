using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>An entry with its bookings, as it came after a publication had counted.</summary>
internal sealed record ArrivedEntry(
    SubjectKind Kind, string Subject, DateTimeOffset ArrivedAt, string Cause, byte[] Marks);

/// <summary>SQL of what arrived after a publication had counted.</summary>
internal static class ArrivalStore
{
    /// <summary>True when entries after a position had arrived by a moment.</summary>
    public static bool IsAny(Session session, long position, long arrivedBy) => session.Number(
        "select 1 from entries where position > $1 and arrived_at <= $2 limit 1", position, arrivedBy) is not null;

    /// <summary>The newest entries after a position, newest first.</summary>
    public static List<ArrivedEntry> After(Session session, long position, int most) => session.Query(
        "select e.kind, e.subject, e.arrived_at, e.cause, b.marks from entries e "
        + "join bookings b on b.position = e.position where e.position > $1 order by e.position desc limit $2",
        row => new ArrivedEntry(
            (SubjectKind)row.GetInt64(0), row.GetString(1), RowReading.Moment(row.GetInt64(2)), row.GetString(3),
            row.Bytes(4)),
        position, (long)most);
}
