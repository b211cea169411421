using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.Web.Desk;

/// <summary>Xong trước giờ nào: by lunch, by closing, or not in time whoever hurries.</summary>
public enum SaveBy
{
    Lunch,
    Closing,
    TooLate,
}

/// <summary>Làn hồ sơ cứu được: what has to be done by the same hour, the nearest date first.</summary>
public sealed record SaveLane(SaveBy By, IReadOnlyList<WorkRow> Rows);

/// <summary>
/// Việc của tôi: what an officer holds, least working time first, and what of the units can still be saved today; each
/// part is read when it is first asked for.
/// </summary>
public sealed class MyWork
{
    public const int PageSize = 25;
    public const int MostInFile = 20_000;

    private readonly UnitDirectory units;
    private readonly Hands hands;

    private MyWork(Installation house, Visitor visitor)
    {
        (House, Visitor, Now) = (house, visitor, house.Now);
        units = house.Catalogue.Current.Units;
        hands = new([.. visitor.Grants.Select(grant => grant.Account).Append(visitor.Account!).Distinct()], Within("dossier.receive"));
        RiskBy = DayEnds(Calendar, Now);
        Officers = Officers.Of(house);
    }

    public Installation House { get; }

    public Visitor Visitor { get; }

    public DateTimeOffset Now { get; }

    public Officers Officers { get; }

    /// <summary>Closing of the working day that runs, or of the next one.</summary>
    public DateTimeOffset RiskBy { get; }

    public WorkCounts Counts => field ??= Ask(session => WorkStore.CountMine(session, hands, Now, RiskBy));

    public IReadOnlyList<WorkRow> Saveable => field ??= Ask(session => WorkStore.Saveable(session, Within("work.read"), Now, RiskBy));

    /// <summary>What can be saved, by when; lanes that hold nothing are left out.</summary>
    public IReadOnlyList<SaveLane> Lanes => field ??=
    [
        .. Saveable.GroupBy(SavedBy).OrderBy(lane => lane.Key)
            .Select(lane => new SaveLane(lane.Key, [.. lane.OrderBy(NextDate).ThenBy(row => row.Code)])),
    ];

    /// <summary>Apologies to approve: a head's of the unit, anyone else's for what they hold.</summary>
    public IReadOnlyList<ApologyDraft> Apologies => field ??= Ask(OpenApologies);

    public WorkCalendar Calendar => House.Catalogue.Current.Calendar;

    public static MyWork Of(Installation house, Visitor visitor) => new(house, visitor);

    /// <summary>A page of what runs or of what waits for its applicant, from 1.</summary>
    public IReadOnlyList<WorkRow> Page(bool waits, int number) =>
        Ask(session => WorkStore.Mine(session, hands, waits, (number - 1) * PageSize, PageSize));

    /// <summary>All of it, for a file.</summary>
    public IReadOnlyList<WorkRow> Everything() => Ask(session => WorkStore.Mine(session, hands, null, 0, MostInFile));

    public TimeSpan? Left(WorkRow row) => row.Left(Calendar, Now);

    public string ProcedureName(WorkRow row) => DeskView.ProcedureNameOf(House, row.Procedure, row.OpenedAt);

    public string UnitName(UnitCode unit) => units.Row(unit, LocalTime.DayOf(Now))?.Name ?? unit.Value;

    /// <summary>The nearer of a dossier's two dates that is still ahead.</summary>
    public DateTimeOffset NextDate(WorkRow row) =>
        new[] { row.ToldAt, row.IndexAt }.Where(at => at >= Now).Min() ?? row.LeftAt;

    /// <summary>Closing of the working day that runs, or of the next one.</summary>
    public static DateTimeOffset DayEnds(WorkCalendar calendar, DateTimeOffset now)
    {
        var day = LocalTime.DayOf(now);
        var closing = LocalTime.Start(day).AddSeconds(OfficeHours.Closing);
        return calendar.IsWorkingDay(day) && now <= closing
            ? closing
            : LocalTime.Start(calendar.AddWorkingDays(day, 1)).AddSeconds(OfficeHours.Closing);
    }

    private IReadOnlyList<UnitCode> Within(string right) => Within(Visitor, units, right);

    /// <summary>Every unit in which a right holds.</summary>
    public static IReadOnlyList<UnitCode> Within(Visitor visitor, UnitDirectory units, string right) =>
    [
        .. visitor.UnitsFor(right).SelectMany(top => top == Grant.Everywhere ? units.Codes : units.Subtree(top, visitor.Day))
            .Distinct(),
    ];

    /// <summary>Too late when less working time is left than the hands it must still go through need at least.</summary>
    private SaveBy SavedBy(WorkRow row)
    {
        var date = NextDate(row);
        var needed = OneStop.Handling.Apologies.AHand * OneStop.Handling.Apologies.HandsLeft(row.NextTask);
        return Calendar.WorkingTimeBetween(Now, date) < needed ? SaveBy.TooLate
            : (date - LocalTime.Start(LocalTime.DayOf(date))).TotalSeconds <= OfficeHours.LunchFrom ? SaveBy.Lunch
            : SaveBy.Closing;
    }

    private List<ApologyDraft> OpenApologies(Session session)
    {
        var drafts = ApologyStore.Open(session, Within("dossier.extend"), Now);
        var own = WorkStore.Among(session, hands, drafts.Select(one => one.Dossier));
        return [.. drafts.Where(one => own.Contains(one.Dossier) || Visitor.May("dossier.assign", one.Unit))];
    }

    private T Ask<T>(Func<Session, T> question)
    {
        using var session = House.Database.OpenReader();
        return question(session);
    }
}
