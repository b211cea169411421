using System.Globalization;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Format = DiemSang.Web.Shell.Format;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Bảng .xlsx của lãnh đạo: rank, unit, six groups, total, change and band; numbers as numbers with two decimals.
/// </summary>
internal static class LeadersSheet
{
    private const uint Plain = 0, Points = 1, Head = 2, Title = 3, Whole = 4, Change = 5;

    /// <param name="week">whose units</param>
    /// <param name="before">with what it is compared; null when it cannot be</param>
    /// <param name="sheets">each a name for its tab, the parent below whom it ranks, and the level</param>
    public static byte[] Write(PublishedWeek week, PublishedWeek? before, IReadOnlyList<(string Name, UnitCode Parent, UnitLevel Level)> sheets)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            book.Workbook = new Workbook(new Sheets());
            foreach (var (index, (name, parent, level)) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Tab(week, before, parent, level);
                book.Workbook.Sheets!.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = book.GetIdOfPart(part), SheetId = (uint)index + 1, Name = TabName(name),
                });
            }
        }

        return stream.ToArray();
    }

    private static Worksheet Tab(PublishedWeek week, PublishedWeek? before, UnitCode parent, UnitLevel level)
    {
        var one = week.Publication;
        var groups = week.Ruleset.Groups;
        var rows = new SheetData(
            new Row(Text(Words.Say("sheet.title", Format.ClockAndDay(one.CutOff)), Title)),
            new Row(Text(Words.Say("sheet.check", one.Slug, one.Digest), Plain)), new Row(),
            new Row(
            [
                Text(Words.Say("sheet.rank"), Head), Text(Words.Say("sheet.code"), Head), Text(Words.Say("notice.unit"), Head),
                .. groups.Select(group => Text(Words.Say("notice.group", group.ShortName, Format.Weight(group.Max)), Head)),
                Text(Words.Say("notice.total"), Head), Text(Words.Say("notice.change"), Head), Text(Words.Say("sheet.climbed"), Head),
                Text(Words.Say("notice.band"), Head),
            ]));
        foreach (var place in week.Ranking(parent, level))
        {
            var unit = new UnitDifference(before?.Of(new(place.Scorecard.Unit)), week.Of(new(place.Scorecard.Unit)));
            rows.Append(new Row(
            [
                Number(place.Rank, Whole), Text(unit.Card.Unit, Plain), Text(unit.Card.Name, Plain),
                .. unit.Card.Groups.Select(group => Number(group.Points, Points)), Number(unit.Card.Total, Points),
                Number(unit.Change, Change), Number(unit.Climbed(parent.Value), Whole), Text(unit.Card.Band.Name, Plain),
            ]));
        }

        return new Worksheet(
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = 4, TopLeftCell = "A5", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0 }),
            new Columns(
                Width(1, 1, 7), Width(2, 2, 13), Width(3, 3, 34), Width(4, (uint)groups.Count + 3, 15),
                Width((uint)groups.Count + 4, (uint)groups.Count + 7, 12)),
            rows);
    }

    private static Column Width(uint from, uint to, double width) => new() { Min = from, Max = to, Width = width, CustomWidth = true };

    private static Cell Text(string text, uint style) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(DiemSang.Web.Desk.Sheet.Plain(text))))
    {
        DataType = CellValues.InlineString, StyleIndex = style,
    };

    private static Cell Number(decimal? number, uint style) => number is { } known
        ? new(new CellValue(known.ToString(CultureInfo.InvariantCulture))) { StyleIndex = style }
        : new() { StyleIndex = style };

    /// <summary>A tab has at most 31 letters and none of these.</summary>
    private static string TabName(string name) => string.Concat(name.Where(letter => !"[]:*?/\\".Contains(letter)).Take(31));

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "+0.00;-0.00;0.00" }),
        new Fonts(
            new Font(new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" }),
            new Font(new Bold(), new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" }),
            new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = "Times New Roman" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), Lines()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Look(0, 0), Look(2, 0), Look(0, 1, new Alignment
            {
                WrapText = true, Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center,
            }),
            Look(0, 2, hasLines: false), Look(1, 0), Look(164, 0)));

    private static CellFormat Look(uint format, uint font, Alignment? alignment = null, bool hasLines = true) => new()
    {
        NumberFormatId = format, FontId = font, BorderId = hasLines ? 1u : 0u, FillId = 0, FormatId = 0, ApplyNumberFormat = true,
        ApplyFont = true, ApplyBorder = hasLines, Alignment = alignment,
    };

    private static Border Lines() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });
}
