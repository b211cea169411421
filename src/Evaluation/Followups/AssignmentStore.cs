using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>SQL of assignments: rows are added and ended, never erased.</summary>
public static class AssignmentStore
{
    private const string Columns =
        "id, unit, indicator, part, account, from_day, to_day, made_at, made_by, ended_at, ended_by";

    /// <summary>Newest first.</summary>
    public static List<Assignment> All(Session session) =>
        session.Query($"select {Columns} from assignments order by made_at desc, id desc", Read);

    public static Assignment? Find(Session session, string id) =>
        session.Query($"select {Columns} from assignments where id = $1", Read, id).SingleOrDefault();

    /// <summary>All rows of one place in the matrix, ended ones among them.</summary>
    public static List<Assignment> Of(Session session, UnitCode unit, string indicator, AssignedPart part) => session.Query(
        $"select {Columns} from assignments where unit = $1 and indicator = $2 and part = $3 order by from_day, id",
        Read, unit.Value, indicator, part.ToString());

    public static void Add(Session session, Assignment one) => session.Execute(
        $"insert into assignments ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        one.Id, one.Unit.Value, one.Indicator, one.Part.ToString(), one.Account, (long)one.From.DayNumber,
        (long?)one.To?.DayNumber, one.MadeAt.ToUnixTimeSeconds(), one.MadeBy, one.EndedAt.Stored(), one.EndedBy);

    public static void End(Session session, string id, DateOnly lastDay, DateTimeOffset at, string by) => session.Execute(
        "update assignments set to_day = $2, ended_at = $3, ended_by = $4 where id = $1",
        id, (long)lastDay.DayNumber, at.ToUnixTimeSeconds(), by);

    private static Assignment Read(DbDataReader row) => new(
        row.GetString(0), new(row.GetString(1)), row.GetString(2), Enum.Parse<AssignedPart>(row.GetString(3)),
        row.GetString(4), DateOnly.FromDayNumber((int)row.GetInt64(5)),
        row.IsDBNull(6) ? null : DateOnly.FromDayNumber((int)row.GetInt64(6)), RowReading.Moment(row.GetInt64(7)),
        row.GetString(8), row.MomentOrNull(9), row.IsDBNull(10) ? null : row.GetString(10));
}
