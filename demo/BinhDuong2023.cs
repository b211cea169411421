using DiemSang.Demo.BinhDuong;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Demo;

/// <summary>
/// Kịch bản "Bình Dương 2023": the messages that the province's systems would have sent from January to 13/11/2023.
/// Persons, codes of units and all figures but the published ones are invented; see demo/README.md.
/// </summary>
public static class BinhDuong2023
{
    /// <summary>The city that the newspaper wrote about.</summary>
    internal const string City = "H09.24";

    /// <summary>Where the clock of the demo begins.</summary>
    public static readonly DateTimeOffset OpensAt = LocalTime.At(new(2023, 11, 13), new(8, 0));

    /// <summary>Chốt số: the ten Mondays, 07:00.</summary>
    public static IReadOnlyList<DateTimeOffset> Freezes { get; } =
    [
        .. Enumerable.Range(1, OfficeDays.WeekCount)
            .Select(week => LocalTime.At(OfficeDays.FreezeDay(week), new(7, 0))),
    ];

    /// <summary>All calls before the demo opens, in the order of their arrival.</summary>
    public static IEnumerable<DemoCall> Calls() => new CallBook(new Generation()).Calls();

    /// <summary>
    /// What arrives while the demo runs: the same calls at the same moments for everyone, from the first one after the
    /// moment given. Nothing comes at night and on days off. It has no end.
    /// </summary>
    public static IEnumerable<DemoCall> Feed(DateTimeOffset after) =>
        new LiveFeed(new Generation()).Calls().SkipWhile(call => call.ArrivedAt <= after);
}
