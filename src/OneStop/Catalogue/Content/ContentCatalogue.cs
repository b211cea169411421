namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>Danh mục nội dung: every version of every procedure's content. Immutable and whole.</summary>
public sealed class ContentCatalogue
{
    private readonly Dictionary<ProcedureCode, ProcedureContent[]> versions;

    public ContentCatalogue(IEnumerable<ProcedureContent> all) =>
        versions = all.GroupBy(one => one.Code)
            .ToDictionary(one => one.Key, one => one.OrderBy(content => content.Version).ToArray());

    public static ContentCatalogue Empty { get; } = new([]);

    public IEnumerable<ProcedureCode> Codes => versions.Keys;

    /// <summary>The version in force on a day: of those begun by then the newest; null before the first.</summary>
    public ProcedureContent? Find(ProcedureCode code, DateOnly day) =>
        versions.TryGetValue(code, out var all) ? all.LastOrDefault(one => one.ValidFrom <= day) : null;

    /// <summary>One version by its number, whatever the day: what a dossier was received under.</summary>
    public ProcedureContent? Version(ProcedureCode code, int version) =>
        versions.TryGetValue(code, out var all) ? Array.Find(all, one => one.Version == version) : null;

    public IReadOnlyList<ProcedureContent> VersionsOf(ProcedureCode code) => versions.GetValueOrDefault(code, []);

    /// <summary>The number that the next version of a procedure gets.</summary>
    public int NextVersion(ProcedureCode code) => versions.TryGetValue(code, out var all) ? all[^1].Version + 1 : 1;
}
