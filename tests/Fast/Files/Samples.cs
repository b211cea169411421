using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DiemSang.Tests.Fast.Files;

/// <summary>Files as scanners, phones and offices write them, and as others do; built here, none on disk.</summary>
internal static class Samples
{
    public const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static byte[] Pdf(string objects = "", int pages = 1, string trailer = "", string after = "\n")
    {
        var text = new StringBuilder("%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        for (var i = 0; i < pages; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 3} 0 obj<</Type/Page/Parent 2 0 R>>endobj\n");
        }

        text.Append(objects).Append($"\ntrailer<</Root 1 0 R{trailer}>>\nstartxref\n9\n%%EOF").Append(after);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A PDF whose objects stand in a compressed stream.</summary>
    public static byte[] PdfWithObjectStream(byte[] inside)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(inside);
        }

        return
        [
            .. Encoding.Latin1.GetBytes(
                "%PDF-1.5\n3 0 obj<</Type/Page>>endobj\n7 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\r\n"),
            .. packed.ToArray(),
            .. Encoding.Latin1.GetBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"),
        ];
    }

    public static byte[] Jpeg(int width = 1200, int height = 1600, byte[]? comment = null, byte[]? after = null, byte frame = 0xC0)
    {
        byte[] note = comment is null ? [] : [0xFF, 0xFE, (byte)((comment.Length + 2) >> 8), (byte)(comment.Length + 2), .. comment];
        return
        [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, .. note,
            0xFF, frame, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0, 4, 0xFF, 0xD3, 5, 0xFF, 0xD9, .. after ?? [],
        ];
    }

    public static byte[] Png(uint width = 800, uint height = 600, byte[]? text = null, byte[]? after = null)
    {
        var frame = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(frame, width);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), height);
        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", frame),
            .. text is null ? [] : Chunk("tEXt", text), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. after ?? [],
        ];
    }

    public static byte[] Tiff(uint width = 800, uint height = 600, int pages = 1, bool isLittle = true, uint? loopTo = null)
    {
        using var file = new MemoryStream();
        void Word(int value)
        {
            Span<byte> two = stackalloc byte[2];
            if (isLittle) { BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)value); }
            else { BinaryPrimitives.WriteUInt16BigEndian(two, (ushort)value); }
            file.Write(two);
        }

        void Number(uint value)
        {
            Span<byte> four = stackalloc byte[4];
            if (isLittle) { BinaryPrimitives.WriteUInt32LittleEndian(four, value); }
            else { BinaryPrimitives.WriteUInt32BigEndian(four, value); }
            file.Write(four);
        }

        file.Write(isLittle ? "II"u8 : "MM"u8);
        Word(42);
        Number(8);
        for (var i = 0; i < pages; i++)
        {
            Word(2);
            foreach (var (tag, value) in new[] { (256, width), (257, height) })
            {
                Word(tag);
                Word(4);
                Number(1);
                Number(value);
            }

            Number(i + 1 < pages ? (uint)file.Position + 4 : loopTo ?? 0);
        }

        return file.ToArray();
    }

    public static byte[] Docx(params (string Name, string Text)[] more) => Package(Word, "word/document.xml", more);

    public static byte[] Xlsx(params (string Name, string Text)[] more) => Package(Sheet, "xl/workbook.xml", more);

    public static byte[] Package(string mainType, string main, params (string Name, string Text)[] more) => Zip(
    [
        ("[Content_Types].xml", $"<Types><Override PartName=\"/{main}\" ContentType=\"{mainType}\"/></Types>"),
        (main, "<root/>"), .. more,
    ]);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.Latin1.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
    }
}
