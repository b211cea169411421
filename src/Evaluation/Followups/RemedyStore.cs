using System.Data.Common;
using System.Globalization;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>SQL of remedies and their steps.</summary>
public static class RemedyStore
{
    private const string Columns = "id, version, unit, indicator, idea, lever, pieces, ruleset, expected, owner, due_on, "
        + "state, evidence, started_at, ended_at";

    /// <summary>Those that come due first are first.</summary>
    public static List<Remedy> All(Session session) =>
        session.Query($"select {Columns} from remedies order by due_on, id", Read);

    public static Remedy? Find(Session session, string id) =>
        session.Query($"select {Columns} from remedies where id = $1", Read, id).SingleOrDefault();

    public static List<Remedy> OfOwner(Session session, string account) =>
        session.Query($"select {Columns} from remedies where owner = $1 order by due_on, id", Read, account);

    public static void Add(Session session, Remedy one) => session.Execute(
        $"insert into remedies ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        one.Id, one.Version, one.Unit.Value, one.Indicator, one.Idea, one.Lever, one.Pieces, one.Ruleset,
        one.Expected?.ToString(CultureInfo.InvariantCulture) ?? "", one.Owner, (long)one.DueOn.DayNumber,
        one.State.ToString(), one.Evidence, one.StartedAt.Stored(), one.EndedAt.Stored());

    /// <summary>False when another has changed it since it was read.</summary>
    public static bool Change(Session session, Remedy one) => session.ExecuteNow(
        "update remedies set version = $2, owner = $3, due_on = $4, state = $5, evidence = $6, started_at = $7, ended_at = $8 "
        + "where id = $1 and version = $9",
        one.Id, one.Version, one.Owner, (long)one.DueOn.DayNumber, one.State.ToString(), one.Evidence,
        one.StartedAt.Stored(), one.EndedAt.Stored(), one.Version - 1) == 1;

    public static void AddStep(Session session, RemedyStep one) => session.Execute(
        "insert into remedy_steps (remedy, number, at, account, state, note) values ($1, $2, $3, $4, $5, $6)",
        one.Remedy, one.Number, one.At.ToUnixTimeSeconds(), one.Account, one.State.ToString(), one.Note);

    public static List<RemedyStep> Steps(Session session, string id) => session.Query(
        "select remedy, number, at, account, state, note from remedy_steps where remedy = $1 order by number",
        row => new RemedyStep(
            row.GetString(0), row.GetInt64(1), RowReading.Moment(row.GetInt64(2)), row.GetString(3),
            Enum.Parse<RemedyState>(row.GetString(4)), row.GetString(5)),
        id);

    private static Remedy Read(DbDataReader row) => new(
        row.GetString(0), new(row.GetString(2)), row.GetString(3), row.GetString(7), row.GetString(4), row.GetString(9),
        DateOnly.FromDayNumber((int)row.GetInt64(10)))
    {
        Version = row.GetInt64(1),
        Lever = row.GetString(5),
        Pieces = row.GetInt64(6),
        Expected = row.GetString(8) is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null,
        State = Enum.Parse<RemedyState>(row.GetString(11)),
        Evidence = row.GetString(12),
        StartedAt = row.MomentOrNull(13),
        EndedAt = row.MomentOrNull(14),
    };
}
