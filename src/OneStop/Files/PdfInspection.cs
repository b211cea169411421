using System.IO.Compression;
using System.Text.RegularExpressions;

namespace DiemSang.OneStop.Files;

/// <summary>
/// Soi PDF: one pass over the bytes, names unescaped, object streams unpacked within limits. Refused is what acts by
/// itself (script, programs, forms that submit, files inside), what is locked, cut short, endless, or goes on as
/// another kind of file behind its end.
/// </summary>
internal static partial class PdfInspection
{
    private const int Tail = 1024;
    private const int MostPiece = 1 << 20;
    private const int MostPacked = 8 << 20;

    private static readonly string[] acting =
        ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/SubmitForm",
            "/ImportData", "/GoToE", "/Rendition"];

    public static void Inspect(Stream file, FileLimits limits)
    {
        CheckEnds(file);
        var left = limits.MostUnpacked;
        var pages = 0;
        foreach (var part in Parts(file, limits))
        {
            left -= part.Length;
            Refused.If(left < 0, "file.unpacks-too-large", limits.MostUnpacked >> 20);
            var text = Latin(part);
            Refused.If(HasName(text, "/Encrypt"), "file.encrypted");
            Refused.If(acting.Any(name => HasName(text, name)), "file.active");
            pages += Page().Count(text);
            Refused.If(pages > limits.MostPages, "file.too-many-pages", limits.MostPages);
        }

        Refused.If(pages == 0, "file.broken");
    }

    /// <summary>"%%EOF" and then at most blank space: an archive or page glued behind makes it two files.</summary>
    private static void CheckEnds(Stream file)
    {
        var bytes = new byte[Math.Min(Tail, file.Length)];
        file.Position = 0;
        file.ReadExactly(bytes);
        Ascii.Lower(bytes);
        Refused.If(bytes.AsSpan().IndexOf("<html"u8) >= 0, "file.two-kinds");
        file.Position = file.Length - bytes.Length;
        file.ReadExactly(bytes);
        var end = bytes.AsSpan().LastIndexOf("%%EOF"u8);
        Refused.If(end < 0, "file.broken");
        foreach (var after in bytes.AsSpan(end + 5))
        {
            Refused.If(after is not ((byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' or 0), "file.two-kinds");
        }
    }

    /// <summary>The file outside its streams in pieces, and what its object streams unpack to.</summary>
    private static IEnumerable<byte[]> Parts(Stream file, FileLimits limits)
    {
        file.Position = 0;
        var scan = new TokenScan(file);
        while (true)
        {
            var (text, isFound) = scan.Until("stream"u8, MostPiece);
            yield return text;
            if (isFound && IsObjectStream(text))
            {
                var (packed, hasEnd) = scan.Until("endstream"u8, MostPacked);
                Refused.If(!hasEnd, "file.broken");
                yield return Inflate(packed, limits.MostUnpacked);
            }
            else if (isFound)
            {
                Refused.If(!scan.Skip("endstream"u8), "file.broken");
            }
            else if (text.Length < MostPiece)
            {
                yield break;
            }
        }
    }

    private static bool IsObjectStream(byte[] before)
    {
        var dictionary = Latin(before.AsSpan(Math.Max(0, before.Length - Tail)).ToArray());
        var start = dictionary.LastIndexOf(" obj", StringComparison.Ordinal);
        return HasName(start < 0 ? dictionary : dictionary[start..], "/ObjStm");
    }

    private static byte[] Inflate(byte[] stream, long most)
    {
        var from = stream is [(byte)'\r', (byte)'\n', ..] ? 2 : stream is [(byte)'\n' or (byte)'\r', ..] ? 1 : 0;
        using var packed = new ZLibStream(new MemoryStream(stream, from, stream.Length - from), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            unpacked.Write(buffer, 0, read);
            Refused.If(unpacked.Length > most, "file.unpacks-too-large", most >> 20);
        }

        return unpacked.ToArray();
    }

    /// <summary>One letter a byte; "#4A" in a name is the letter it stands for.</summary>
    private static string Latin(byte[] bytes)
    {
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        return text.Contains('#', StringComparison.Ordinal)
            ? Escaped().Replace(text, one => ((char)Convert.ToByte(one.Groups[1].Value, 16)).ToString())
            : text;
    }

    private static bool HasName(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;
             at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (at + name.Length == text.Length || !char.IsAsciiLetterOrDigit(text[at + name.Length]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])")]
    private static partial Regex Page();
}
