using System.Text;
using DiemSang.OneStop.Files;
using static DiemSang.Tests.Fast.Files.Samples;

namespace DiemSang.Tests.Fast.Files;

/// <summary>Bộ tệp thử: at least 120 files by name, each with its kind or the code of its refusal.</summary>
internal static class Corpus
{
    public static IEnumerable<(string Name, byte[] Bytes, FileKind Kind)> Good()
    {
        yield return ("pdf", Pdf(), FileKind.Pdf);
        yield return ("pdf with many pages", Pdf(pages: 5000), FileKind.Pdf);
        yield return ("pdf with an object stream", PdfWithObjectStream("1 0 <</Type/Font>>"u8.ToArray()), FileKind.Pdf);
        yield return ("pdf that opens on a page", Pdf("8 0 obj<</OpenAction[3 0 R/Fit]>>endobj"), FileKind.Pdf);
        yield return ("pdf that names JSON", Pdf("8 0 obj<</JSX 1/JavaScripting 2>>endobj"), FileKind.Pdf);
        yield return ("pdf with a picture", Pdf("8 0 obj<</Subtype/Image/Length 9>>stream\n/JS bytes\nendstream endobj"), FileKind.Pdf);
        yield return ("pdf that ends in blanks", Pdf(after: "\r\n  \0"), FileKind.Pdf);
        foreach (var frame in new byte[] { 0xC0, 0xC1, 0xC2, 0xC9 })
        {
            yield return ($"jpeg {frame:x}", Jpeg(frame: frame), FileKind.Jpeg);
        }

        yield return ("jpeg with a note", Jpeg(comment: "máy quét"u8.ToArray()), FileKind.Jpeg);
        yield return ("png", Png(), FileKind.Png);
        yield return ("png with a note", Png(text: "Title\0Giay"u8.ToArray()), FileKind.Png);
        yield return ("png of 100 megapixels", Png(10_000, 10_000), FileKind.Png);
        yield return ("tiff", Tiff(), FileKind.Tiff);
        yield return ("tiff of a big machine", Tiff(isLittle: false), FileKind.Tiff);
        yield return ("tiff of 30 pages", Tiff(pages: 30), FileKind.Tiff);
        yield return ("docx", Docx(), FileKind.Docx);
        yield return ("docx with a hyperlink", Docx(("word/_rels/document.xml.rels", External("hyperlink"))), FileKind.Docx);
        yield return ("xlsx", Xlsx(), FileKind.Xlsx);
        yield return ("xlsx with printer settings", Xlsx(("xl/printerSettings/printerSettings1.bin", "x")), FileKind.Xlsx);
    }

    public static IEnumerable<(string Name, byte[] Bytes, string Code)> Bad() =>
        [.. Unknown(), .. Broken(), .. Active(), .. TwoKinds(), .. Costly(), .. Locked()];

    private static IEnumerable<(string, byte[], string)> Unknown()
    {
        yield return ("nothing", [], "file.empty");
        var texts = new (string Name, string Text)[]
        {
            ("php", "<?php system($_GET['c']); ?>"), ("aspx", "<%@ Page Language=\"C#\" %>"), ("html", "<html><script>1</script></html>"),
            ("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), ("xml", "<?xml version=\"1.0\"?><a/>"),
            ("text", "xin chào"), ("csv", "=cmd|'/c calc'!A1,2"), ("shell", "#!/bin/sh\nrm -rf /"), ("batch", "@echo off"),
            ("exe", "MZ\u0090\0\u0003\0\0\0"), ("elf", "\u007fELF\u0002\u0001"), ("gif", "GIF89a\u0001\0\u0001\0"), ("bmp", "BM6\0\0\0"),
            ("webp", "RIFF\u0004\0\0\0WEBPVP8 "), ("rar", "Rar!\u001a\u0007\u0001\0"), ("7z", "7z\u00bc\u00af\u0027\u001c"),
            ("gzip", "\u001f\u008b\u0008\0\0"), ("old word", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), ("rtf", "{\\rtf1\\ansi}"),
            ("eps", "%!PS-Adobe-3.0 EPSF-3.0"), ("java class", "\u00ca\u00fe\u00ba\u00be\0\0"), ("eicar", Eicar),
                ("pdf with a lead", " %PDF-1.5\n%%EOF"),
            ("heic", "\0\0\0\u0018ftypheic"), ("ico", "\0\0\u0001\0\u0001\0"), ("zip without a document", ""),
                ("mp4", "\0\0\0\u0018ftypmp42"),
            ("lnk", "L\0\0\0\u0001\u0014\u0002\0"), ("bom text", "\u00ef\u00bb\u00bfabc"),
                ("utf16", "\u00ff\u00fea\0b\0"), ("json", "{\"a\":1}"),
        };
        foreach (var (name, text) in texts)
        {
            yield return (name, text.Length > 0 ? Encoding.Latin1.GetBytes(text) : Zip(("a.txt", "x")), "file.unknown-kind");
        }
    }

    private static IEnumerable<(string, byte[], string)> Broken()
    {
        foreach (var part in new[] { 20, 40, 60, 90 })
        {
            yield return ($"pdf cut at {part}%", Pdf()[..(Pdf().Length * part / 100)], "file.broken");
        }

        yield return ("pdf without a page", Pdf(pages: 0), "file.broken");
        yield return ("pdf with an endless stream", Pdf("8 0 obj<</Length 9>>stream\nabc"), "file.broken");
        yield return ("pdf with an object stream that is no zlib",
            Pdf("8 0 obj<</Type/ObjStm>>stream\nnot packed\nendstream"), "file.broken");
        foreach (var cut in new[] { 5, 12, 20, 30, 40 })
        {
            yield return ($"jpeg cut at {cut}", Jpeg()[..cut], "file.broken");
            yield return ($"png cut at {cut + 8}", Png()[..(cut + 8)], "file.broken");
        }

        yield return ("jpeg without a frame", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xD9], "file.broken");
        yield return ("jpeg with a segment too long", [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1, 1], "file.broken");
        yield return ("png with a chunk too long", [.. Png()[..8], 0x7F, 0xFF, 0xFF, 0xFF, .. "IHDR"u8], "file.broken");
        yield return ("png without a head", [.. Png()[..8], 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0], "file.broken");
        yield return ("png that goes on", Png(after: [1, 2, 3]), "file.broken");
        yield return ("jpeg that goes on", Jpeg(after: [1, 2, 3]), "file.broken");
        yield return ("tiff in a circle", Tiff(loopTo: 8), "file.broken");
        yield return ("tiff that points out of itself", Tiff(loopTo: 99_999), "file.broken");
        yield return ("tiff without pages", [(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0], "file.broken");
        yield return ("tiff without a size", Tiff(width: 0), "file.broken");
        yield return ("docx with broken xml", Docx(("word/styles.xml", "<a><b></a>")), "file.broken");
        yield return ("docx with a document type", Docx(("word/styles.xml",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")), "file.broken");
        yield return ("docx that laughs", Docx(("word/styles.xml",
            "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>")), "file.broken");
        yield return ("docx with a part twice", Zip(("a.xml", "<a/>"), ("A.xml", "<a/>")), "file.broken");
        yield return ("zip of four bytes", "PK\u0003\u0004"u8.ToArray(), "file.broken");
    }

    private static IEnumerable<(string, byte[], string)> Active()
    {
        string[] names = ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA",
            "/SubmitForm", "/ImportData", "/GoToE", "/Rendition"];
        foreach (var name in names)
        {
            yield return ($"pdf with {name}", Pdf($"8 0 obj<</S{name}(x)>>endobj"), "file.active");
            yield return ($"pdf with {name} packed", PdfWithObjectStream(Encoding.Latin1.GetBytes($"8 0 <</S{name}(x)>>")), "file.active");
        }

        yield return ("pdf with a name in disguise", Pdf("8 0 obj<</#4AavaScript(x)>>endobj"), "file.active");
        yield return ("pdf with a name in full disguise", Pdf("8 0 obj<</#4a#53 (x)>>endobj"), "file.active");
        yield return ("pdf with script far behind", Pdf(new string(' ', 3 << 20) + "8 0 obj<</JS(x)>>endobj"), "file.active");
        yield return ("docm", Package("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"), "file.active");
        yield return ("xlsm", Package("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml"), "file.active");
        yield return ("docx with macros", Docx(("word/vbaProject.bin", "x")), "file.active");
        yield return ("docx with an object", Docx(("word/embeddings/oleObject1.bin", "x")), "file.active");
        yield return ("docx with activeX", Docx(("word/activeX/activeX1.xml", "<a/>")), "file.active");
        yield return ("docx with a far template", Docx(("word/_rels/settings.xml.rels", External("attachedTemplate"))), "file.active");
        yield return ("docx with a far picture", Docx(("word/_rels/document.xml.rels", External("image"))), "file.active");
        yield return ("xlsx with a far link", Xlsx(("xl/externalLinks/externalLink1.xml", "<a/>")), "file.active");
        yield return ("docx with a ribbon", Docx(("docProps/customUI/customUI.xml", "<a/>")), "file.active");
    }

    private static IEnumerable<(string, byte[], string)> TwoKinds()
    {
        yield return ("pdf and zip", [.. Pdf(), .. Zip(("a", "b"))], "file.two-kinds");
        yield return ("pdf and a line", Pdf(after: "\n<script>1</script>"), "file.two-kinds");
        yield return ("pdf that starts as a page", Pdf("<HTML><body>"), "file.two-kinds");
        foreach (var stranger in new[] { "<script>alert(1)</script>", "<HTML>", "<!DOCTYPE html>", "<svg onload=1>",
            "<?php 1 ?>", "%PDF-1.4" })
        {
            yield return ($"jpeg with {stranger}", Jpeg(comment: Encoding.ASCII.GetBytes(stranger)), "file.two-kinds");
            yield return ($"png with {stranger}", Png(text: Encoding.ASCII.GetBytes(stranger)), "file.two-kinds");
        }

        yield return ("png with a zip in it", Png(text: Zip(("a", "b"))), "file.two-kinds");
        yield return ("tiff with a page behind", [.. Tiff(), .. "<html>"u8], "file.two-kinds");
        yield return ("docx and a tail", [.. Docx(), .. "tail"u8], "file.two-kinds");
    }

    private static IEnumerable<(string, byte[], string)> Costly()
    {
        yield return ("jpeg of 4 gigapixels", Jpeg(65_000, 65_000), "file.too-many-pixels");
        yield return ("png of 100 megapixels and one row", Png(10_000, 10_001), "file.too-many-pixels");
        yield return ("png of 2^62", Png(uint.MaxValue / 2, uint.MaxValue / 2), "file.too-many-pixels");
        yield return ("tiff of a flood", Tiff(60_000, 60_000), "file.too-many-pixels");
        yield return ("tiff of 5,001 pages", Tiff(pages: 5_001), "file.too-many-pages");
        yield return ("pdf of 5,001 pages", Pdf(pages: 5_001), "file.too-many-pages");
        yield return ("pdf bomb", PdfWithObjectStream(new byte[21 << 20]), "file.unpacks-too-large");
        yield return ("docx bomb", Docx(("word/a.xml", "<a>" + new string(' ', 21 << 20) + "</a>")), "file.unpacks-too-large");
        yield return ("docx of many parts", Docx([.. Enumerable.Range(0, 2_000).Select(i => ($"word/{i}", "x"))]), "file.too-many-parts");
        yield return ("docx with an archive in it", Docx(("word/media/image1.png", "PK\u0003\u0004....")), "file.nested");
        yield return ("too large", new byte[(50 << 20) + 1], "file.too-large");
    }

    private static IEnumerable<(string, byte[], string)> Locked()
    {
        yield return ("locked pdf", Pdf(trailer: "/Encrypt 9 0 R"), "file.encrypted");
        foreach (var name in new[] { "../../etc/passwd", "/etc/passwd", "word\\..\\x", "C:x", "a\u0001b", "word/../../x" })
        {
            yield return ($"docx with a part {name}", Docx((name, "x")), "file.unsafe-part");
        }
    }

    /// <summary>A part that names something elsewhere.</summary>
    private static string External(string type) =>
        $"<Relationships><Relationship Id=\"r\" Type=\"http://x/{type}\" Target=\"http://127.0.0.1/\" "
        + "TargetMode=\"External\"/></Relationships>";
}
