using System.Globalization;
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

    /// <summary>Remedies of the scenario, each with what it brings in the plan.</summary>
    public static IReadOnlyList<PlantedRemedy> Remedies { get; } =
    [
        .. EmbeddedTable.Rows(Scenario.Folder + "remedies.csv").Select(cells => new PlantedRemedy(
            cells[0], cells[1], cells[2], DateOnly.ParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            long.Parse(cells[4], CultureInfo.InvariantCulture))),
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

/// <summary>Giải pháp cài sẵn: by how many dossiers more than at its neighbours' pace the plan raises a component.</summary>
public sealed record PlantedRemedy(string Unit, string Indicator, string Lever, DateOnly BeganOn, long Dossiers);
