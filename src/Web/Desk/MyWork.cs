using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;

namespace DiemSang.Web.Desk;

/// <summary>Việc của tôi: what an officer holds, least working time first, and what of the units can still be saved today.</summary>
public sealed class MyWork
{
    /// <summary>Nobody holds more; beyond it the list says so.</summary>
    public const int Most = 500;

    private readonly UnitDirectory units;

    private MyWork(Installation house, Visitor visitor)
    {
        (House, Visitor, Now) = (house, visitor, house.Now);
        units = house.Catalogue.Current.Units;
        using var session = house.Database.OpenReader();
        var accounts = visitor.Grants.Select(grant => grant.Account).Append(visitor.Account!);
        All = WorkStore.Mine(session, accounts, Within("dossier.receive"), Most);
        RiskBy = DayEnds(Now);
        Saveable = WorkStore.Saveable(session, Within("work.read"), Now, RiskBy);
        var own = All.Select(row => row.Code).ToHashSet();
        Apologies =
        [
            .. ApologyStore.Open(session, Within("dossier.extend"), Now)
                .Where(one => own.Contains(one.Dossier) || visitor.May("dossier.assign", one.Unit)),
        ];
        Officers = Officers.Of(house);
    }

    public Installation House { get; }

    public Visitor Visitor { get; }

    public DateTimeOffset Now { get; }

    public Officers Officers { get; }

    /// <summary>Closing of the working day that runs, or of the next one.</summary>
    public DateTimeOffset RiskBy { get; }

    public IReadOnlyList<WorkRow> All { get; }

    public IReadOnlyList<WorkRow> Saveable { get; }

    /// <summary>Apologies to approve: a head's of the unit, anyone else's for what they hold.</summary>
    public IReadOnlyList<ApologyDraft> Apologies { get; }

    public WorkCalendar Calendar => House.Catalogue.Current.Calendar;

    public IReadOnlyList<WorkRow> Waiting => [.. All.Where(row => row.Waits)];

    public IReadOnlyList<WorkRow> Running => [.. All.Where(row => !row.Waits)];

    public int Late => Running.Count(row => row.LeftAt < Now);

    public int DueToday => Running.Count(row => row.LeftAt >= Now && row.LeftAt <= RiskBy);

    public static MyWork Of(Installation house, Visitor visitor) => new(house, visitor);

    public TimeSpan? Left(WorkRow row) => row.Left(Calendar, Now);

    public string ProcedureName(WorkRow row) => DeskView.ProcedureNameOf(House, row.Procedure, row.OpenedAt);

    public string UnitName(UnitCode unit) => units.Row(unit, LocalTime.DayOf(Now))?.Name ?? unit.Value;

    /// <summary>True when the working time left is less than what the hands it must still go through need at least.</summary>
    public bool IsTooLate(WorkRow row) => Left(row) is { } left
        && left < OneStop.Handling.Apologies.AHand * OneStop.Handling.Apologies.HandsLeft(row.NextTask);

    private IEnumerable<UnitCode> Within(string right) => Within(Visitor, units, right);

    /// <summary>Every unit in which a right holds.</summary>
    public static IReadOnlyList<UnitCode> Within(Visitor visitor, UnitDirectory units, string right) =>
    [
        .. visitor.UnitsFor(right).SelectMany(top => top == Grant.Everywhere ? units.Codes : units.Subtree(top, visitor.Day))
            .Distinct(),
    ];

    private DateTimeOffset DayEnds(DateTimeOffset now)
    {
        var day = LocalTime.DayOf(now);
        var closing = LocalTime.Start(day).AddSeconds(OfficeHours.Closing);
        return Calendar.IsWorkingDay(day) && now <= closing
            ? closing
            : LocalTime.Start(Calendar.AddWorkingDays(day, 1)).AddSeconds(OfficeHours.Closing);
    }
}
