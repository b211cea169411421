using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>Một dòng danh sách việc: what lists show of a dossier without opening it; nobody's name is in it.</summary>
/// <param name="Place">the unit where something has to be done now</param>
/// <param name="NextAt">by when; null = nothing says so</param>
/// <param name="ToldAt">the date told to the applicant</param>
/// <param name="IndexAt">the date of the index</param>
public sealed record WorkRow(
    DossierCode Code, long Version, DossierState State, UnitCode Unit, UnitCode ReceivingUnit, UnitCode Place,
    ProcedureCode Procedure, string Holder, NextTask NextTask)
{
    public DateTimeOffset? NextAt { get; init; }
    public DateTimeOffset? ToldAt { get; init; }
    public DateTimeOffset? IndexAt { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The applicant has to move, not the office.</summary>
    public bool Waits => NextTask is NextTask.AwaitPapers or NextTask.AwaitPayment;

    /// <summary>
    /// The told date, or what the next thing is due by while none was told; the end of time without either.
    /// </summary>
    public DateTimeOffset LeftAt => ToldAt ?? NextAt ?? DateTimeOffset.MaxValue;

    /// <summary>Giờ làm việc còn lại; null = nothing says by when.</summary>
    public TimeSpan? Left(WorkCalendar calendar, DateTimeOffset now) =>
        (ToldAt ?? NextAt) is { } due ? calendar.WorkingTimeBetween(now, due) : null;
}

/// <summary>Bảng của phòng: how many dossiers somebody holds at one kind of work, and how they stand.</summary>
public sealed record BoardRow(UnitCode Place, string Holder, NextTask NextTask, int All, int Overdue, int AtRisk, int Silent);

/// <summary>
/// Trong tay: what some accounts hold (one's own, and those one stands in for), and what waits at the counters of some units.
/// </summary>
public sealed record Hands(IReadOnlyCollection<string> Accounts, IReadOnlyCollection<UnitCode> Counters);

/// <summary>Số hồ sơ trong tay: late and due by a moment are of those that run; the others wait for the applicant.</summary>
public sealed record WorkCounts(int Running, int Waiting, int Late, int DueSoon);

/// <summary>SQL of work lists, boards and the register of dossiers at the desk.</summary>
public static class WorkStore
{
    private const string Columns =
        "code, version, state, unit, receiving_unit, place, procedure_code, holder, next_task, next_at, told_at, index_at, "
        + "opened_at, accepted_at, finished_at";

    /// <summary>Việc của tôi: a page of what is in some hands; least time left first, what has no date last.</summary>
    /// <param name="waits">only what waits for the applicant, or only what does not; null = both</param>
    public static List<WorkRow> Mine(Session session, Hands hands, bool? waits, int skip, int most) => session.Query(
        $"select {Columns} from handled where code in (select code from ({InHands(session)}) held "
        + "where ($4 = 2 or (case when next_task in ($5, $6) then 1 else 0 end) = $4) "
        + "order by left_at, code limit $7 offset $8) order by left_at, code",
        Read, Json(hands.Accounts), Json(hands.Counters), HandledDossier.CounterDesk,
        waits switch { null => 2L, true => 1L, false => 0L }, (long)NextTask.AwaitPapers, (long)NextTask.AwaitPayment,
        (long)most, (long)skip);

    /// <summary>How much is in some hands, and how it stands.</summary>
    public static WorkCounts CountMine(Session session, Hands hands, DateTimeOffset now, DateTimeOffset riskBy) =>
        session.Query(
            "select coalesce(sum(case when waits = 0 then 1 else 0 end), 0), coalesce(sum(waits), 0), "
            + "coalesce(sum(case when waits = 0 and left_at < $6 then 1 else 0 end), 0), "
            + "coalesce(sum(case when waits = 0 and left_at >= $6 and left_at <= $7 then 1 else 0 end), 0) "
            + "from (select left_at, case when next_task in ($4, $5) then 1 else 0 end as waits "
            + $"from ({InHands(session)}) held) counted",
            row => new WorkCounts(Number(row, 0), Number(row, 1), Number(row, 2), Number(row, 3)),
            Json(hands.Accounts), Json(hands.Counters), HandledDossier.CounterDesk, (long)NextTask.AwaitPapers,
            (long)NextTask.AwaitPayment, now.ToUnixTimeSeconds(), riskBy.ToUnixTimeSeconds()).Single();

    /// <summary>Those of some dossiers that are in some hands.</summary>
    public static HashSet<DossierCode> Among(Session session, Hands hands, IEnumerable<DossierCode> codes) =>
    [
        .. session.Query(
            $"select code from ({InHands(session)}) held where {session.AnyOf("code", 4)}",
            row => new DossierCode(row.GetString(0)),
            Json(hands.Accounts), Json(hands.Counters), HandledDossier.CounterDesk, Json(codes.Select(code => code.Value))),
    ];

    /// <summary>
    /// Hồ sơ cứu được: in the office's hands, one of its two dates still ahead and not after a moment.
    /// </summary>
    public static List<WorkRow> Saveable(
        Session session, IEnumerable<UnitCode> units, DateTimeOffset now, DateTimeOffset riskBy) => session.Query(
        $"select {Columns} from handled where state in (2, 4, 6, 7) and code in ("
        + $"select code from handled where closed_at is null and {session.AnyOf("unit", 1)} and told_at between $2 and $3 "
        + $"union select code from handled where closed_at is null and {session.AnyOf("unit", 1)} "
        + "and index_at between $2 and $3) order by told_at, code",
        Read, Json(units), now.ToUnixTimeSeconds(), riskBy.ToUnixTimeSeconds());

    /// <summary>Hồ sơ im lặng: nobody has it, nothing says by when, or nothing has happened for long.</summary>
    public static List<WorkRow> Silent(Session session, IEnumerable<UnitCode> units) => session.Query(
        $"select {Columns} from handled where closed_at is null "
        + "and (holder = '' or next_at is null or code in (select dossier from silences)) "
        + $"and {session.AnyOf("place", 1)} order by opened_at, code",
        Read, Json(units));

    /// <summary>Chờ trả kết quả at the counters of some units, oldest result first.</summary>
    public static List<WorkRow> ReadyForHandOver(Session session, IEnumerable<UnitCode> counters) => session.Query(
        $"select {Columns} from handled where closed_at is null and state = 9 and {session.AnyOf("place", 1)} "
        + "order by finished_at, code",
        Read, Json(counters));

    /// <summary>
    /// Sổ theo dõi hồ sơ (Mẫu 06): opened in a period at or for some units, unit by unit in the order of opening.
    /// </summary>
    public static List<WorkRow> Register(
        Session session, IEnumerable<UnitCode> units, DateOnly from, DateOnly to, int skip, int most) => session.Query(
        $"select {Columns} from handled where {InRegister(session)} order by code limit $4 offset $5",
        Read, Json(units), LocalTime.Start(from).ToUnixTimeSeconds(), LocalTime.End(to).ToUnixTimeSeconds(),
        (long)most, (long)skip);

    /// <summary>How many rows the register of a period has.</summary>
    public static int CountRegister(Session session, IEnumerable<UnitCode> units, DateOnly from, DateOnly to) =>
        session.Query(
            $"select count(*) from handled where {InRegister(session)}",
            row => Number(row, 0),
            Json(units), LocalTime.Start(from).ToUnixTimeSeconds(), LocalTime.End(to).ToUnixTimeSeconds()).Single();

    /// <summary>Bảng của phòng: who holds what, where.</summary>
    public static List<BoardRow> Board(
        Session session, IEnumerable<UnitCode> units, DateTimeOffset now, DateTimeOffset riskBy) => session.Query(
        "select place, holder, next_task, count(*), sum(case when told_at < $2 then 1 else 0 end), "
        + "sum(case when told_at >= $2 and told_at <= $3 then 1 else 0 end), "
        + "sum(case when holder = '' or next_at is null or code in (select dossier from silences) then 1 else 0 end) "
        + $"from handled where closed_at is null and {session.AnyOf("place", 1)} "
        + "group by place, holder, next_task order by place, holder, next_task",
        row => new BoardRow(
            new(row.GetString(0)), row.GetString(1), (NextTask)row.GetInt64(2), Number(row, 3), Number(row, 4),
            Number(row, 5), Number(row, 6)),
        Json(units), now.ToUnixTimeSeconds(), riskBy.ToUnixTimeSeconds());

    /// <summary>Requests whose time for supplement is over at a moment: to be stopped.</summary>
    public static List<WorkRow> SupplementsOver(Session session, DateTimeOffset at) => session.Query(
        $"select {Columns} from handled where closed_at is null and state = 5 and next_task = $1 and next_at < $2 "
        + "order by next_at, code",
        Read, (long)NextTask.AwaitPapers, at.ToUnixTimeSeconds());

    /// <summary>Read from the indexes alone: the row itself is as large as the dossier.</summary>
    private static string InHands(Session session) =>
        $"select left_at, code, next_task from handled where closed_at is null and {session.AnyOf("holder", 1)} "
        + $"union all select left_at, code, next_task from handled where closed_at is null and {session.AnyOf("place", 2)} "
        + "and holder = $3";

    private static string InRegister(Session session) =>
        $"({session.AnyOf("unit", 1)} or {session.AnyOf("receiving_unit", 1)}) and opened_at between $2 and $3";

    private static string Json(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    private static string Json(IEnumerable<UnitCode> units) => JsonSerializer.Serialize(units.Select(unit => unit.Value));

    private static int Number(DbDataReader row, int column) =>
        Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture);

    private static WorkRow Read(DbDataReader row) => new(
        new(row.GetString(0)), row.GetInt64(1), (DossierState)row.GetInt64(2), new(row.GetString(3)),
        new(row.GetString(4)), new(row.GetString(5)), new(row.GetString(6)), row.GetString(7), (NextTask)row.GetInt64(8))
    {
        NextAt = row.MomentOrNull(9),
        ToldAt = row.MomentOrNull(10),
        IndexAt = row.MomentOrNull(11),
        OpenedAt = RowReading.Moment(row.GetInt64(12)),
        AcceptedAt = row.MomentOrNull(13),
        FinishedAt = row.MomentOrNull(14),
    };
}
