using System.Globalization;
using System.Runtime.CompilerServices;
using DiemSang.Scoring;
using Sylvan.Data.Csv;

namespace DiemSang.Tests.Fast.Scoring;

/// <summary>Số liệu đã công bố: rows of tests/golden, as the national portal published them.</summary>
internal static class Golden
{
    public static IReadOnlyList<GoldenRow> Components { get; } =
        [.. Read("provinces-2026.csv"), .. Read("units-2026.csv"), .. Read("periods-2026.csv")];

    public static IReadOnlyList<GoldenRow> Groups { get; } =
        [.. Read("provinces-2026-groups.csv"), .. Read("units-2026-groups.csv")];

    private static List<GoldenRow> Read(string name)
    {
        using var csv = CsvDataReader.Create(Path.Combine(Folder(), name));
        List<GoldenRow> rows = [];
        while (csv.Read())
            rows.Add(new(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString)));
        return rows;
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../golden");
}

internal sealed record GoldenRow(Dictionary<string, string> Fields)
{
    public string this[string field] => Fields[field];
    public string Unit => Fields.TryGetValue("province", out var province) ? province : Fields["unit"];
    public string Case => $"{Unit} {Fields["capture_date"]} {Fields["period"]}";

    public decimal? Number(string field) =>
        decimal.TryParse(Fields[field], CultureInfo.InvariantCulture, out var number) ? number : null;

    public Level Level => Fields["level"] switch
    {
        "PROVINCE" => Level.Province,
        "AGENCY" => Level.Department,
        "COMMUNE" => Level.Commune,
        var other => throw new InvalidDataException(other),
    };
}
