using System.Text;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Passports;

namespace DiemSang.Web.Desk;

/// <summary>
/// Bảng tải về: the rows of a list as CSV or XLSX. A text that a spreadsheet would run as a formula is made plain in
/// both.
/// </summary>
public sealed record Sheet(string Name, string FileName, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<string>> Rows)
{
    public IResult Csv()
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in Rows.Prepend(Columns))
        {
            text.AppendJoin(',', row.Select(ListDownload.Cell)).Append("\r\n");
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{FileName}.csv");
    }

    public IResult Xlsx()
    {
        var rows = Rows.ToList();
        var columns = Columns.Select((name, at) => new BookColumn(name, Width(name, rows, at))).ToList();
        var bytes = Workbook.Write([new(Name, [], columns, rows.Select(row => row.Select(Plain).ToList()))]);
        return Results.File(bytes, Workbook.MediaType, $"{FileName}.xlsx");
    }

    /// <summary>As wide as what stands in the column, within reason; the rest wraps.</summary>
    private static double Width(string name, List<IReadOnlyList<string>> rows, int at) =>
        Math.Clamp(rows.Take(200).Select(row => row[at].Length).Append(name.Length * 2 / 3).Max() + 2, 8, 48);

    /// <summary>The cell as text, an apostrophe before what begins like a formula.</summary>
    public static string Plain(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
