using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Calendars;

/// <summary>SQL of proposed changes of the calendar.</summary>
internal static class CalendarProposalStore
{
    private const string Columns = "id, days, proposed_by, proposed_at, decided_by, decided_at, position";

    public static void Add(Session session, CalendarProposal one) => session.Execute(
        "insert into calendar_proposals (id, days, proposed_by, proposed_at) values ($1, $2, $3, $4)",
        one.Id, JsonSerializer.Serialize(one.Days), one.ProposedBy, one.ProposedAt.ToUnixTimeSeconds());

    /// <summary>False when it was decided before.</summary>
    public static bool Decide(Session session, string id, string by, DateTimeOffset at, long? position) =>
        session.ExecuteNow(
            "update calendar_proposals set decided_by = $2, decided_at = $3, position = $4 "
            + "where id = $1 and decided_at is null",
            id, by, at.ToUnixTimeSeconds(), position) == 1;

    public static CalendarProposal? Find(Session session, string id) => session.Query(
        $"select {Columns} from calendar_proposals where id = $1", Read, id).SingleOrDefault();

    public static List<CalendarProposal> All(Session session) => session.Query(
        $"select {Columns} from calendar_proposals order by proposed_at desc, id limit 200", Read);

    private static CalendarProposal Read(DbDataReader row) => new(
        row.GetString(0), JsonSerializer.Deserialize<List<DayRule>>(row.GetString(1))!, row.GetString(2),
        RowReading.Moment(row.GetInt64(3)))
    {
        DecidedBy = row.IsDBNull(4) ? null : row.GetString(4),
        DecidedAt = row.MomentOrNull(5),
        Position = row.IsDBNull(6) ? null : row.GetInt64(6),
    };
}
