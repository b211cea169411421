using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Đề nghị giao quyền: a grant on its way – proposed by one, decided by another, perhaps ended later.</summary>
public sealed record GrantCase(string Id, Grant Grant, string ProposedBy, DateTimeOffset ProposedAt)
{
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public bool IsApproved { get; init; }
    public string? EndedBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsWaiting => DecidedAt is null && EndedAt is null;

    public bool IsInForce => IsApproved && EndedAt is null;
}

/// <summary>SQL of grants.</summary>
public static class GrantStore
{
    private const string Columns =
        "id, account, role, unit, from_day, to_day, proposed_by, proposed_at, decided_by, decided_at, approved, "
        + "ended_by, ended_at";

    public static GrantCase? Find(Session session, string id) =>
        session.Query($"select {Columns} from grants where id = $1", Read, id).SingleOrDefault();

    public static List<GrantCase> Of(Session session, string account) =>
        session.Query($"select {Columns} from grants where account = $1 order by id", Read, account);

    public static List<GrantCase> All(Session session) =>
        session.Query($"select {Columns} from grants order by id", Read);

    public static bool IsAnyInForce(Session session, Role role) => session.Number(
        "select 1 from grants where role = $1 and approved = 1 and ended_at is null limit 1", role.ToString()) is not null;

    public static void Add(Session session, GrantCase one) => session.Execute(
        $"insert into grants ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, null)",
        one.Id, one.Grant.Account, one.Grant.Role.ToString(), one.Grant.Unit.Value, (long)one.Grant.From.DayNumber,
        (long?)one.Grant.To?.DayNumber, one.ProposedBy, one.ProposedAt.ToUnixTimeSeconds(), one.DecidedBy,
        one.DecidedAt.Stored(), one.IsApproved ? 1L : 0L);

    /// <summary>False when another has decided or ended it meanwhile.</summary>
    public static bool Decide(Session session, string id, string by, DateTimeOffset at, bool approved) => session.ExecuteNow(
        "update grants set decided_by = $2, decided_at = $3, approved = $4 "
        + "where id = $1 and decided_at is null and ended_at is null",
        id, by, at.ToUnixTimeSeconds(), approved ? 1L : 0L) == 1;

    public static bool End(Session session, string id, string by, DateTimeOffset at) => session.ExecuteNow(
        "update grants set ended_by = $2, ended_at = $3 where id = $1 and ended_at is null",
        id, by, at.ToUnixTimeSeconds()) == 1;

    private static GrantCase Read(DbDataReader row) => new(
        row.GetString(0),
        new(
            row.GetString(1), Enum.Parse<Role>(row.GetString(2)), new(row.GetString(3)),
            DateOnly.FromDayNumber((int)row.GetInt64(4)),
            row.IsDBNull(5) ? null : DateOnly.FromDayNumber((int)row.GetInt64(5))),
        row.GetString(6), RowReading.Moment(row.GetInt64(7)))
    {
        DecidedBy = row.IsDBNull(8) ? null : row.GetString(8),
        DecidedAt = row.MomentOrNull(9),
        IsApproved = row.GetInt64(10) == 1,
        EndedBy = row.IsDBNull(11) ? null : row.GetString(11),
        EndedAt = row.MomentOrNull(12),
    };
}
