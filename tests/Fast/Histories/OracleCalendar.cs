using System.Globalization;
using System.Reflection;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>The oracle's own work calendar: walks day by day and session by session over the raw list of days.</summary>
public sealed class OracleCalendar
{
    private static readonly TimeSpan opening = new(7, 0, 0);
    private static readonly TimeSpan lunch = new(11, 30, 0);
    private static readonly TimeSpan afternoon = new(13, 30, 0);
    private static readonly TimeSpan closing = new(17, 0, 0);

    private readonly HashSet<DateTime> off = [];
    private readonly HashSet<DateTime> worked = [];

    public OracleCalendar(IEnumerable<DayRule> decided)
    {
        using var stream = typeof(DayRule).Assembly.GetManifestResourceStream("holidays.csv")!;
        using var text = new StreamReader(stream);
        foreach (var line in text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Split(',');
            var day = DateTime.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            (cells[2] == "swap_work" ? worked : off).Add(day);
        }

        foreach (var rule in decided)
        {
            var day = rule.Day.ToDateTime(TimeOnly.MinValue);
            off.Remove(day);
            worked.Remove(day);
            if (rule.Kind == DayKind.SwapWork)
            {
                worked.Add(day);
            }
            else if (rule.Kind != DayKind.Weekly)
            {
                off.Add(day);
            }
        }
    }

    /// <summary>The n-th working day after the start's date, at the start's clock time.</summary>
    public DateTime WorkingDaysLater(DateTime start, int n)
    {
        for (var moment = start; ; moment = moment.AddDays(1))
        {
            n -= moment > start && IsWorked(moment) ? 1 : 0;
            if (n == 0)
            {
                return moment;
            }
        }
    }

    public DateTime DueByLaw(DateTime received, TimeLimit limit)
    {
        var start = WorkingMoment(received);
        return limit.Unit switch
        {
            LimitUnit.SameDay when IsWorked(received) && received.TimeOfDay <= new TimeSpan(15, 0, 0) =>
                received.Date + closing,
            LimitUnit.SameDay => WorkingDaysLater(received.Date, 1) + closing,
            LimitUnit.WorkingDay => WorkingDaysLater(start, limit.Amount),
            LimitUnit.WorkingHour =>
                Work(WorkingDaysLater(start, limit.Amount / 8), TimeSpan.FromHours(limit.Amount % 8)),
            LimitUnit.Hour => WorkingMoment(start.AddHours(limit.Amount)),
            LimitUnit.Day => WorkedDay(start.AddDays(limit.Amount)),
            LimitUnit.Month => WorkedDay(start.AddMonths(limit.Amount)),
            _ => throw new ArgumentOutOfRangeException(nameof(limit)),
        };
    }

    private bool IsWorked(DateTime moment) =>
        worked.Contains(moment.Date)
        || (moment.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(moment.Date));

    private DateTime WorkedDay(DateTime moment)
    {
        while (!IsWorked(moment))
        {
            moment = moment.AddDays(1);
        }

        return moment;
    }

    private DateTime WorkingMoment(DateTime moment)
    {
        while (!IsWorked(moment) || moment.TimeOfDay > closing)
        {
            moment = moment.Date.AddDays(1) + opening;
        }

        var time = moment.TimeOfDay;
        return time < opening ? moment.Date + opening
            : time > lunch && time < afternoon ? moment.Date + afternoon
            : moment;
    }

    /// <summary>Works the time off, one session after the other.</summary>
    private DateTime Work(DateTime moment, TimeSpan time)
    {
        while (true)
        {
            var end = moment.Date + (moment.TimeOfDay <= lunch ? lunch : closing);
            if (moment + time <= end)
            {
                return moment + time;
            }

            time -= end - moment;
            moment = WorkingMoment(end.AddSeconds(1));
        }
    }
}
