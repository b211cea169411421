using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Các phần của văn bản .docx: paragraphs, tables and styles; sizes in half points, lengths in twentieths.</summary>
internal static class DocxParts
{
    private const string Face = "Times New Roman";
    private const int FirstLine = 720;

    public static Paragraph Styled(string text, string style) => new(
        new ParagraphProperties { ParagraphStyleId = new() { Val = style } }, Run(text));

    public static Paragraph Plain(string text, int size, bool bold = false, bool italic = false) =>
        new(Properties(JustificationValues.Left), Run(text, size, bold, italic));

    public static Paragraph Centred(string text, int size, bool bold = false, bool italic = false, int before = 0) =>
        new(Properties(JustificationValues.Center, before), Run(text, size, bold, italic));

    /// <summary>A line below what stands above it, in from both sides.</summary>
    public static Paragraph Rule(int indent)
    {
        var properties = Properties(JustificationValues.Center);
        properties.ParagraphBorders = new ParagraphBorders(
            new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "000000" });
        properties.Indentation = new() { Left = Text(indent), Right = Text(indent) };
        properties.SpacingBetweenLines = new() { Before = "20", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact };
        return new(properties);
    }

    /// <summary>An empty line of so much height.</summary>
    public static Paragraph Gap(int height)
    {
        var properties = Properties(JustificationValues.Left);
        properties.SpacingBetweenLines = new()
        {
            Before = "0", After = "0", Line = Text(height), LineRule = LineSpacingRuleValues.Exact,
        };
        properties.ParagraphMarkRunProperties = new(new FontSize { Val = "4" });
        return new(properties);
    }

    /// <summary>Ends a section; what follows begins on another page.</summary>
    public static Paragraph End(SectionProperties section)
    {
        var gap = Gap(20);
        gap.ParagraphProperties!.SectionProperties = section;
        return gap;
    }

    public static Paragraph PageNumber() => new(
        Properties(JustificationValues.Center),
        new SimpleField(new Run(RunLook(26, false, false), new Text("2"))) { Instruction = "PAGE" });

    /// <summary>Two parts beside each other, without lines.</summary>
    public static Table Layout(
        int left, int right, IReadOnlyList<(IReadOnlyList<OpenXmlElement> Left, IReadOnlyList<OpenXmlElement> Right)> rows)
    {
        var table = new Table(Look(left + right, hasLines: false), new TableGrid(Column(left), Column(right)));
        foreach (var (one, other) in rows)
        {
            table.Append(new TableRow(new TableRowProperties(new CantSplit()), Part(left, one), Part(right, other)));
        }

        return table;
    }

    /// <summary>A table of figures; its head is repeated on each page and no row is torn.</summary>
    public static Table Grid(PaperTable table, int width)
    {
        var shares = table.Columns.Sum(column => column.Share);
        int[] widths = [.. table.Columns.Select(column => width * column.Share / shares)];
        var look = Look(width, hasLines: true);
        look.TableCaption = new() { Val = table.Caption };
        var made = new Table(look, new TableGrid(widths.Select(Column)));
        made.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. table.Columns.Zip(widths, (column, one) => Cell(column.Text, one, JustificationValues.Center, bold: true)),
            ]));
        foreach (var (index, row) in table.Rows.Index())
        {
            var isSum = table.HasSum && index == table.Rows.Count - 1;
            made.Append(new TableRow(
                [
                    new TableRowProperties(new CantSplit()),
                    .. row.Select((text, i) => Cell(
                        text, widths[i], table.Columns[i].IsNumber ? JustificationValues.Right : JustificationValues.Left, isSum)),
                ]));
        }

        return made;
    }

    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(), new FontSize { Val = "26" }, new FontSizeComplexScript { Val = "26" },
                new Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Style("NoiDung", Body(), new()),
        Style("CanCu", Body(), new() { Italic = new() }),
        Style("DeMuc", Body(outline: 0, keepNext: true), new() { Bold = new() }),
        Style(
            "PhuLuc",
            new()
            {
                KeepNext = new(), Justification = new() { Val = JustificationValues.Center },
                OutlineLevel = new() { Val = 0 },
            },
            new() { Bold = new(), FontSize = new() { Val = "28" } }));

    private static Style Style(string id, StyleParagraphProperties paragraph, StyleRunProperties run) => new(
        new StyleName { Val = id }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run)
    {
        Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true,
    };

    private static StyleParagraphProperties Body(int? outline = null, bool keepNext = false) => new()
    {
        KeepNext = keepNext ? new() : null,
        SpacingBetweenLines = new() { Before = "120", After = "0", Line = "276", LineRule = LineSpacingRuleValues.Auto },
        Indentation = new() { FirstLine = Text(FirstLine) },
        Justification = new() { Val = JustificationValues.Both },
        OutlineLevel = outline is { } level ? new() { Val = level } : null,
    };

    private static TableCell Part(int width, IReadOnlyList<OpenXmlElement> content) =>
        new([new TableCellProperties { TableCellWidth = Width(width) }, .. content]);

    private static TableCell Cell(string text, int width, JustificationValues side, bool bold) => new(
        new TableCellProperties
        {
            TableCellWidth = Width(width), TableCellVerticalAlignment = new() { Val = TableVerticalAlignmentValues.Center },
        },
        new Paragraph(Properties(side), Run(text, 24, bold)));

    private static TableProperties Look(int width, bool hasLines)
    {
        var look = new TableProperties
        {
            TableWidth = new() { Width = Text(width), Type = TableWidthUnitValues.Dxa },
            TableLayout = new() { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new(
                new TopMargin { Width = hasLines ? "28" : "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = hasLines ? "28" : "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa }),
        };
        if (hasLines)
        {
            look.TableBorders = new(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(),
                Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());
        }

        return look;
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static ParagraphProperties Properties(JustificationValues side, int before = 0) => new()
    {
        SpacingBetweenLines = new() { Before = Text(before), After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto },
        Justification = new() { Val = side },
    };

    private static Run Run(string text, int? size = null, bool bold = false, bool italic = false) =>
        new(RunLook(size, bold, italic), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static RunProperties RunLook(int? size, bool bold, bool italic) => new()
    {
        Bold = bold ? new() : null,
        Italic = italic ? new() : null,
        FontSize = size is { } half ? new() { Val = Text(half) } : null,
    };

    private static RunFonts Fonts() => new() { Ascii = Face, HighAnsi = Face, ComplexScript = Face, EastAsia = Face };

    private static GridColumn Column(int width) => new() { Width = Text(width) };

    private static TableCellWidth Width(int width) => new() { Width = Text(width), Type = TableWidthUnitValues.Dxa };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
