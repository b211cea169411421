using System.Globalization;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Catalogue;

public sealed class DueDateTests
{
    private static readonly WorkCalendar calendar = WorkCalendar.Official;

    [Theory]
    [InlineData("2023-03-06 10:00", 2, LimitUnit.WorkingDay, "2023-03-08 10:00")]
    [InlineData("2023-03-10 16:30", 3, LimitUnit.WorkingDay, "2023-03-15 16:30")]
    [InlineData("2023-03-10 17:20", 1, LimitUnit.WorkingDay, "2023-03-14 07:00")]
    [InlineData("2023-01-19 09:00", 5, LimitUnit.WorkingDay, "2023-02-02 09:00")]
    [InlineData("2023-04-27 09:00", 3, LimitUnit.WorkingDay, "2023-05-05 09:00")]
    [InlineData("2023-08-29 15:30", 0, LimitUnit.SameDay, "2023-08-30 17:00")]
    [InlineData("2024-04-26 08:00", 3, LimitUnit.WorkingDay, "2024-05-04 08:00")]
    [InlineData("2023-06-05 09:00", 15, LimitUnit.Day, "2023-06-20 09:00")]
    [InlineData("2023-06-01 09:00", 30, LimitUnit.Day, "2023-07-03 09:00")]
    public void The_worked_examples_of_the_law_come_out(string received, int amount, LimitUnit unit, string due) =>
        Assert.Equal(At(due), calendar.DueAt(At(received), new(amount, unit)));

    [Fact]
    public void A_supplement_leaves_the_working_time_that_was_left()
    {
        var due = calendar.DueAt(At("2023-03-06 08:00"), new(5, LimitUnit.WorkingDay));

        Assert.Equal(At("2023-03-16 08:00"),
            calendar.DueAfterPause(due, At("2023-03-07 08:00"), At("2023-03-10 08:00")));
    }

    [Theory]
    [InlineData("2023-03-07 08:00", "2023-03-07 08:00", "2023-03-13 08:00")]
    [InlineData("2023-03-14 08:00", "2023-03-20 08:00", "2023-03-13 08:00")]
    [InlineData("2023-03-13 07:30", "2023-03-13 17:30", "2023-03-14 07:30")]
    public void A_pause_brings_no_date_forward_and_mends_no_broken_promise(string from, string to, string due) =>
        Assert.Equal(At(due), calendar.DueAfterPause(At("2023-03-13 08:00"), At(from), At(to)));

    [Theory]
    [InlineData("2023-08-29 15:00:00", "2023-08-29 17:00")]
    [InlineData("2023-08-29 15:00:01", "2023-08-30 17:00")]
    [InlineData("2023-08-29 05:00:00", "2023-08-29 17:00")]
    [InlineData("2023-08-31 16:00:00", "2023-09-05 17:00")]
    [InlineData("2023-09-03 09:00:00", "2023-09-05 17:00")]
    public void Within_the_day_means_until_five_unless_received_after_three(string received, string due) =>
        Assert.Equal(At(due), calendar.DueAt(At(received), new(1, LimitUnit.SameDay)));

    [Theory]
    [InlineData("2023-03-06 06:10", "2023-03-07 07:00")]
    [InlineData("2023-03-06 11:30", "2023-03-07 11:30")]
    [InlineData("2023-03-06 12:00", "2023-03-07 13:30")]
    [InlineData("2023-03-06 17:00", "2023-03-07 17:00")]
    [InlineData("2023-03-11 10:00", "2023-03-14 07:00")]
    [InlineData("2023-04-29 10:00", "2023-05-05 07:00")]
    public void Outside_office_hours_the_clock_starts_at_the_next_working_moment(string received, string due) =>
        Assert.Equal(At(due), calendar.DueAt(At(received), new(1, LimitUnit.WorkingDay)));

    [Theory]
    [InlineData("2023-03-06 10:00", 4, "2023-03-06 16:00")]
    [InlineData("2023-03-06 16:00", 1, "2023-03-06 17:00")]
    [InlineData("2023-03-10 16:00", 2, "2023-03-13 08:00")]
    [InlineData("2023-03-06 09:00", 8, "2023-03-07 09:00")]
    public void Working_hours_roll_over_lunch_night_and_days_off(string received, int hours, string due) =>
        Assert.Equal(At(due), calendar.DueAt(At(received), new(hours, LimitUnit.WorkingHour)));

    [Theory]
    [InlineData("2023-03-06 09:00", 24, "2023-03-07 09:00")]
    [InlineData("2023-03-10 09:00", 24, "2023-03-13 07:00")]
    public void Clock_hours_end_at_a_working_moment(string received, int hours, string due) =>
        Assert.Equal(At(due), calendar.DueAt(At(received), new(hours, LimitUnit.Hour)));

    [Theory]
    [InlineData("2023-03-06 09:00", 1, "2023-04-06 09:00")]
    [InlineData("2023-01-31 09:00", 1, "2023-02-28 09:00")]
    [InlineData("2023-01-05 09:00", 3, "2023-04-05 09:00")]
    [InlineData("2023-03-01 09:00", 2, "2023-05-04 09:00")]
    public void Months_end_on_the_same_day_number_or_the_last_of_the_month(string received, int months, string due) =>
        Assert.Equal(At(due), calendar.DueAt(At(received), new(months, LimitUnit.Month)));

    [Theory]
    [InlineData("2023-03-10 22:05", 2, "2023-03-14 22:05")]
    [InlineData("2023-03-11 03:00", 1, "2023-03-13 03:00")]
    [InlineData("2023-03-11 03:00", 0, "2023-03-11 03:00")]
    [InlineData("2023-04-28 12:00", 15, "2023-05-24 12:00")]
    public void Feedback_counts_working_days_after_the_date_and_keeps_the_clock(string start, int days, string end) =>
        Assert.Equal(At(end), calendar.AddWorkingDays(At(start), days));

    [Theory]
    [InlineData("2023-09-05", -1, "2023-08-31")]
    [InlineData("2023-09-03", -1, "2023-08-31")]
    [InlineData("2023-08-31", 1, "2023-09-05")]
    [InlineData("2023-08-31", 0, "2023-08-31")]
    public void Days_are_counted_forwards_and_backwards(string start, int days, string end) =>
        Assert.Equal(Day(end), calendar.AddWorkingDays(Day(start), days));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) =>
        new(DateTime.Parse(text, CultureInfo.InvariantCulture), LocalTime.Offset);
}
