using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace DiemSang.Exchange.Imports;

/// <summary>Một dòng số liệu: one component or group of one unit, as the file gives it.</summary>
public sealed record TallyRow(
    string Unit,
    string UnitName,
    string? Parent,
    string Level,
    string Indicator,
    decimal? Numerator,
    decimal? Denominator,
    decimal? Points);

/// <summary>
/// Lỗi trong tệp: line and field of what cannot be taken; the code has its sentence in words.vi.json.
/// </summary>
public sealed record FileProblem(string Code, int Line, string Field, string Value = "")
{
    public string Sentence => Words.Say(Code, Line, Field, Value);
}

/// <summary>Từ dùng trong tệp: what a tallies file may name.</summary>
public sealed record TalliesVocabulary(
    IReadOnlySet<string> Levels,
    IReadOnlySet<string> Indicators,
    IReadOnlySet<string> Groups);

/// <summary>Tệp số liệu: numerators, denominators and published points, one component of one unit per line.</summary>
public sealed class TalliesFile
{
    private static readonly string[] columns =
        ["unit", "unit_name", "parent", "level", "indicator", "numerator", "denominator", "points"];

    private readonly TalliesVocabulary vocabulary;
    private readonly List<TallyRow> rows = [];
    private readonly List<FileProblem> problems = [];
    private readonly HashSet<(string Unit, string Indicator)> seen = [];
    private readonly Dictionary<string, TallyRow> firstOf = [];

    private TalliesFile(TalliesVocabulary vocabulary) => this.vocabulary = vocabulary;

    public IReadOnlyList<TallyRow> Rows => rows;
    public IReadOnlyList<FileProblem> Problems => problems;

    /// <summary>Reads to the end, whatever is wrong, so that one reading names every bad field.</summary>
    public static TalliesFile Read(Stream stream, TalliesVocabulary vocabulary)
    {
        TalliesFile file = new(vocabulary);
        // Bytes that are no UTF-8 become U+FFFD, so that the field they stand in can be named.
        using StreamReader text = new(stream, Encoding.UTF8);
        using var csv = CsvDataReader.Create(text, new() { HasHeaders = false, Delimiter = ',', Comment = '\0' });
        file.Read(csv);
        return file;
    }

    private void Read(CsvDataReader csv)
    {
        Dictionary<string, int>? places = null;
        var line = 1;
        try
        {
            while (csv.Read())
            {
                if (places is null) places = Header(csv);
                else if (places.Count == columns.Length && !IsBlank(csv)) Take(new(csv, places, line, problems));
                line += 1 + csv.GetRawRecordSpan().TrimEnd("\r\n").Count('\n');
            }
        }
        catch (CsvFormatException fault)
        {
            var field = places?.FirstOrDefault(place => place.Value == fault.FieldOrdinal).Key;
            problems.Add(new("tallies.broken-row", line, field ?? $"{fault.FieldOrdinal + 1}"));
        }
        if (rows.Count == 0 && problems.Count == 0) problems.Add(new("tallies.empty", line, columns[0]));
    }

    private Dictionary<string, int> Header(CsvDataReader csv)
    {
        Dictionary<string, int> places = [];
        for (var at = 0; at < csv.RowFieldCount; at++)
        {
            var name = csv.GetString(at).Trim();
            if (columns.Contains(name) && !places.TryAdd(name, at))
                problems.Add(new("tallies.duplicate-column", 1, name));
        }
        foreach (var column in columns.Where(column => !places.ContainsKey(column)))
            problems.Add(new("tallies.missing-column", 1, column));
        return places;
    }

    private static bool IsBlank(CsvDataReader csv)
    {
        for (var at = 0; at < csv.RowFieldCount; at++)
            if (!csv.GetFieldSpan(at).IsWhiteSpace())
                return false;
        return true;
    }

    private void Take(Fields fields)
    {
        var known = problems.Count;
        var unit = fields.Required("unit");
        var name = fields.Text("unit_name");
        var parent = fields.Text("parent");
        var points = fields.Number("points");
        TallyRow row = new(
            unit,
            name.Length > 0 ? name : unit,
            parent.Length > 0 ? parent : null,
            fields.Required("level"),
            fields.Required("indicator"),
            fields.Number("numerator", isNeeded: points is null),
            fields.Number("denominator", isNeeded: points is null),
            points);
        if (problems.Count == known) Judge(row, fields);
        if (problems.Count == known) rows.Add(row);
    }

    private void Judge(TallyRow row, Fields fields)
    {
        if (!vocabulary.Levels.Contains(row.Level)) fields.Refuse("tallies.unknown-level", "level", row.Level);
        if (vocabulary.Groups.Contains(row.Indicator))
        {
            if (row.Points is null) fields.Refuse("tallies.group-without-points", "points", row.Indicator);
        }
        else if (!vocabulary.Indicators.Contains(row.Indicator))
        {
            fields.Refuse("tallies.unknown-indicator", "indicator", row.Indicator);
        }
        if (row.Points is null && row.Numerator is not null && row.Denominator is null)
            fields.Refuse("tallies.numerator-alone", "denominator");
        if (row.Points is null && row.Numerator is null && row.Denominator is not null)
            fields.Refuse("tallies.denominator-alone", "numerator");
        if (!seen.Add((row.Unit, row.Indicator))) fields.Refuse("tallies.duplicate", "indicator", row.Indicator);

        if (firstOf.TryAdd(row.Unit, row)) return;
        var first = firstOf[row.Unit];
        if (row.UnitName != first.UnitName) fields.Refuse("tallies.contradicts-unit", "unit_name", row.UnitName);
        if (row.Parent != first.Parent) fields.Refuse("tallies.contradicts-unit", "parent", row.Parent ?? "");
        if (row.Level != first.Level) fields.Refuse("tallies.contradicts-unit", "level", row.Level);
    }

    private readonly record struct Fields(
        CsvDataReader Csv, Dictionary<string, int> Places, int Line, List<FileProblem> Problems)
    {
        public string Text(string field)
        {
            var at = Places[field];
            var text = at < Csv.RowFieldCount ? Csv.GetString(at).Trim() : "";
            if (text.Contains('\uFFFD')) Refuse("tallies.not-utf8", field);
            return text.Normalize();
        }

        public string Required(string field)
        {
            var text = Text(field);
            if (text.Length == 0) Refuse("tallies.missing", field);
            return text;
        }

        /// <summary>What is not needed – a tally beside published points – is unknown when it is no number.</summary>
        public decimal? Number(string field, bool isNeeded = true)
        {
            const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
            var text = Text(field);
            if (text.Length == 0) return null;
            var isNumber = decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number);
            if (!isNeeded && (!isNumber || number < 0)) return null;
            if (!isNumber)
                Refuse("tallies.not-a-number", field, text);
            else if (number < 0)
                Refuse("tallies.negative", field, text);
            return number;
        }

        public void Refuse(string code, string field, string value = "") => Problems.Add(new(code, Line, field, value));
    }
}
