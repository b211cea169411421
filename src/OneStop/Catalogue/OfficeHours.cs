namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Giờ làm việc: 07:00–11:30 and 13:30–17:00, eight hours; both ends of a session are working moments.
/// </summary>
public static class OfficeHours
{
    public const int Opening = 7 * 3600;
    public const int LunchFrom = (11 * 3600) + 1800;
    public const int LunchTo = (13 * 3600) + 1800;
    public const int Closing = 17 * 3600;

    /// <summary>Whole seconds of work in one working day.</summary>
    public const int SecondsADay = LunchFrom - Opening + Closing - LunchTo;

    /// <summary>Received later than this, a "trong ngày" procedure is answered on the next working day.</summary>
    public const int SameDayUntil = 15 * 3600;

    public static bool Covers(int secondOfDay) =>
        secondOfDay is (>= Opening and <= LunchFrom) or (>= LunchTo and <= Closing);

    /// <summary>Seconds worked since opening; 0 before it, all eight hours after closing.</summary>
    public static int WorkedUntil(int secondOfDay) => secondOfDay switch
    {
        <= Opening => 0,
        <= LunchFrom => secondOfDay - Opening,
        <= LunchTo => LunchFrom - Opening,
        <= Closing => secondOfDay - Opening - (LunchTo - LunchFrom),
        _ => SecondsADay,
    };

    /// <summary>The earliest second of the day by which so much was worked: 11:30 rather than 13:30.</summary>
    public static int SecondAfter(int worked) =>
        worked <= LunchFrom - Opening ? Opening + worked : Opening + worked + (LunchTo - LunchFrom);
}
