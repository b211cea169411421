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

    /// <summary>The dossiers that have entries after a position.</summary>
    public static HashSet<string> DossiersAfter(Session session, long position) => session.Query(
        "select distinct subject from entries where kind = $1 and position > $2", row => row.GetString(0),
        (long)SubjectKind.Dossier, position).ToHashSet(StringComparer.Ordinal);

    /// <summary>The facts, as text, of those same dossiers as they stood at the position; new ones had none.</summary>
    public static void EachAsOf(Session session, long position, Action<string> facts) => session.Each(
        "select e.facts from entries e join (select subject, max(position) as last from entries where kind = $1 "
        + "and position <= $2 and subject in (select subject from entries where kind = $1 and position > $2) "
        + "group by subject) k on k.last = e.position",
        row => facts(row.GetString(0)), (long)SubjectKind.Dossier, position);

    /// <summary>The first entries after a position, in their order; how many were read.</summary>
    public static int EachAfter(Session session, long position, int most, Action<ArrivedEntry> entry)
    {
        var read = 0;
        session.Each(
            "select e.kind, e.subject, e.arrived_at, e.cause, b.marks from entries e "
            + "join bookings b on b.position = e.position where e.position > $1 order by e.position limit $2",
            row =>
            {
                read++;
                entry(new(
                    (SubjectKind)row.GetInt64(0), row.GetString(1), RowReading.Moment(row.GetInt64(2)), row.GetString(3),
                    row.Bytes(4)));
            },
            position, (long)most);
        return read;
    }
}
