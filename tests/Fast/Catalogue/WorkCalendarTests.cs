using System.Diagnostics;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Catalogue;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar calendar = WorkCalendar.Official;

    [Fact]
    public void A_day_off_names_its_reason_and_source()
    {
        var why = calendar.WhyOff(new(2024, 4, 29));

        Assert.Equal(DayKind.SwapOff, why!.Kind);
        Assert.NotEmpty(why.Source);
        Assert.Equal(DayKind.Weekly, calendar.WhyOff(new(2024, 5, 5))!.Kind);
        Assert.Null(calendar.WhyOff(new(2024, 5, 4)));
        Assert.True(calendar.IsWorkingDay(new(2024, 5, 4)));
    }

    [Fact]
    public void The_culture_day_is_off_from_2026()
    {
        Assert.True(calendar.IsWorkingDay(new(2025, 11, 24)));
        Assert.False(calendar.IsWorkingDay(new(2026, 11, 24)));
        Assert.False(calendar.IsWorkingDay(new(2027, 11, 24)));
    }

    [Fact]
    public void Only_years_whose_holidays_were_announced_are_confirmed()
    {
        Assert.All(Enumerable.Range(2022, 5), year => Assert.True(calendar.IsConfirmed(year), $"{year}"));
        Assert.False(calendar.IsConfirmed(2027));
        Assert.False(calendar.IsConfirmed(2021));
        Assert.False(calendar.IsConfirmed(2040));
        Assert.True(calendar.IsWorkingDay(new(2040, 1, 2)));
    }

    [Fact]
    public void One_local_day_off_does_not_confirm_a_year() =>
        Assert.False(calendar.With([new(new(2030, 3, 4), "Lễ", DayKind.Off, "UBND tỉnh")]).IsConfirmed(2030));

    [Fact]
    public void A_decision_confirms_a_year_and_moves_due_dates_of_a_new_calendar_only()
    {
        var estimates = calendar.Rules.Where(rule => rule.Day.Year == 2027 && !rule.IsConfirmed).ToList();
        var decided = calendar
            .With(estimates.Select(rule => rule with { IsConfirmed = true, Source = "Thông báo" }))
            .With([new(new(2027, 2, 4), "", DayKind.Weekly, "Thông báo")]);
        var received = LocalTime.At(new(2027, 2, 3), new(9, 0));

        Assert.True(decided.IsConfirmed(2027));
        Assert.Equal(new(2027, 2, 4), LocalTime.DayOf(decided.DueAt(received, new(1, LimitUnit.WorkingDay))));
        Assert.Equal(new(2027, 2, 11), LocalTime.DayOf(calendar.DueAt(received, new(1, LimitUnit.WorkingDay))));
    }

    [Fact]
    public void A_million_due_dates_take_about_a_second()
    {
        var start = LocalTime.At(new(2023, 1, 1), new(0, 0));
        var clock = Stopwatch.StartNew();
        var sum = 0L;
        for (var i = 0; i < 1_000_000; i++)
        {
            sum += calendar.DueAt(start.AddMinutes(i), new(i % 40, (LimitUnit)(i % 6))).Ticks & 1;
        }

        Assert.Equal(0, sum);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
    }
}
