using DiemSang.Exchange;
using DiemSang.Exchange.Calendars;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Calendars;

/// <summary>Ngày hẹn đã chuyển trên màn hình: what one change of the calendar moved in the visitor's units.</summary>
public sealed class MovedView
{
    private readonly Installation house;

    private MovedView(Installation house, Visitor visitor, CalendarChange change)
    {
        (this.house, At) = (house, change.At);
        using var session = house.Database.OpenReader();
        What = CalendarView.What(
            session, new CalendarProposals(house).All().FirstOrDefault(one => one.Position == change.Position), change);
        IsRunning = MovedStore.IsRunning(session, change.Position);
        Rows = [.. MovedStore.Of(session, change.Position).Where(row => visitor.May("calendar.change", row.Unit))];
    }

    public DateTimeOffset At { get; }

    public string What { get; }

    public bool IsRunning { get; }

    public IReadOnlyList<MovedLine> Rows { get; }

    /// <summary>Null when no change of the calendar stands there.</summary>
    public static MovedView? Of(Installation house, Visitor visitor, long position)
    {
        using var session = house.Database.OpenReader();
        return MovedStore.Changes(session, int.MaxValue).Where(one => one.Position == position)
            .Select(one => new MovedView(house, visitor, one)).FirstOrDefault();
    }

    public string ProcedureName(MovedLine row) => DeskView.ProcedureNameOf(house, row.Procedure, At);

    public string UnitName(UnitCode unit) => house.Catalogue.Current.Units.Row(unit, LocalTime.DayOf(At))?.Name ?? unit.Value;

    /// <summary>Which days were changed, and by how many days the date went with them.</summary>
    public string Why(MovedLine row) => Why(What, row);

    public static string Why(string what, MovedLine row)
    {
        var days = row is { Old: { } old, New: { } moved } ? LocalTime.DayOf(moved).DayNumber - LocalTime.DayOf(old).DayNumber : 0;
        return Words.Say(
            days > 0 ? "calendar.why.later" : days < 0 ? "calendar.why.sooner" : "calendar.why.hours", what, Math.Abs(days));
    }

    public static string Moment(DateTimeOffset? at) =>
        at is { } moment ? $"{Format.Day(LocalTime.DayOf(moment))} {Format.Clock(moment)}" : "";

    public static string Kind(MovedLine row) => Words.Say(
        row.IsTold ? "calendar.moved.told" : row.IsOpen ? "calendar.moved.law" : "calendar.moved.law-ended");
}
