using System.Text;
using DiemSang.Web.Workspace.Passports;
using MiniExcelLibs;

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
        var stream = new MemoryStream();
        stream.SaveAs(
            Rows.Select(row => Columns.Zip(row).ToDictionary(cell => cell.First, object (cell) => Plain(cell.Second))),
            sheetName: Name);
        return Results.File(
            stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{FileName}.xlsx");
    }

    /// <summary>The cell as text, an apostrophe before what begins like a formula.</summary>
    public static string Plain(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
