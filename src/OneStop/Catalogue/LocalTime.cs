namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Giờ Việt Nam: Asia/Ho_Chi_Minh is +07:00 all year; days are whole local days, moments whole seconds.
/// </summary>
public static class LocalTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    public static DateTimeOffset Start(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>23:59:59 of the day: the last whole second that belongs to it.</summary>
    public static DateTimeOffset End(DateOnly day) => Start(day).AddSeconds(86_399);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    public static DateTimeOffset WholeSecond(DateTimeOffset moment) =>
        DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds()).ToOffset(Offset);
}
