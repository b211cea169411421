namespace DiemSang.OneStop.Files;

/// <summary>
/// Soi tệp: tells by the content what a file is, and refuses what is none of the allowed kinds, costs too much to
/// open, carries anything that acts by itself, or is two kinds at once.
/// </summary>
public static class FileInspection
{
    private static readonly byte[][] strangers =
    [
        "<script"u8.ToArray(), "<html"u8.ToArray(), "<!doctype"u8.ToArray(), "<svg"u8.ToArray(), "<?php"u8.ToArray(),
        "%pdf-"u8.ToArray(), "pk\u0005\u0006"u8.ToArray(), "pk\u0003\u0004"u8.ToArray(),
    ];

    /// <param name="file">seekable, read from its start; left anywhere</param>
    /// <exception cref="RefusedException">"file.…": why it is not kept</exception>
    public static FileKind Of(Stream file, FileLimits limits)
    {
        Refused.If(file.Length == 0, "file.empty");
        Refused.If(file.Length > limits.MostBytes, "file.too-large", limits.MostBytes >> 20);
        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        try
        {
            return head switch
            {
                [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf(file, limits),
                [0xFF, 0xD8, 0xFF, ..] => Picture(file, FileKind.Jpeg, Pictures.Jpeg(file), limits),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] =>
                    Picture(file, FileKind.Png, Pictures.Png(file), limits),
                [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] =>
                    Picture(file, FileKind.Tiff, Pictures.Tiff(file), limits),
                [(byte)'P', (byte)'K', 3, 4, ..] => OfficePackage.Inspect(file, limits),
                _ => throw new RefusedException(RefusalKind.Rule, "file.unknown-kind"),
            };
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new RefusedException(RefusalKind.Rule, "file.broken");
        }
    }

    private static FileKind Pdf(Stream file, FileLimits limits)
    {
        PdfInspection.Inspect(file, limits);
        return FileKind.Pdf;
    }

    private static FileKind Picture(Stream file, FileKind kind, PictureSize size, FileLimits limits)
    {
        Refused.If(size.Pages > limits.MostPages, "file.too-many-pages", limits.MostPages);
        Refused.If(size.MostPixels > limits.MostPixels, "file.too-many-pixels", limits.MostPixels / 1_000_000);
        Refused.If(HasStranger(file), "file.two-kinds");
        return kind;
    }

    /// <summary>Markup, a PDF or an archive hidden in a picture: nobody's scanner writes that.</summary>
    private static bool HasStranger(Stream file)
    {
        var window = new byte[64 << 10];
        const int overlap = 16;
        file.Position = 0;
        var kept = 0;
        for (int read; (read = file.Read(window, kept, window.Length - kept)) > 0;)
        {
            var text = window.AsSpan(0, kept + read);
            Ascii.Lower(text);
            foreach (var stranger in strangers)
            {
                if (text.IndexOf(stranger) >= 0)
                {
                    return true;
                }
            }

            kept = Math.Min(overlap, text.Length);
            text[^kept..].CopyTo(window);
        }

        return false;
    }
}

/// <summary>Letters A–Z made small in place, other bytes left.</summary>
internal static class Ascii
{
    public static void Lower(Span<byte> text)
    {
        foreach (ref var letter in text)
        {
            if (letter is >= (byte)'A' and <= (byte)'Z')
            {
                letter |= 0x20;
            }
        }
    }
}
