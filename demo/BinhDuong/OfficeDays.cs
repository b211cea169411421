using System.Globalization;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Demo.BinhDuong;

/// <summary>
/// Ngày làm việc: working days of the scenario by number, 0 = 1/12/2022. Moments are seconds since that midnight,
/// because hundreds of thousands of them are drawn and written.
/// </summary>
internal sealed class OfficeDays
{
    public const int Day = 86_400;
    public const int WeekCount = 10;
    private const int DayCount = 4000;

    private static readonly DateOnly epoch = new(2022, 12, 1);
    private readonly List<int> days = [];
    private readonly int[] indexOnOrAfter = new int[DayCount];
    private readonly byte[] stamps = new byte[DayCount * 8];

    public OfficeDays()
    {
        var off = EmbeddedTable.Rows("binh-duong-2023/days-off.csv")
            .Select(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        for (var day = 0; day < indexOnOrAfter.Length; day++)
        {
            var date = epoch.AddDays(day);
            indexOnOrAfter[day] = days.Count;
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(date)) days.Add(day);
            for (int at = 7, rest = date.Year * 10_000 + date.Month * 100 + date.Day; at >= 0; at--, rest /= 10)
                stamps[day * 8 + at] = (byte)('0' + rest % 10);
        }

        First = new int[WeekCount + 1];
        Last = new int[WeekCount + 1];
        for (var week = 1; week <= WeekCount; week++)
        {
            First[week] = IndexOf(week == 1 ? new DateOnly(2023, 1, 1) : FreezeDay(week - 1));
            Last[week] = IndexOf(FreezeDay(week)) - 1;
        }
    }

    /// <summary>First and last working day of each week of the plan, from 1; the first begins with the year.</summary>
    public int[] First { get; }

    public int[] Last { get; }

    /// <summary>Chốt số: the ten Mondays.</summary>
    public static DateOnly FreezeDay(int week) => new DateOnly(2023, 9, 11).AddDays(7 * (week - 1));

    /// <summary>The number of the first working day on or after the date.</summary>
    public int IndexOf(DateOnly date) => indexOnOrAfter[date.DayNumber - epoch.DayNumber];

    public int DayOf(int index) => days[index];

    public DateOnly DateOf(int index) => epoch.AddDays(days[index]);

    public int At(int index, int second) => days[index] * Day + second;

    public int IndexAt(int moment) => indexOnOrAfter[moment / Day];

    /// <summary>The working day that lies a limit after another one.</summary>
    public int After(int index, ProcedureRow procedure) =>
        procedure.CalendarDays ? indexOnOrAfter[days[index] + procedure.Limit] : index + procedure.Limit;

    public static DateTimeOffset Moment(int moment) => LocalTime.Start(epoch).AddSeconds(moment);

    public static int SecondsAt(DateTimeOffset moment) =>
        (int)(moment - LocalTime.Start(epoch)).TotalSeconds;

    /// <summary>Writes yyyyMMddHHmmss.</summary>
    public void Stamp(int moment, Span<byte> target)
    {
        var (day, second) = Math.DivRem(moment, Day);
        stamps.AsSpan(day * 8, 8).CopyTo(target);
        Two(second / 3600, target[8..]);
        Two(second / 60 % 60, target[10..]);
        Two(second % 60, target[12..]);
    }

    /// <summary>yyMMdd, as dossier codes carry it.</summary>
    public ReadOnlySpan<byte> ShortDate(int moment) => stamps.AsSpan(moment / Day * 8 + 2, 6);

    private static void Two(int number, Span<byte> target)
    {
        target[0] = (byte)('0' + number / 10);
        target[1] = (byte)('0' + number % 10);
    }
}
