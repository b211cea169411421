using System.Globalization;
using DiemSang.Exchange;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DiemSang.Web.Shell;

/// <summary>Cách ghi một cột; numbers stay numbers.</summary>
public enum BookFormat
{
    Text,
    Whole,
    Points,
    Change,
    Exact,
}

/// <param name="Width">in letters</param>
public sealed record BookColumn(string Name, double Width, BookFormat Format = BookFormat.Text);

/// <summary>Một trang tính: lines above it, heads, rows.</summary>
public sealed record BookTab(
    string Name, IReadOnlyList<string> Above, IReadOnlyList<BookColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>
/// Sổ .xlsx: tabs that print on A4 across, as wide as the page, with their head on each page. A text that a spreadsheet
/// would run as a formula is text.
/// </summary>
public static class Workbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Head = 5, Title = 6, Note = 7;
    private const double Line = 18;

    public static byte[] Write(IReadOnlyList<BookTab> tabs)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = BookStyles.Of();
            var (sheets, names) = (new Sheets(), new DefinedNames());
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets, names);
            foreach (var (index, tab) in tabs.Index())
            {
                var (part, name) = (book.AddNewPart<WorksheetPart>(), TabName(tab.Name));
                part.Worksheet = Page(tab);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)index + 1, Name = name });
                names.Append(new DefinedName(
                    $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!${HeadRow(tab)}:${HeadRow(tab)}")
                {
                    Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index,
                });
            }
        }

        return stream.ToArray();
    }

    private static int HeadRow(BookTab tab) => tab.Above.Count == 0 ? 1 : tab.Above.Count + 2;

    private static Worksheet Page(BookTab tab)
    {
        var rows = new SheetData();
        foreach (var (index, text) in tab.Above.Index())
        {
            rows.Append(Row([Cell(text, index == 0 ? Title : Note)], index == 0 ? 24 : Line));
        }

        if (tab.Above.Count > 0)
        {
            rows.Append(Row([], Line));
        }

        rows.Append(Row(tab.Columns.Select(column => Cell(column.Name, Head)), 2 * Line));
        foreach (var row in tab.Rows)
        {
            rows.Append(Row(tab.Columns.Zip(row, (column, value) => Cell(value, (uint)column.Format)), height: null));
        }

        var head = HeadRow(tab);
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = head, TopLeftCell = $"A{head + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = Line },
            new Columns(tab.Columns.Index().Select(one => new Column
            {
                Min = (uint)one.Index + 1, Max = (uint)one.Index + 1, Width = one.Item.Width, CustomWidth = true,
            })),
            rows, new PageMargins { Left = 0.6, Right = 0.6, Top = 0.8, Bottom = 0.8, Header = 0.4, Footer = 0.4 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C&P/&N")));
    }

    private static Row Row(IEnumerable<Cell> cells, double? height)
    {
        var row = new Row(cells);
        if (height is { } known)
        {
            (row.Height, row.CustomHeight) = (known, true);
        }

        return row;
    }

    private static Cell Cell(object? value, uint style) => value switch
    {
        null => new() { StyleIndex = style },
        string text => new(new InlineString(new Text(SheetCell.Plain(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString, StyleIndex = style,
        },
        IFormattable number => new(new CellValue(number.ToString(null, CultureInfo.InvariantCulture))) { StyleIndex = style },
        _ => throw new ArgumentException($"a cell holds text or a number, not {value.GetType().Name}", nameof(value)),
    };

    /// <summary>A tab has at most 31 letters and none of these.</summary>
    private static string TabName(string name) => string.Concat(name.Where(letter => !"[]:*?/\\".Contains(letter)).Take(31));
}
