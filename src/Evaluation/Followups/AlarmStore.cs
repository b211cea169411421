using System.Data.Common;
using System.Globalization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>SQL of alarms, their readers, and whose turn it is to judge.</summary>
public static class AlarmStore
{
    private const string Columns = "id, rule, unit, subject, measured, bound, opened_at, state, height, raised_at, closed_at, "
        + "closed_by, note, cleared_at";

    public static Alarm? Find(Session session, string id) =>
        session.Query($"select {Columns} from alarms where id = $1", Read, id).SingleOrDefault();

    /// <summary>Those whose condition lasts.</summary>
    public static List<Alarm> Lasting(Session session) =>
        session.Query($"select {Columns} from alarms where cleared_at is null order by id", Read);

    /// <summary>All that are not closed, and those that opened or closed since a moment; newest first.</summary>
    public static List<Alarm> Since(Session session, DateTimeOffset since) => session.Query(
        $"select {Columns} from alarms where closed_at is null or opened_at >= $1 or closed_at >= $1 "
        + "order by opened_at desc, id desc",
        Read, since.ToUnixTimeSeconds());

    public static void Add(Session session, Alarm one) => session.Execute(
        $"insert into alarms ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        one.Id, one.Rule, one.Unit.Value, one.Subject, Text(one.Measured), Text(one.Bound), one.OpenedAt.ToUnixTimeSeconds(),
        one.State.ToString(), (long)one.Height, one.RaisedAt.ToUnixTimeSeconds(), one.ClosedAt.Stored(), one.ClosedBy,
        one.Note, one.ClearedAt.Stored());

    public static void Change(Session session, Alarm one) => session.Execute(
        "update alarms set state = $2, height = $3, raised_at = $4, closed_at = $5, closed_by = $6, note = $7, cleared_at = $8 "
        + "where id = $1",
        one.Id, one.State.ToString(), (long)one.Height, one.RaisedAt.ToUnixTimeSeconds(), one.ClosedAt.Stored(), one.ClosedBy,
        one.Note, one.ClearedAt.Stored());

    /// <summary>False when the account had read it before.</summary>
    public static bool AddRead(Session session, AlarmRead read) => session.ExecuteNow(
        "insert into alarm_reads (alarm, account, read_at) values ($1, $2, $3) on conflict (alarm, account) do nothing",
        read.Alarm, read.Account, read.At.ToUnixTimeSeconds()) == 1;

    /// <summary>Who read the alarms that <see cref="Since"/> gives, in the order of reading.</summary>
    public static List<AlarmRead> Reads(Session session, DateTimeOffset since) => session.Query(
        "select r.alarm, r.account, r.read_at from alarm_reads r join alarms a on a.id = r.alarm "
        + "where a.closed_at is null or a.opened_at >= $1 or a.closed_at >= $1 order by r.read_at, r.account",
        row => new AlarmRead(row.GetString(0), row.GetString(1), RowReading.Moment(row.GetInt64(2))),
        since.ToUnixTimeSeconds());

    /// <summary>Takes the turn of a periodic work until a moment; false while somebody has had it.</summary>
    public static bool TakeTurn(Session session, string name, DateTimeOffset now, DateTimeOffset until)
    {
        session.ExecuteNow(
            "insert into followup_turns (name, holder, until, done_at) values ($1, '', 0, 0) on conflict (name) do nothing", name);
        return session.ExecuteNow(
            "update followup_turns set until = $2, done_at = $3 where name = $1 and until <= $3",
            name, until.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()) == 1;
    }

    /// <summary>
    /// Units about whose dossiers a message came after a moment, with the last one of each; found by the moment ("+ 0" keeps
    /// a database from going through all dossiers by the kind instead).
    /// </summary>
    public static Dictionary<UnitCode, DateTimeOffset> HeardSince(Session session, DateTimeOffset since) => session.Query(
        "select d.unit, max(e.arrived_at) from entries e join dossiers d on d.code = e.subject "
        + "where e.kind + 0 = 1 and e.arrived_at > $1 group by d.unit",
        row => (Unit: new UnitCode(row.GetString(0)), At: RowReading.Moment(row.GetInt64(1))), since.ToUnixTimeSeconds())
        .ToDictionary(one => one.Unit, one => one.At);

    /// <summary>When the last message about a dossier of the unit came; null when none ever did.</summary>
    public static DateTimeOffset? LastHeard(Session session, UnitCode unit) => session.Number(
        "select max(e.arrived_at) from dossiers d join entries e on e.position = d.position where d.unit = $1", unit.Value)
        is { } seconds ? RowReading.Moment(seconds) : null;

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static Alarm Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), new(row.GetString(2)), row.GetString(3),
        decimal.Parse(row.GetString(4), CultureInfo.InvariantCulture), decimal.Parse(row.GetString(5), CultureInfo.InvariantCulture),
        RowReading.Moment(row.GetInt64(6)))
    {
        State = Enum.Parse<AlarmState>(row.GetString(7)),
        Height = (int)row.GetInt64(8),
        RaisedAt = RowReading.Moment(row.GetInt64(9)),
        ClosedAt = row.MomentOrNull(10),
        ClosedBy = row.IsDBNull(11) ? null : row.GetString(11),
        Note = row.GetString(12),
        ClearedAt = row.MomentOrNull(13),
    };
}
