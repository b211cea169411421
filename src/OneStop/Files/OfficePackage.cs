using System.IO.Compression;
using System.Text;
using System.Xml;

namespace DiemSang.OneStop.Files;

/// <summary>
/// Gói Office: looks into a DOCX or XLSX without opening it as a document. Sizes are those that unpacking gives, not
/// those that the file claims.
/// </summary>
internal static class OfficePackage
{
    private const string Types = "[Content_Types].xml";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static readonly byte[] endOfDirectory = [(byte)'P', (byte)'K', 5, 6];

    public static FileKind Inspect(Stream file, FileLimits limits)
    {
        CheckEnd(file);
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        Refused.If(archive.Entries.Count > limits.MostParts, "file.too-many-parts", limits.MostParts);
        Refused.If(archive.Entries.Any(entry => IsUnsafe(entry.FullName)), "file.unsafe-part");
        Refused.If(archive.Entries.DistinctBy(entry => entry.FullName.ToUpperInvariant()).Count() != archive.Entries.Count,
            "file.broken");
        var left = limits.MostUnpacked;
        foreach (var entry in archive.Entries)
        {
            left -= Unpack(entry, left, limits);
        }

        var kinds = archive.GetEntry(Types) is { } types ? MainTypes(types) : [];
        return kinds.Contains(Word) ? FileKind.Docx
            : kinds.Contains(Sheet) ? FileKind.Xlsx
            : throw new RefusedException(RefusalKind.Rule, kinds.Count > 0 ? "file.active" : "file.unknown-kind");
    }

    /// <summary>The archive's last record stands at the very end: nothing is glued behind it.</summary>
    private static void CheckEnd(Stream file)
    {
        const int record = 22;
        var tail = new byte[record];
        Refused.If(file.Length < record, "file.broken");
        file.Position = file.Length - record;
        file.ReadExactly(tail);
        Refused.If(!tail.AsSpan(0, 4).SequenceEqual(endOfDirectory), "file.two-kinds");
    }

    private static bool IsUnsafe(string name) =>
        name.Length is 0 or > 260 || name[0] is '/' or '\\' || name.Contains('\\', StringComparison.Ordinal)
        || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl)
        || name.Split('/').Contains("..");

    private static long Unpack(ZipArchiveEntry entry, long left, FileLimits limits)
    {
        Refused.If(entry.IsEncrypted, "file.encrypted");
        Refused.If(IsActive(entry.FullName), "file.active");
        using var part = entry.Open();
        var buffer = new byte[64 << 10];
        long total = 0;
        var isFirst = true;
        for (int read; (read = part.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; isFirst = false)
        {
            total += read;
            Refused.If(total > left, "file.unpacks-too-large", limits.MostUnpacked >> 20);
            Refused.If(isFirst && buffer.AsSpan(0, Math.Min(read, 4)).SequenceEqual("PK\u0003\u0004"u8), "file.nested");
        }

        if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            CheckXml(entry);
        }

        return total;
    }

    private static bool IsActive(string name) =>
        name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && !name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/customUI/", StringComparison.OrdinalIgnoreCase);

    /// <summary>No document type (entities that grow or read files), and no part fetched from elsewhere.</summary>
    private static void CheckXml(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var reader = Reader(part);
        try
        {
            while (reader.Read())
            {
                Refused.If(
                    reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                    && string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                    && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true,
                    "file.active");
            }
        }
        catch (XmlException)
        {
            throw new RefusedException(RefusalKind.Rule, "file.broken");
        }
    }

    private static HashSet<string> MainTypes(ZipArchiveEntry types)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        using var part = types.Open();
        using var reader = Reader(part);
        while (reader.Read())
        {
            if (reader.GetAttribute("ContentType") is { } type && type.EndsWith(".main+xml", StringComparison.Ordinal))
            {
                found.Add(type);
            }
        }

        return found;
    }

    private static XmlReader Reader(Stream part) => XmlReader.Create(
        new StreamReader(part, Encoding.UTF8),
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 256 << 20 });
}
