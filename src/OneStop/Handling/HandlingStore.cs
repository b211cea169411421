using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>SQL of dossiers at the desk: their rows, numbers, owners and what waits to be told.</summary>
public static class HandlingStore
{
    public static HandledDossier? Find(Session session, DossierCode code) => session.Query(
        "select body from handled where code = $1",
        row => HandlingText.ReadDossier(row.GetString(0)), code.Value).SingleOrDefault();

    /// <summary>Dossiers as they stand, for those codes that the desk knows.</summary>
    public static List<HandledDossier> Load(Session session, IEnumerable<DossierCode> codes) => session.Query(
        $"select body from handled where {session.AnyOf("code", 1)} order by code",
        row => HandlingText.ReadDossier(row.GetString(0)),
        JsonSerializer.Serialize(codes.Select(code => code.Value)));

    public static void Save(Session session, HandledDossier dossier, WorkCalendar calendar)
    {
        var (told, next) = (dossier.ToldDueAt, NextStep.DueAt(dossier, calendar));
        session.Execute(
            "insert into handled (code, version, state, unit, receiving_unit, procedure_code, owner_mark, holder, next_task, "
            + "next_at, told_at, index_at, left_at, opened_at, accepted_at, finished_at, closed_at, place, body) "
            + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) "
            + "on conflict (code) do update set version = $2, state = $3, unit = $4, receiving_unit = $5, "
            + "procedure_code = $6, owner_mark = $7, holder = $8, next_task = $9, next_at = $10, told_at = $11, "
            + "index_at = $12, left_at = $13, opened_at = $14, accepted_at = $15, finished_at = $16, closed_at = $17, "
            + "place = $18, body = $19",
            dossier.Code.Value, dossier.Version, (long)dossier.State, dossier.Unit.Value, dossier.ReceivingUnit.Value,
            dossier.Procedure.Value, dossier.OwnerMark, dossier.Holder, (long)NextStep.Of(dossier), next.Stored(),
            told.Stored(), dossier.IndexDueAt.Stored(), LeftAt(told, next), dossier.OpenedAt.ToUnixTimeSeconds(),
            dossier.AcceptedAt.Stored(), dossier.EndedAt.Stored(),
            dossier.IsEnded ? dossier.LastStep.At.ToUnixTimeSeconds() : null, dossier.Place.Value,
            HandlingText.Of(dossier));
    }

    /// <summary>The next number of a counter's day that no dossier bears, whoever brought it.</summary>
    public static DossierCode NextCode(Session session, UnitCode unit, DateOnly day)
    {
        var last = session.Number(
            "select last from handled_numbers where unit = $1 and day = $2", unit.Value, (long)day.DayNumber) ?? 0;
        DossierCode code;
        do
        {
            last++;
            code = new(FormattableString.Invariant($"{unit.Value}-{day:yyMMdd}-{last:D4}"));
        }
        while (session.Number(
            "select 1 from dossiers where code = $1 union select 1 from progress where dossier = $1",
            code.Value) is not null);
        session.Execute(
            "insert into handled_numbers (unit, day, last) values ($1, $2, $3) "
            + "on conflict (unit, day) do update set last = $3",
            unit.Value, (long)day.DayNumber, last);
        return code;
    }

    /// <summary>Codes of dossiers not ended, after a code, for work that goes through all of them.</summary>
    public static List<DossierCode> OpenAfter(Session session, string after, int most) => session.Query(
        "select code from handled where closed_at is null and code > $1 order by code limit $2",
        row => new DossierCode(row.GetString(0)), after, (long)most);

    /// <summary>The account that last held each dossier handled by the units; those that nobody held are left out.</summary>
    public static Dictionary<string, string> LastHolders(Session session, IEnumerable<UnitCode> units) => session.Query(
        $"select body from handled where {session.AnyOf("unit", 1)}",
        row => HandlingText.ReadDossier(row.GetString(0)), JsonSerializer.Serialize(units.Select(unit => unit.Value)))
        .Where(dossier => dossier.Holdings.Count > 0)
        .ToDictionary(dossier => dossier.Code.Value, dossier => dossier.Holdings[^1].Account, StringComparer.Ordinal);

    /// <summary>Not ended dossiers in an account's hands.</summary>
    public static List<DossierCode> HeldBy(Session session, string account) => session.Query(
        "select code from handled where holder = $1 and closed_at is null order by code",
        row => new DossierCode(row.GetString(0)), account);

    /// <summary>The moment by which the next thing is to be done, after the calendar moved it alone.</summary>
    public static void SaveTodoAt(Session session, HandledDossier dossier, DateTimeOffset? at) => session.Execute(
        "update handled set next_at = $2, left_at = $3 where code = $1",
        dossier.Code.Value, at.Stored(), LeftAt(dossier.ToldDueAt, at));

    public static void AddMoved(Session session, MovedDate moved) => session.Execute(
        "insert into moved_dates (cause, dossier, unit, old_at, new_at) values ($1, $2, $3, $4, $5) "
        + "on conflict (cause, dossier) do update set new_at = $5",
        moved.Cause, moved.Dossier.Value, moved.Unit.Value, moved.Old.Stored(), moved.New.ToUnixTimeSeconds());

    /// <summary>What a change of the calendar moved.</summary>
    public static List<MovedDate> Moved(Session session, string cause) => session.Query(
        "select cause, dossier, unit, old_at, new_at from moved_dates where cause = $1 order by dossier",
        row => new MovedDate(
            row.GetString(0), new(row.GetString(1)), new(row.GetString(2)), row.MomentOrNull(3),
            RowReading.Moment(row.GetInt64(4))),
        cause);

    public static void Tell(Session session, string kind, DossierCode subject, DateTimeOffset dueAt, Sealed body) =>
        session.Execute(
            "insert into outbox (id, kind, subject, due_at, wrapped_key, body) values ($1, $2, $3, $4, $5, $6)",
            Guid.CreateVersion7().ToString(), kind, subject.Value, dueAt.ToUnixTimeSeconds(), body.WrappedKey, body.Body);

    /// <summary>What waits to be sent, oldest first.</summary>
    public static List<Waiting> Waiting(Session session, DateTimeOffset dueBy, int most) => session.Query(
        "select id, kind, subject, due_at, wrapped_key, body from outbox where sent_at is null and due_at <= $1 "
        + "order by due_at, id limit $2",
        ReadWaiting, dueBy.ToUnixTimeSeconds(), (long)most);

    public static void Sent(Session session, string id, DateTimeOffset at) => session.Execute(
        "update outbox set sent_at = $2 where id = $1", id, at.ToUnixTimeSeconds());

    /// <summary>By what lists are sorted: least time first, what has no date last.</summary>
    private static long LeftAt(DateTimeOffset? told, DateTimeOffset? next) =>
        (told ?? next)?.ToUnixTimeSeconds() ?? long.MaxValue;

    private static Waiting ReadWaiting(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), new(row.GetString(2)), RowReading.Moment(row.GetInt64(3)),
        new(row.Bytes(4), row.Bytes(5)));
}

/// <summary>Thư chờ gửi.</summary>
public sealed record Waiting(string Id, string Kind, DossierCode Subject, DateTimeOffset DueAt, Sealed Body);

/// <summary>Ngày hẹn đã chuyển: by a change of the calendar, named as the journal names it ("catalogue 71").</summary>
public sealed record MovedDate(
    string Cause, DossierCode Dossier, UnitCode Unit, DateTimeOffset? Old, DateTimeOffset New);
