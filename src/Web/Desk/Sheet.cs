using System.Text;
using DiemSang.Exchange;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DiemSang.Web.Desk;

/// <summary>
/// Bảng tải về: the rows of a list as CSV or XLSX, no cell of which runs.
/// </summary>
public sealed record Sheet(string Name, string FileName, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<string>> Rows)
{
    public FileContentHttpResult Csv()
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in Rows.Prepend(Columns))
        {
            text.Append(SheetCell.CsvLine(row)).Append("\r\n");
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{FileName}.csv");
    }

    public FileContentHttpResult Xlsx()
    {
        var rows = Rows.ToList();
        var columns = Columns.Select((name, at) => new BookColumn(name, Width(name, rows, at))).ToList();
        var bytes = Workbook.Write([new(Name, [], columns, rows)]);
        return TypedResults.File(bytes, Workbook.MediaType, $"{FileName}.xlsx");
    }

    /// <summary>As wide as what stands in the column, within reason; the rest wraps.</summary>
    private static double Width(string name, List<IReadOnlyList<string>> rows, int at) =>
        Math.Clamp(rows.Take(200).Select(row => row[at].Length).Append(name.Length * 2 / 3).Max() + 2, 8, 48);
}
