namespace DiemSang.OneStop.Files;

/// <summary>Loại tệp: what an attachment may be, told by its content and never by its name.</summary>
public enum FileKind
{
    Pdf,
    Jpeg,
    Png,
    Tiff,
    Docx,
    Xlsx,
}

/// <summary>Giới hạn tệp: how much one attachment may cost whoever opens it.</summary>
public sealed record FileLimits
{
    public long MostBytes { get; init; } = 50L << 20;

    /// <summary>Width × height of one picture: a scan of A3 at 600 dpi has 70 million.</summary>
    public long MostPixels { get; init; } = 100_000_000;

    /// <summary>All parts of a DOCX or XLSX unpacked, and all compressed parts of a PDF that are looked into.</summary>
    public long MostUnpacked { get; init; } = 200L << 20;

    public int MostParts { get; init; } = 2_000;

    public int MostPages { get; init; } = 5_000;
}

/// <summary>What a kind is called in file names and answers.</summary>
public static class FileKinds
{
    public static string Extension(FileKind kind) => kind switch
    {
        FileKind.Pdf => ".pdf",
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.Tiff => ".tif",
        FileKind.Docx => ".docx",
        _ => ".xlsx",
    };

    public static string MediaType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Tiff => "image/tiff",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
}
