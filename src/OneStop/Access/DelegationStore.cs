using System.Data.Common;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Ủy quyền: for some days the receiver may do what the giver may.</summary>
public sealed record Delegation(
    string Id, string Giver, string Receiver, DateOnly From, DateOnly To, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? EndedAt { get; init; }

    public bool HoldsOn(DateOnly day) => EndedAt is null && From <= day && day <= To;
}

/// <summary>Vắng mặt: days on which an officer is away; work is not handed to them.</summary>
public sealed record Leave(string Id, string Account, DateOnly From, DateOnly To, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? EndedAt { get; init; }

    public bool HoldsOn(DateOnly day) => EndedAt is null && From <= day && day <= To;
}

/// <summary>SQL of delegations and leaves.</summary>
public static class DelegationStore
{
    private const string Columns = "id, giver, receiver, from_day, to_day, created_at, ended_at";
    private const string LeaveColumns = "id, account, from_day, to_day, created_at, ended_at";

    public static List<Delegation> To(Session session, string receiver) => session.Query(
        $"select {Columns} from delegations where receiver = $1 and ended_at is null order by id", Read, receiver);

    public static List<Delegation> By(Session session, string giver) => session.Query(
        $"select {Columns} from delegations where giver = $1 order by id", Read, giver);

    public static void Add(Session session, Delegation one) => session.Execute(
        $"insert into delegations ({Columns}) values ($1, $2, $3, $4, $5, $6, null)",
        one.Id, one.Giver, one.Receiver, (long)one.From.DayNumber, (long)one.To.DayNumber,
        one.CreatedAt.ToUnixTimeSeconds());

    public static bool End(Session session, string id, string giver, DateTimeOffset at) => session.ExecuteNow(
        "update delegations set ended_at = $3 where id = $1 and giver = $2 and ended_at is null",
        id, giver, at.ToUnixTimeSeconds()) == 1;

    public static List<Leave> Leaves(Session session, string account) => session.Query(
        $"select {LeaveColumns} from leaves where account = $1 order by id",
        row => new Leave(
            row.GetString(0), row.GetString(1), Day(row, 2), Day(row, 3), RowReading.Moment(row.GetInt64(4)))
        {
            EndedAt = row.MomentOrNull(5),
        },
        account);

    public static void Add(Session session, Leave one) => session.Execute(
        $"insert into leaves ({LeaveColumns}) values ($1, $2, $3, $4, $5, null)",
        one.Id, one.Account, (long)one.From.DayNumber, (long)one.To.DayNumber, one.CreatedAt.ToUnixTimeSeconds());

    public static bool EndLeave(Session session, string id, string account, DateTimeOffset at) => session.ExecuteNow(
        "update leaves set ended_at = $3 where id = $1 and account = $2 and ended_at is null",
        id, account, at.ToUnixTimeSeconds()) == 1;

    private static Delegation Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), Day(row, 3), Day(row, 4),
        RowReading.Moment(row.GetInt64(5)))
    {
        EndedAt = row.MomentOrNull(6),
    };

    private static DateOnly Day(DbDataReader row, int column) => DateOnly.FromDayNumber((int)row.GetInt64(column));
}
