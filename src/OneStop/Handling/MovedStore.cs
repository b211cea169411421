using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>Ngày đã chuyển theo lịch: of one dossier, by one change of the calendar.</summary>
/// <param name="IsTold">the date told to the applicant at our own desk; else the date that the law gives</param>
public sealed record MovedLine(
    DossierCode Dossier, UnitCode Unit, ProcedureCode Procedure, DateTimeOffset? Old, DateTimeOffset? New, bool IsTold, bool IsOpen);

/// <summary>Một lần đổi lịch: where it stands in the journal.</summary>
public readonly record struct CalendarChange(long Position, DateTimeOffset At);

/// <summary>SQL of what changes of the calendar moved: told dates of our desk, and dates by law of all dossiers.</summary>
public static class MovedStore
{
    /// <summary>Changes of the calendar, newest first.</summary>
    public static List<CalendarChange> Changes(Session session, int most) => session.Query(
        "select position, arrived_at from entries where kind = 3 and subject = 'calendar' order by position desc limit $1",
        row => new CalendarChange(row.GetInt64(0), RowReading.Moment(row.GetInt64(1))), (long)most);

    /// <summary>True while dossiers still wait to be booked again after a change.</summary>
    public static bool IsRunning(Session session, long position) => session.Number(
        "select 1 from rebookings where position = $1", position) is not null;

    /// <summary>Everything that a change moved, by dossier.</summary>
    public static List<MovedLine> Of(Session session, long position)
    {
        var cause = FormattableString.Invariant($"catalogue {position}");
        var told = Told(session, position);
        var byLaw = session.Query(
            "select b.facts, a.facts from entries a join entries b on b.kind = 1 and b.subject = a.subject "
            + "and b.version = a.version - 1 where a.kind = 1 and a.cause = $1 and a.position > $2",
            row => (Before: DossierText.ReadFacts(row.GetString(0)), After: DossierText.ReadFacts(row.GetString(1))),
            cause, position)
            .Where(one => one.Before.DueAt != one.After.DueAt)
            .Select(one => new MovedLine(
                one.After.Code, one.After.Unit, one.After.Procedure, one.Before.DueAt, one.After.DueAt, IsTold: false,
                one.After.FinishedAt is null));
        return [.. told.Concat(byLaw).OrderBy(one => one.Dossier).ThenBy(one => one.IsTold)];
    }

    /// <summary>How many told dates of our own desk each of the newest changes moved, by position.</summary>
    public static Dictionary<long, long> ToldByChange(Session session, IEnumerable<long> positions) => positions.ToDictionary(
        position => position, position => session.Number(
            "select count(*) from moved_dates where cause = $1", FormattableString.Invariant($"catalogue {position}")) ?? 0);

    /// <summary>Told dates that a change moved, in the order of the dossiers.</summary>
    public static List<MovedLine> Told(Session session, long position) => session.Query(
        "select m.dossier, m.unit, h.procedure_code, m.old_at, m.new_at, h.closed_at from moved_dates m "
        + "join handled h on h.code = m.dossier where m.cause = $1 order by m.dossier", ReadTold,
        FormattableString.Invariant($"catalogue {position}"));

    /// <summary>Told dates of our own desk that another calendar would move, without moving them.</summary>
    public static List<MovedLine> WouldMove(Session session, WorkCalendar calendar)
    {
        const int batchSize = 500;
        var moved = new List<MovedLine>();
        for (var after = ""; HandlingStore.OpenAfter(session, after, batchSize) is { Count: > 0 } batch; after = batch[^1].Value)
        {
            moved.AddRange(HandlingStore.Load(session, batch)
                .Where(one => one.FollowsCalendar && one.DueBy(calendar) != one.ToldDueAt)
                .Select(one => new MovedLine(
                    one.Code, one.Unit, one.Procedure, one.ToldDueAt, one.DueBy(calendar), IsTold: true, IsOpen: true)));
        }

        return moved;
    }

    private static MovedLine ReadTold(DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), new(row.GetString(2)), row.MomentOrNull(3),
        RowReading.Moment(row.GetInt64(4)), IsTold: true, IsOpen: row.IsDBNull(5));
}
