using System.Data.Common;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>SQL of typed events.</summary>
public static class EventStore
{
    private const string Columns = "id, version, unit, kind, from_day, to_day, words, written_at, written_by";

    public static void Add(Session session, TypedEvent one) => session.Execute(
        $"insert into typed_events ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        one.Id, one.Version, one.Unit.Value, one.Kind.ToString(), (long)one.From.DayNumber, (long)one.To.DayNumber, one.Words,
        one.WrittenAt.ToUnixTimeSeconds(), one.WrittenBy);

    /// <summary>The last version, taken back or not.</summary>
    public static TypedEvent? Find(Session session, string id) => session.Query(
        $"select {Columns} from typed_events where id = $1 order by version desc limit 1", Read, id).SingleOrDefault();

    /// <summary>Those that stand and touch the days, by their first day.</summary>
    public static List<TypedEvent> Between(Session session, DateOnly from, DateOnly to) => session.Query(
        $"select {Columns} from typed_events e where from_day <= $2 and to_day >= $1 and words <> '' "
        + "and version = (select max(version) from typed_events o where o.id = e.id) order by from_day, id", Read,
        (long)from.DayNumber, (long)to.DayNumber);

    private static TypedEvent Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), new(row.GetString(2)), Enum.Parse<TypedEventKind>(row.GetString(3)),
        DateOnly.FromDayNumber((int)row.GetInt64(4)), DateOnly.FromDayNumber((int)row.GetInt64(5)), row.GetString(6),
        RowReading.Moment(row.GetInt64(7)), row.GetString(8));
}
