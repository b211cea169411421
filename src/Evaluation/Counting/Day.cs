using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

/// <summary>Số ngày: local days as whole numbers from 01/01/2000, the grain in which the cube adds up.</summary>
public static class Day
{
    private const int SecondsPerDay = 86_400;
    private static readonly int epoch = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly long start = LocalTime.Start(new DateOnly(2000, 1, 1)).ToUnixTimeSeconds();

    public static int Of(DateOnly day) => day.DayNumber - epoch;

    /// <param name="at">Unix seconds</param>
    public static int Of(long at) => (int)Math.DivRem(at - start, SecondsPerDay, out var rest) - (rest < 0 ? 1 : 0);

    public static DateOnly DateOf(int day) => DateOnly.FromDayNumber(day + epoch);

    /// <summary>Unix seconds of 00:00:00 of the day.</summary>
    public static long StartOf(int day) => start + ((long)day * SecondsPerDay);

    /// <summary>Unix seconds of 23:59:59 of the day.</summary>
    public static long EndOf(int day) => StartOf(day) + SecondsPerDay - 1;
}
