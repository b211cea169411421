using DocumentFormat.OpenXml.Spreadsheet;

namespace DiemSang.Web.Shell;

/// <summary>Kiểu ô: one for each <see cref="BookFormat"/> in its order, then head, title and note.</summary>
internal static class BookStyles
{
    private const string Face = "Times New Roman";

    public static Stylesheet Of() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "+0.00;-0.00;0.00" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "0.00000" }),
        new Fonts(
            new Font(new FontSize { Val = 12 }, new FontName { Val = Face }),
            new Font(new Bold(), new FontSize { Val = 12 }, new FontName { Val = Face }),
            new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = Face }),
            new Font(new Italic(), new FontSize { Val = 10 }, new FontName { Val = Face })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), Lines()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Look(0, 0, wraps: true, indent: 1), Look(3, 0), Look(2, 0), Look(164, 0), Look(165, 0),
            Look(0, 1, isCentred: true, wraps: true),
            Look(0, 2, hasLines: false), Look(0, 3, hasLines: false)));

    private static CellFormat Look(uint format, uint font, bool isCentred = false, bool wraps = false, bool hasLines = true,
        uint indent = 0) => new()
    {
        NumberFormatId = format, FontId = font, BorderId = hasLines ? 1u : 0u, FillId = 0, FormatId = 0, ApplyNumberFormat = true,
        ApplyFont = true, ApplyBorder = hasLines, ApplyAlignment = true,
        Alignment = new()
        {
            WrapText = wraps, Vertical = VerticalAlignmentValues.Center,
            Horizontal = isCentred ? HorizontalAlignmentValues.Center : indent > 0 ? HorizontalAlignmentValues.Left : null,
            Indent = indent,
        },
    };

    private static Border Lines() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });
}
