using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Portal;

/// <summary>Thiết lập cổng người dân.</summary>
public sealed record PortalSettings
{
    /// <summary>From this day on filings go to the one national portal; an office's own door stays shut unless set.</summary>
    private static readonly DateOnly oneDoorFrom = new(2025, 7, 1);

    /// <summary>DIEMSANG__FILING: true or false; null = by the day.</summary>
    public bool? Filing { get; init; }

    public bool TakesFilings(DateTimeOffset now) => Filing ?? LocalTime.DayOf(now) < oneDoorFrom;

    public static PortalSettings From(IConfiguration configuration) =>
        new() { Filing = configuration.GetValue<bool?>("DIEMSANG:FILING") };
}
