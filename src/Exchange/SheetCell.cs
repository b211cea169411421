using System.Buffers;
using System.Globalization;

namespace DiemSang.Exchange;

/// <summary>
/// Ô bảng tính: how a text leaves the house in CSV or XLSX. What a spreadsheet would run as a formula begins with an
/// apostrophe and is text; a number, negative or not, stays a number.
/// </summary>
public static class SheetCell
{
    /// <summary>Signs that begin a formula, those of full width too, and those behind which one hides.</summary>
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>True for what a spreadsheet would run.</summary>
    public static bool IsFormula(ReadOnlySpan<char> text)
    {
        var first = text.TrimStart(" \u00A0");
        return !first.IsEmpty && FormulaSigns.Contains(first[0], StringComparison.Ordinal) && !IsNumber(first);
    }

    /// <summary>The text, harmless to spreadsheets.</summary>
    public static string Plain(string? text) => IsFormula(text) ? "'" + text : text ?? "";

    /// <summary>The same as a cell of CSV, in quotes where its own signs or those of another delimiter ask for them.</summary>
    public static string Csv(string? text)
    {
        var plain = Plain(text);
        return plain.AsSpan().ContainsAny(quoted) ? Quoted(plain) : plain;
    }

    /// <summary>A line of CSV without its end.</summary>
    public static string CsvLine(IEnumerable<string?> cells) => string.Join(',', cells.Select(Csv));

    /// <summary>A cell of CSV that always stands in quotes.</summary>
    public static string QuotedCsv(string? text) => Quoted(Plain(text));

    private static string Quoted(string plain) => $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsNumber(ReadOnlySpan<char> text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
        CultureInfo.InvariantCulture, out _);
}
