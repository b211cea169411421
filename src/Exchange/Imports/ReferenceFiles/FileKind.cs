namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>Loại tệp: what a reference file holds, known by its header.</summary>
public enum FileKind
{
    Units,
    Procedures,
    Feedback,
    Ratings,
    GivenTallies,
    Decisions,
}

/// <summary>The columns of a kind of file.</summary>
internal sealed record FileColumns(FileKind Kind, string[] Required, string[] Optional)
{
    public static readonly FileColumns[] All =
    [
        new(FileKind.Units, ["code", "name", "level", "parent"],
            ["valid_from", "valid_to", "successor", "other_codes"]),
        new(FileKind.Procedures, ["code", "name", "field", "online_level", "has_fee", "units"],
            ["online_payment", "returns_result", "for_individuals", "limit", "limit_unit", "valid_from", "valid_to"]),
        new(FileKind.Feedback, ["code", "unit", "about", "received_at", "status"],
            ["dossier", "status_at", "first_reply_at", "answered_at", "published_at", "like", "dislike", "reopened"]),
        new(FileKind.Ratings, ["dossier", "satisfied"], ["rated_at"]),
        new(FileKind.GivenTallies, ["unit", "counter", "from", "to", "value", "source"], []),
        new(FileKind.Decisions, ["number", "publisher", "signed_on", "procedure", "kind"],
            ["basis_effective_on", "public_on", "further", "missing"]),
    ];

    public bool Has(string column) => Required.Contains(column) || Optional.Contains(column);

    /// <summary>The kind most of whose columns stand in the header; null when fewer than two of any do.</summary>
    public static FileColumns? Of(IReadOnlyCollection<string> header)
    {
        var best = All.MaxBy(kind => header.Count(kind.Has))!;
        return header.Count(best.Has) >= 2 ? best : null;
    }
}
