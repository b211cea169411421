using System.Globalization;
using System.Text;

namespace DiemSang.Evaluation.Publications;

/// <summary>Một ô không đọc được, by its place in what was pasted.</summary>
/// <param name="Line">1 = the first line pasted</param>
/// <param name="Column">1 = the first column; 0 = the line as a whole</param>
/// <param name="Code">why: a code with words elsewhere</param>
/// <param name="Text">what stands there</param>
public sealed record CellProblem(int Line, int Column, string Code, string Text);

/// <summary>Một hàng đã đọc: points of each group in the ruleset's order, and the total.</summary>
public sealed record ReceivedRow(int Line, string Unit, string Name, IReadOnlyList<decimal> Points, decimal Total)
{
    /// <summary>Tổng trừ tổng các nhóm: 0 when the row closes.</summary>
    public decimal Rest => Total - Points.Sum();
}

/// <summary>Tên cột: in the language of whoever made the table.</summary>
public sealed record PastedHeads(IReadOnlyList<string> Unit, IReadOnlyList<string> Total);

/// <summary>
/// Bảng dán: a table copied from a spreadsheet or a document – unit, the six groups, total. Every row must have as many
/// cells as the table has columns; an empty or merged cell is refused where it stands, nothing ever moves to another
/// column.
/// </summary>
public sealed record PastedTable(IReadOnlyList<ReceivedRow> Rows, IReadOnlyList<CellProblem> Problems)
{
    private const int MostRows = 5000;

    /// <param name="text">lines with tabs (or semicolons) between cells; a cell with quotes may hold line ends</param>
    /// <param name="groups">code, short name and maximum of each group</param>
    /// <param name="heads">how the columns of units and of the total may be called</param>
    /// <param name="find">the unit that a name or code means; null when it means none or several</param>
    public static PastedTable Read(
        string text, IReadOnlyList<(string Code, string Name, decimal Max)> groups, PastedHeads heads,
        Func<string, string?> find)
    {
        var reader = new PastedReader(groups, heads, find);
        foreach (var (line, cells) in Lines(text).Take(MostRows))
        {
            reader.Take(line, cells);
        }

        return reader.End();
    }

    /// <summary>Cells by line; lines without anything are left out.</summary>
    private static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Lines(string text)
    {
        var separator = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
        var (line, start) = (1, 1);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var (at, sign) in (text + "\n").Index())
        {
            if (sign == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (sign == separator && !isQuoted)
            {
                EndCell();
            }
            else if (sign == '\n' && (!isQuoted || at == text.Length))
            {
                EndCell();
                if (cells.Exists(one => one.Length > 0))
                {
                    yield return (start, [.. cells]);
                }

                cells.Clear();
                isQuoted = false;
                start = ++line;
            }
            else if (sign == '\n')
            {
                line++;
                cell.Append(' ');
            }
            else if (sign != '\r')
            {
                cell.Append(sign);
            }
        }

        void EndCell()
        {
            cells.Add(cell.ToString().Replace('\u00a0', ' ').Trim().Normalize());
            cell.Clear();
        }
    }

    /// <summary>
    /// A number as it is written in Vietnam (77,84) or by programs (77.84). A dot before three digits is a thousands
    /// dot: 17.300 is seventeen thousand three hundred, never 17.3.
    /// </summary>
    public static decimal? Number(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        var comma = plain.IndexOf(',', StringComparison.Ordinal);
        var dots = plain.Split('.');
        if (comma < 0 && dots.Length == 2 && dots[1].Length is 1 or 2)
        {
            return Parsed(plain);
        }

        var whole = comma < 0 ? dots : plain[..comma].Split('.');
        if (whole.Length > 1 && (whole[0].Length is 0 or > 3 || whole.Skip(1).Any(part => part.Length != 3)))
        {
            return null;
        }

        return Parsed(string.Concat(whole) + (comma < 0 ? "" : "." + plain[(comma + 1)..]));
    }

    private static decimal? Parsed(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[^1]) && decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
