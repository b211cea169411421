namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Lịch làm việc: which days are worked, and the arithmetic of working time on them. Immutable; the working days of
/// 2000–2149 are numbered once, so every question is a look-up. A moment outside these years is an error of the caller.
/// </summary>
public sealed partial class WorkCalendar
{
    /// <summary>Bộ luật Lao động 2019 Điều 112 gives eleven days a year: a year with fewer is not yet known.</summary>
    private const int LawfulDaysOff = 11;

    private static readonly int first = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly int count = new DateOnly(2150, 1, 1).DayNumber - first;

    private readonly Dictionary<DateOnly, DayRule> rules;
    private readonly HashSet<int> confirmedYears;

    /// <summary>Working days before day i of the span, and the days themselves in order.</summary>
    private readonly int[] workedBefore = new int[count + 1];
    private readonly int[] workingDays;

    private WorkCalendar(Dictionary<DateOnly, DayRule> rules)
    {
        this.rules = rules;
        confirmedYears = [.. rules.Values.GroupBy(rule => rule.Day.Year).Where(IsComplete).Select(year => year.Key)];
        var working = new List<int>(count);
        for (var index = 0; index < count; index++)
        {
            workedBefore[index] = working.Count;
            var day = DateOnly.FromDayNumber(first + index);
            if (rules.TryGetValue(day, out var rule) ? rule.IsWorking : DayRule.IsWeekday(day))
            {
                working.Add(index);
            }
        }

        workedBefore[count] = working.Count;
        workingDays = [.. working];
    }

    /// <summary>The country's calendar as the product carries it.</summary>
    public static WorkCalendar Official { get; } = new(DayRule.Official.ToDictionary(rule => rule.Day));

    /// <summary>The rules that differ from the week, by day.</summary>
    public IEnumerable<DayRule> Rules => rules.Values.OrderBy(rule => rule.Day);

    /// <summary>
    /// The calendar after a decision: a later rule of a day replaces the earlier, Weekly strikes it out.
    /// </summary>
    public WorkCalendar With(IEnumerable<DayRule> changes)
    {
        var next = new Dictionary<DateOnly, DayRule>(rules);
        foreach (var change in changes)
        {
            if (change.Kind == DayKind.Weekly)
            {
                next.Remove(change.Day);
            }
            else
            {
                next[change.Day] = change;
            }
        }

        return new(next);
    }

    public bool IsWorkingDay(DateOnly day) => IsWorking(Index(day));

    /// <summary>
    /// The rule that makes the day a day off (Weekly for a plain weekend), or null when it is worked.
    /// </summary>
    public DayRule? WhyOff(DateOnly day) =>
        IsWorkingDay(day) ? null : rules.GetValueOrDefault(day) ?? new(day, "", DayKind.Weekly, "");

    /// <summary>False while the year's holidays are an estimate or unknown: who shows a due date then warns.</summary>
    public bool IsConfirmed(int year) => confirmedYears.Contains(year);

    public bool IsWorkingMoment(DateTimeOffset moment)
    {
        var (day, second) = Split(moment);
        return IsWorking(day) && OfficeHours.Covers(second);
    }

    private static bool IsComplete(IEnumerable<DayRule> year) =>
        year.All(rule => rule.IsConfirmed) && year.Count(rule => !rule.IsWorking) >= LawfulDaysOff;

    private static int Index(DateOnly day) => day.DayNumber - first;

    private static (int Day, int Second) Split(DateTimeOffset moment)
    {
        var seconds = (moment.UtcTicks + LocalTime.Offset.Ticks) / TimeSpan.TicksPerSecond;
        return ((int)(seconds / 86_400) - first, (int)(seconds % 86_400));
    }

    private static DateTimeOffset Join(int day, int second) =>
        new(((first + day) * TimeSpan.TicksPerDay) + (second * TimeSpan.TicksPerSecond), LocalTime.Offset);

    private bool IsWorking(int day) => workedBefore[day + 1] > workedBefore[day];

    /// <summary>The n-th working day after a day, which itself never counts.</summary>
    private int After(int day, int n) => workingDays[workedBefore[day + 1] + n - 1];

    private int OnOrAfter(int day) => workingDays[workedBefore[day]];
}
