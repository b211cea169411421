using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;

namespace DiemSang.Web.Desk;

/// <summary>Ngày trong dải lịch.</summary>
public enum StripDay
{
    Counted,
    Paused,
    Off,
    Due,
}

/// <summary>Một ô của dải lịch: how much working time of the limit falls on a day.</summary>
public sealed record StripCell(DateOnly Day, StripDay Kind, TimeSpan Worked, DayRule? Off);

/// <summary>Dải lịch: from reception to the told date, day by day; its hours add up to the working time given.</summary>
public static class DayStrip
{
    public static IReadOnlyList<StripCell> Of(HandledDossier dossier, WorkCalendar calendar)
    {
        if (dossier.AcceptedAt is not { } from || dossier.ToldDueAt is not { } due)
        {
            return [];
        }

        // A pause that lasts has not moved the date yet: its hours are still those that are left.
        var pauses = dossier.Pauses.Where(pause => pause.To is not null).ToList();
        var cells = new List<StripCell>();
        for (var day = LocalTime.DayOf(from); day <= LocalTime.DayOf(due); day = day.AddDays(1))
        {
            var (start, end) = (Later(from, LocalTime.Start(day)), Earlier(due, LocalTime.Start(day.AddDays(1))));
            var all = Between(calendar, start, end);
            var paused = TimeSpan.FromTicks(pauses.Sum(pause =>
                Between(calendar, Later(start, pause.From), Earlier(end, pause.To!.Value)).Ticks));
            var kind = !calendar.IsWorkingDay(day) ? StripDay.Off
                : day == LocalTime.DayOf(due) ? StripDay.Due
                : paused > TimeSpan.Zero && paused == all ? StripDay.Paused
                : StripDay.Counted;
            cells.Add(new(day, kind, all - paused, calendar.WhyOff(day)));
        }

        return cells;
    }

    private static TimeSpan Between(WorkCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        to <= from ? TimeSpan.Zero : calendar.WorkingTimeBetween(from, to);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
