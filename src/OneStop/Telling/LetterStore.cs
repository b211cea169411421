using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Telling;

/// <summary>SQL of letters: made from the outbox, lent to whoever sends, sent, failed, given up.</summary>
public static class LetterStore
{
    private const string Columns =
        "id, outbox, subject, unit, kind, way, recipient, due_at, next_at, attempts, sent_at, dead_at, failure";

    private const string IsOffice = $"o.kind like '{OfficeLetter.Prefix}%'";

    /// <summary>Messages of which no letters were made yet, oldest first, with the unit of their dossier.</summary>
    public static List<(Waiting Message, UnitCode Unit)> Unspread(Session session, DateTimeOffset now, int most) =>
        session.Query(
            "select o.id, o.kind, o.subject, o.due_at, o.wrapped_key, o.body, "
            + $"case when {IsOffice} then o.subject else coalesce(h.unit, d.unit, '') end from outbox o "
            + "left join handled h on h.code = o.subject left join dossiers d on d.code = o.subject "
            + "where o.spread_at is null and o.sent_at is null "
            + "and o.due_at <= $1 order by o.due_at, o.id limit $2",
            row => (
                new Waiting(
                    row.GetString(0), row.GetString(1), new(row.GetString(2)), RowReading.Moment(row.GetInt64(3)),
                    new(row.Bytes(4), row.Bytes(5))),
                new UnitCode(row.GetString(6))),
            now.ToUnixTimeSeconds(), (long)most);

    public static void Spread(Session session, string outbox, DateTimeOffset at) => session.Execute(
        "update outbox set spread_at = $2 where id = $1", outbox, at.ToUnixTimeSeconds());

    public static void Add(Session session, Letter one) => session.Execute(
        $"insert into letters ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        one.Id, one.Outbox, one.Dossier.Value, one.Unit.Value, one.Kind, one.Way.ToString(), one.Recipient.ToString(),
        one.DueAt.ToUnixTimeSeconds(), one.NextAt.ToUnixTimeSeconds(), (long)one.Attempts, one.SentAt.Stored(),
        one.DeadAt.Stored(), one.Failure);

    /// <summary>What is to be sent now and lent to nobody, oldest first.</summary>
    public static List<Letter> Due(Session session, DateTimeOffset now, int most) => session.Query(
        $"select {Columns} from letters where sent_at is null and dead_at is null and next_at <= $1 "
        + "and (lease_until is null or lease_until <= $1) order by next_at, due_at, id limit $2",
        Read, now.ToUnixTimeSeconds(), (long)most);

    public static void Lend(Session session, string id, string to, DateTimeOffset until) => session.Execute(
        "update letters set lease = $2, lease_until = $3 where id = $1", id, to, until.ToUnixTimeSeconds());

    /// <summary>False when somebody else has it by now.</summary>
    public static bool Sent(Session session, string id, string by, DateTimeOffset at) => session.ExecuteNow(
        "update letters set sent_at = $3, lease = null, lease_until = null, failure = '', attempts = attempts + 1 "
        + "where id = $1 and lease = $2 and sent_at is null",
        id, by, at.ToUnixTimeSeconds()) == 1;

    public static void Failed(Session session, Letter one, string by) => session.Execute(
        "update letters set attempts = $3, next_at = $4, dead_at = $5, failure = $6, lease = null, lease_until = null "
        + "where id = $1 and lease = $2 and sent_at is null",
        one.Id, by, (long)one.Attempts, one.NextAt.ToUnixTimeSeconds(), one.DeadAt.Stored(), one.Failure);

    /// <summary>Tried again from the first attempt on; one that is being sent right now is left to whoever has it.</summary>
    public static bool Again(Session session, string id, DateTimeOffset at) => session.ExecuteNow(
        "update letters set attempts = 0, next_at = $2, dead_at = null where id = $1 and sent_at is null "
        + "and (lease_until is null or lease_until <= $2)",
        id, at.ToUnixTimeSeconds()) == 1;

    public static Letter? Find(Session session, string id) =>
        session.Query($"select {Columns} from letters where id = $1", Read, id).SingleOrDefault();

    /// <summary>What waits or was given up in some units; given up first, then least patience left.</summary>
    public static List<Letter> Unsent(Session session, IEnumerable<UnitCode> units, int most) => session.Query(
        $"select {Columns} from letters where sent_at is null and {session.AnyOf("unit", 1)} "
        + "order by case when dead_at is null then 1 else 0 end, next_at, id limit $2",
        Read, Json(units), (long)most);

    /// <summary>How many wait, were given up, and were sent since a moment, in some units.</summary>
    public static LetterCount Count(Session session, IEnumerable<UnitCode> units, DateTimeOffset since) => session.Query(
        "select sum(case when sent_at is null and dead_at is null then 1 else 0 end), "
        + "sum(case when dead_at is not null then 1 else 0 end), sum(case when sent_at >= $2 then 1 else 0 end) "
        + $"from letters where {session.AnyOf("unit", 1)}",
        row => new LetterCount(Number(row, 0), Number(row, 1), Number(row, 2)),
        Json(units), since.ToUnixTimeSeconds()).Single();

    /// <summary>Messages of some units of which no letters were made: nothing is set up to send them.</summary>
    public static long Unspread(Session session, IEnumerable<UnitCode> units) => session.Number(
        "select count(*) from outbox o left join handled h on h.code = o.subject where o.spread_at is null "
        + $"and o.sent_at is null and {session.AnyOf($"case when {IsOffice} then o.subject else h.unit end", 1)}",
        Json(units)) ?? 0;

    /// <summary>Letters to officers of some units that have not gone, and why the one that was tried last did not.</summary>
    public static (long Count, string Failure) OfficeUnsent(Session session, IEnumerable<UnitCode> units)
    {
        var unsent = session.Query(
            $"select failure from letters where sent_at is null and recipient = $2 and {session.AnyOf("unit", 1)} "
            + "order by attempts desc, next_at desc",
            row => row.GetString(0), Json(units), nameof(Recipient.Officer));
        return (unsent.Count, unsent.Count > 0 ? unsent[0] : "");
    }

    /// <summary>Message and letters of what was told before a moment: nobody needs the words any more.</summary>
    public static void Forget(Session session, DateTimeOffset before)
    {
        session.Execute("delete from letters where due_at < $1", before.ToUnixTimeSeconds());
        session.Execute("delete from outbox where due_at < $1", before.ToUnixTimeSeconds());
    }

    public static Sealed? Message(Session session, string outbox) => session.Query(
        "select wrapped_key, body from outbox where id = $1",
        row => new Sealed(row.Bytes(0), row.Bytes(1)), outbox) is [var found] ? found : null;

    private static string Json(IEnumerable<UnitCode> units) => JsonSerializer.Serialize(units.Select(unit => unit.Value));

    private static long Number(DbDataReader row, int column) => row.IsDBNull(column) ? 0
        : Convert.ToInt64(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    private static Letter Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), new(row.GetString(2)), new(row.GetString(3)), row.GetString(4),
        Enum.Parse<TellingWay>(row.GetString(5)), Enum.Parse<Recipient>(row.GetString(6)),
        RowReading.Moment(row.GetInt64(7)), RowReading.Moment(row.GetInt64(8)))
    {
        Attempts = (int)row.GetInt64(9),
        SentAt = row.MomentOrNull(10),
        DeadAt = row.MomentOrNull(11),
        Failure = row.GetString(12),
    };
}

/// <summary>Thư chờ, thư hỏng, thư đã đi.</summary>
public readonly record struct LetterCount(long Waiting, long Dead, long Sent);
