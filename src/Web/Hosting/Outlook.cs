using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Hosting;

/// <summary>Góc nhìn: whose pages these are, and when a week closes; settings, each with a default.</summary>
public sealed record Outlook
{
    /// <summary>Đơn vị đặt phần mềm: whose figure stands on the start page.</summary>
    public UnitCode? Focus { get; init; }

    public DayOfWeek WeekClosesOn { get; init; } = DayOfWeek.Friday;

    public TimeOnly WeekClosesAt { get; init; } = new(17, 0);

    /// <summary>False: a person publishes each week.</summary>
    public bool FreezesBySchedule { get; init; } = true;

    /// <summary>The first day that weekly figures start from: 1 January of the year.</summary>
    public static DateOnly YearOf(DateOnly day) => new(day.Year, 1, 1);

    /// <summary>
    /// Kỳ theo lịch: a freeze that counts as a week. Where the schedule closes the weeks, one that somebody made in between
    /// stands beside them.
    /// </summary>
    public bool IsWeek(DateTimeOffset cutOff) => !FreezesBySchedule || NextClose(cutOff.AddSeconds(-1)) == cutOff;

    /// <summary>The moment at which the week that runs now closes.</summary>
    public DateTimeOffset NextClose(DateTimeOffset now)
    {
        var day = LocalTime.DayOf(now);
        var next = LocalTime.At(day.AddDays(((int)WeekClosesOn - (int)day.DayOfWeek + 7) % 7), WeekClosesAt);
        return next > now ? next : next.AddDays(7);
    }

    /// <summary>The last moments at which a week closed in the year of now, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> ClosedWeeks(DateTimeOffset now, int most)
    {
        var day = LocalTime.DayOf(now);
        var back = ((int)day.DayOfWeek - (int)WeekClosesOn + 7) % 7;
        var last = LocalTime.At(day.AddDays(-back), WeekClosesAt);
        last = last > now ? last.AddDays(-7) : last;
        return [.. Enumerable.Range(0, most).Select(week => last.AddDays(-7 * week))
            .Where(close => close.Year == now.Year).Reverse()];
    }

    /// <summary>Of the demo, whatever the environment of the machine says.</summary>
    public static Outlook Demo { get; } =
        new() { Focus = new UnitCode("H09.24"), WeekClosesOn = DayOfWeek.Monday, WeekClosesAt = new(7, 0) };

    /// <summary>As the server of a folder sees it, for programs that read beside it.</summary>
    public static Outlook Of(DataFolder folder) => File.Exists(folder.DemoStarted)
        ? Demo
        : From(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables().Build());

    /// <summary>DIEMSANG__UNIT, DIEMSANG__WEEK__DAY (Monday … Sunday), DIEMSANG__WEEK__TIME (HH:mm), …__FREEZE (schedule, hand).</summary>
    public static Outlook From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("DIEMSANG");
        var defaults = new Outlook();
        return new()
        {
            Focus = settings["UNIT"] is { Length: > 0 } unit ? new UnitCode(unit) : null,
            WeekClosesOn = settings.GetValue("WEEK:DAY", defaults.WeekClosesOn),
            WeekClosesAt = TimeOnly.TryParse(settings["WEEK:TIME"], CultureInfo.InvariantCulture, out var time)
                ? time
                : defaults.WeekClosesAt,
            FreezesBySchedule = settings["WEEK:FREEZE"] != "hand",
        };
    }
}
