using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Shell;

/// <summary>Cách viết số và giờ: how a number, a day or a moment is written on a screen, always the same way.</summary>
public static class Format
{
    private const string Minus = "\u2212";
    private static readonly NumberFormatInfo vietnamese =
        new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = Minus };

    public static string NothingHappened => Words.Say("format.nothing-happened");

    public static string Unknown => Words.Say("format.unknown");

    /// <summary>77,84; without a value "chưa có số liệu".</summary>
    public static string Points(decimal? points) => points is { } known ? Fixed(known, 2) : Unknown;

    /// <summary>A maximum or a band's edge: 18 · 2,5</summary>
    public static string Weight(decimal points) => points.ToString("0.##", vietnamese);

    /// <summary>1.610</summary>
    public static string Count(long count) => count.ToString("N0", vietnamese);

    /// <summary>▲ +0,62 · ▼ −0,31 · 0,00</summary>
    public static string Change(decimal change) =>
        Arrow(change) is { } arrow ? $"{arrow} {Signed(change)}" : Signed(change);

    /// <summary>+0,62 · −0,31 · 0,00</summary>
    public static string Signed(decimal change) => Rounded(change, 2) > 0 ? "+" + Fixed(change, 2) : Fixed(change, 2);

    /// <summary>▲ or ▼, nothing for a change that rounds to nothing.</summary>
    public static string? Arrow(decimal change) => Rounded(change, 2) switch { > 0 => "▲", < 0 => "▼", _ => null };

    /// <summary>0.585 → 58,50% in tables; one decimal in prose.</summary>
    public static string Share(decimal ratio, int decimals = 2) => Fixed(ratio * 100, decimals) + "%";

    /// <summary>What one dossier is worth: 0,009 điểm; five decimals when three would hide it.</summary>
    public static string Worth(decimal points) =>
        Words.Say("format.points", Fixed(points, Math.Abs(points) < 0.001m ? 5 : 3));

    /// <summary>14.543 / 24.860; "không phát sinh" of nothing; "chưa có số liệu" when nothing is known.</summary>
    public static string Tally(long? numerator, long? denominator) => (numerator, denominator) switch
    {
        (_, 0) => NothingHappened,
        ({ } n, { } d) => $"{Count(n)} / {Count(d)}",
        _ => Unknown,
    };

    /// <summary>1/9</summary>
    public static string Rank(int rank, int of) => $"{Count(rank)}/{Count(of)}";

    /// <summary>16.000 đ</summary>
    public static string Money(long dong) => Words.Say("format.money", Count(dong));

    /// <summary>13/11/2023</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>13/11</summary>
    public static string DayOfYear(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>thứ Hai</summary>
    public static string Weekday(DateOnly day) =>
        Words.Say(string.Create(CultureInfo.InvariantCulture, $"weekday.{(int)day.DayOfWeek}"));

    /// <summary>10:30</summary>
    public static string Clock(DateTimeOffset moment) => Local(moment, "HH:mm");

    /// <summary>08:00:05</summary>
    public static string ClockToSecond(DateTimeOffset moment) => Local(moment, "HH:mm:ss");

    /// <summary>10:30 thứ Hai 13/11</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var day = LocalTime.DayOf(moment);
        return $"{Clock(moment)} {Weekday(day)} {DayOfYear(day)}";
    }

    /// <summary>13/11/2023 08:04, in columns and files; nothing without a moment.</summary>
    public static string DayThenClock(DateTimeOffset? moment) => moment is { } at ? $"{Day(LocalTime.DayOf(at))} {Clock(at)}" : "";

    /// <summary>13/11 08:04, in narrow columns.</summary>
    public static string ShortMoment(DateTimeOffset? moment) => moment is { } at ? $"{DayOfYear(LocalTime.DayOf(at))} {Clock(at)}" : "";

    /// <summary>07:00 ngày 13/11/2023</summary>
    public static string ClockAndDay(DateTimeOffset moment) =>
        Words.Say("format.clock-and-day", Clock(moment), Day(LocalTime.DayOf(moment)));

    /// <summary>08:00:00 ngày 13/11/2023</summary>
    public static string SecondAndDay(DateTimeOffset moment) =>
        Words.Say("format.clock-and-day", ClockToSecond(moment), Day(LocalTime.DayOf(moment)));

    /// <summary>08 giờ 14 phút, as official papers write it.</summary>
    public static string OfficialClock(DateTimeOffset moment) =>
        Words.Say("format.official-clock", Local(moment, "HH"), Local(moment, "mm"));

    /// <summary>Working time: 2 giờ 30 · 81 giờ 00</summary>
    public static string WorkTime(TimeSpan time) =>
        Words.Say("format.work-time", Count((long)time.TotalHours), time.Minutes.ToString("00", vietnamese));

    /// <summary>Working time that a piece of work takes: 45 phút · 2 giờ 30</summary>
    public static string Effort(long minutes) =>
        minutes < 60 ? Words.Say("format.minutes", minutes) : WorkTime(TimeSpan.FromMinutes(minutes));

    /// <summary>The day a person typed as 13/11/2023, or an address carries as 2023-11-13.</summary>
    public static DateOnly? FindDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The beginning of a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    /// <summary>The same within a sentence.</summary>
    public static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..];

    private static string Local(DateTimeOffset moment, string pattern) =>
        moment.ToOffset(LocalTime.Offset).ToString(pattern, CultureInfo.InvariantCulture);

    private static string Fixed(decimal value, int decimals) =>
        Rounded(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), vietnamese);

    // A negative value that rounds to nothing is nothing, not "−0,00".
    private static decimal Rounded(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero) is var rounded and not 0 ? rounded : 0;
}
