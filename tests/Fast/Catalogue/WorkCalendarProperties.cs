using CsCheck;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Catalogue;

public sealed class WorkCalendarProperties
{
    private static readonly WorkCalendar calendar = WorkCalendar.Official;
    private static readonly Gen<LimitUnit> units = Gen.Enum<LimitUnit>();

    private static readonly int[] edges = [0, 0, 25_200, 41_400, 48_600, 54_000, 61_200];

    /// <summary>Moments of six years, most of them on the edge of a session.</summary>
    private static readonly Gen<DateTimeOffset> moments =
        Gen.Select(Gen.Int[0, 2190], Gen.Int[0, 86_399], Gen.Int[0, 6],
            (day, second, edge) =>
                LocalTime.Start(new DateOnly(2022, 1, 1).AddDays(day)).AddSeconds(edge < 2 ? second : edges[edge]));

    [Fact]
    public void A_due_date_is_a_working_moment() =>
        Gen.Select(moments, Gen.Int[0, 120], units).Sample((received, amount, unit) =>
            calendar.IsWorkingMoment(calendar.DueAt(received, new(amount, unit))), iter: 20_000);

    [Fact]
    public void Who_comes_later_is_not_due_earlier() =>
        Gen.Select(moments, moments, Gen.Int[0, 90], units).Sample((a, b, amount, unit) =>
        {
            var first = calendar.DueAt(a <= b ? a : b, new(amount, unit));
            var second = calendar.DueAt(a <= b ? b : a, new(amount, unit));
            return InDays(unit) ? LocalTime.DayOf(first) <= LocalTime.DayOf(second) : first <= second;
        }, iter: 20_000);

    [Fact]
    public void A_longer_limit_is_not_due_earlier() =>
        Gen.Select(moments, Gen.Int[0, 90], Gen.Int[0, 90], units).Sample((received, a, b, unit) =>
            calendar.DueAt(received, new(Math.Min(a, b), unit)) <= calendar.DueAt(received, new(Math.Max(a, b), unit)),
            iter: 20_000);

    [Fact]
    public void Added_working_time_lies_between_start_and_end() =>
        Gen.Select(moments, Gen.Int[0, 2_000_000]).Sample((start, seconds) =>
        {
            var time = TimeSpan.FromSeconds(seconds);
            return calendar.WorkingTimeBetween(start, calendar.AddWorkingTime(start, time)) == time;
        }, iter: 20_000);

    [Fact]
    public void Working_time_between_two_moments_leads_from_one_to_the_other() =>
        Gen.Select(moments, moments).Where((a, b) => a <= b).Sample((from, to) =>
        {
            var end = calendar.AddWorkingTime(from, calendar.WorkingTimeBetween(from, to));
            return calendar.WorkingTimeBetween(end, to) == TimeSpan.Zero;
        }, iter: 10_000);

    [Fact]
    public void Working_time_agrees_with_counting_minute_by_minute() =>
        Gen.Select(moments, Gen.Int[0, 20_000]).Sample((moment, minutes) =>
        {
            var from = moment.AddSeconds(-moment.Second);
            var worked = Enumerable.Range(0, minutes).Count(i => IsWorked(from.AddMinutes(i)));
            return calendar.WorkingTimeBetween(from, from.AddMinutes(minutes)) == TimeSpan.FromMinutes(worked);
        }, iter: 200);

    [Fact]
    public void The_offset_in_which_a_moment_is_written_changes_nothing() =>
        Gen.Select(moments, Gen.Int[-14, 14], Gen.Int[0, 60], units).Sample((received, hours, amount, unit) =>
        {
            var there = received.ToOffset(TimeSpan.FromHours(hours));
            var due = calendar.DueAt(there, new(amount, unit));
            return due.Offset == LocalTime.Offset && due.EqualsExact(calendar.DueAt(received, new(amount, unit)))
                && calendar.AddWorkingDays(there, amount).EqualsExact(calendar.AddWorkingDays(received, amount));
        }, iter: 20_000);

    /// <summary>Calendar limits that end on a weekend meet on its Monday, each at its own clock time.</summary>
    private static bool InDays(LimitUnit unit) => unit is LimitUnit.Day or LimitUnit.Month;

    private static bool IsWorked(DateTimeOffset minute)
    {
        var time = TimeOnly.FromDateTime(minute.DateTime);
        return calendar.IsWorkingDay(LocalTime.DayOf(minute))
            && ((time >= new TimeOnly(7, 0) && time < new TimeOnly(11, 30))
                || (time >= new TimeOnly(13, 30) && time < new TimeOnly(17, 0)));
    }
}
