using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

/// <summary>SQL of given tallies: never booked, each row with its range of days, source and arrival.</summary>
public static class TallyStore
{
    public static List<KnownTally> All(Session session) => session.Query(
        "select unit, counter, from_day, to_day, value, source, arrived_at from given_tallies order by arrived_at",
        row => new KnownTally(
            new(new(row.GetString(0)), row.GetString(1), DateOnly.FromDayNumber((int)row.GetInt64(2)),
                DateOnly.FromDayNumber((int)row.GetInt64(3)), row.GetInt64(4), row.GetString(5)),
            RowReading.Moment(row.GetInt64(6))));

    public static void Save(Session session, IEnumerable<GivenTally> tallies, DateTimeOffset arrivedAt)
    {
        foreach (var one in tallies)
        {
            session.Execute(
                "insert into given_tallies (unit, counter, from_day, to_day, value, source, arrived_at) "
                + "values ($1, $2, $3, $4, $5, $6, $7) on conflict (unit, counter, from_day, to_day, arrived_at) "
                + "do update set value = $5, source = $6",
                one.Unit.Value, one.Counter, (long)one.From.DayNumber, (long)one.To.DayNumber, one.Value, one.Source,
                arrivedAt.ToUnixTimeSeconds());
        }
    }
}
