using System.Globalization;

namespace DiemSang.Demo;

/// <summary>
/// Kịch bản "Cả nước 2026": what the national portal published of the 34 provinces, year 2026 up to the day of
/// capture, as a file of the verb <c>score</c>. Components where the portal showed them, group points otherwise.
/// </summary>
public static class CaNuoc2026
{
    public static IReadOnlyList<DateOnly> CapturedOn { get; } = [new(2026, 9, 17), new(2026, 10, 10)];

    public static ReadOnlyMemory<byte> Tallies(DateOnly capturedOn) =>
        CapturedOn.Contains(capturedOn)
            ? EmbeddedTable.Bytes(capturedOn.ToString("'ca-nuoc-2026/'yyyy-MM-dd'.csv'", CultureInfo.InvariantCulture))
            : throw new ArgumentOutOfRangeException(nameof(capturedOn), capturedOn, "nothing was captured on that day");

    /// <summary>Nguồn: how the figures are cited.</summary>
    public static string Source(DateOnly capturedOn) =>
        string.Create(CultureInfo.InvariantCulture, $"Cổng DVCQG, thu thập {capturedOn:dd/MM/yyyy}");
}
