namespace DiemSang.OneStop.Catalogue;

public sealed partial class WorkCalendar
{
    /// <summary>
    /// Ngày hẹn trả: when a dossier received at this moment is due. The clock starts at the first working moment at or
    /// after reception; the first day is not counted (BLDS 2015 Điều 147), the due date keeps the clock time of the
    /// start, and a calendar limit that ends on a day off moves forward to the next working day (Điều 148).
    /// </summary>
    public DateTimeOffset DueAt(DateTimeOffset received, TimeLimit limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit.Amount, nameof(limit));
        return limit.Unit switch
        {
            LimitUnit.SameDay => SameDay(received),
            LimitUnit.WorkingDay => AddWorkingDays(NextWorkingMoment(received), limit.Amount),
            LimitUnit.WorkingHour => AddWorkingTime(received, TimeSpan.FromHours(limit.Amount)),
            LimitUnit.Hour => NextWorkingMoment(NextWorkingMoment(received).AddHours(limit.Amount)),
            LimitUnit.Day => Forward(NextWorkingMoment(received).AddDays(limit.Amount)),
            LimitUnit.Month => Forward(NextWorkingMoment(received).AddMonths(limit.Amount)),
            _ => throw new ArgumentOutOfRangeException(nameof(limit)),
        };
    }

    /// <summary>
    /// The due moment told after a supplement: the working time that was left when it was asked for, from the moment
    /// the papers came. A promise that was broken before, or papers that came at once, leave the date as it was.
    /// </summary>
    public DateTimeOffset DueAfterPause(DateTimeOffset dueAt, DateTimeOffset pausedAt, DateTimeOffset resumedAt)
    {
        if (pausedAt >= dueAt)
        {
            return dueAt;
        }

        var told = AddWorkingTime(resumedAt, WorkingTimeBetween(pausedAt, dueAt));
        return told > dueAt ? told : dueAt;
    }

    /// <summary>
    /// The n-th working day after the start's date, at the start's clock time; office hours play no part.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset start, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var (day, second) = Split(start);
        return Join(n == 0 ? day : After(day, n), second);
    }

    /// <summary>
    /// The n-th working day after a day, or before it when n is negative; the day itself never counts.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly start, int n)
    {
        var day = Index(start);
        return n == 0 ? start
            : DateOnly.FromDayNumber(first + (n > 0 ? After(day, n) : workingDays[workedBefore[day] + n]));
    }

    /// <summary>
    /// Working time added in office hours. Every full eight hours are one working day at the same clock time; what
    /// remains rolls over lunch, night and days off, and ends at a session's end rather than at the next one's start.
    /// </summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var (day, second) = Split(NextWorkingMoment(start));
        var (days, rest) = Math.DivRem((long)time.TotalSeconds, OfficeHours.SecondsADay);
        day = days == 0 ? day : After(day, (int)days);
        if (rest == 0)
        {
            return Join(day, second);
        }

        var worked = OfficeHours.WorkedUntil(second) + (int)rest;
        return worked <= OfficeHours.SecondsADay
            ? Join(day, OfficeHours.SecondAfter(worked))
            : Join(After(day, 1), OfficeHours.SecondAfter(worked - OfficeHours.SecondsADay));
    }

    /// <summary>
    /// Office hours on working days from one moment to the other; negative when the other is earlier.
    /// </summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to) =>
        TimeSpan.FromSeconds(Worked(to) - Worked(from));

    /// <summary>The moment itself if it is worked, else the next opening or the end of lunch.</summary>
    public DateTimeOffset NextWorkingMoment(DateTimeOffset moment)
    {
        var (day, second) = Split(moment);
        return !IsWorking(day) ? Join(OnOrAfter(day), OfficeHours.Opening)
            : second > OfficeHours.Closing ? Join(After(day, 1), OfficeHours.Opening)
            : second < OfficeHours.Opening ? Join(day, OfficeHours.Opening)
            : Join(day, OfficeHours.Covers(second) ? second : OfficeHours.LunchTo);
    }

    private DateTimeOffset SameDay(DateTimeOffset received)
    {
        var (day, second) = Split(received);
        var inTime = IsWorking(day) && second <= OfficeHours.SameDayUntil;
        return Join(inTime ? day : After(day, 1), OfficeHours.Closing);
    }

    private DateTimeOffset Forward(DateTimeOffset moment)
    {
        var (day, second) = Split(moment);
        return Join(OnOrAfter(day), second);
    }

    private long Worked(DateTimeOffset moment)
    {
        var (day, second) = Split(moment);
        var whole = (long)workedBefore[day] * OfficeHours.SecondsADay;
        return IsWorking(day) ? whole + OfficeHours.WorkedUntil(second) : whole;
    }
}
