namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>
/// Danh mục nội dung: every version of every procedure's content. Immutable and whole; the texts are read when the
/// first content is asked for, since most changes of the catalogue and every start need none.
/// </summary>
public sealed class ContentCatalogue
{
    private readonly Lazy<Dictionary<ProcedureCode, ProcedureContent[]>> read;

    /// <param name="texts">the contents as they are kept</param>
    public ContentCatalogue(IReadOnlyCollection<string> texts)
    {
        IsEmpty = texts.Count == 0;
        read = new(() => texts.Select(CatalogueText.ReadContent).GroupBy(one => one.Code)
            .ToDictionary(one => one.Key, one => one.OrderBy(content => content.Version).ToArray()));
    }

    public static ContentCatalogue Empty { get; } = new([]);

    public bool IsEmpty { get; }


    /// <summary>The version in force on a day: of those begun by then the newest; null before the first.</summary>
    public ProcedureContent? Find(ProcedureCode code, DateOnly day) =>
        read.Value.TryGetValue(code, out var all) ? all.LastOrDefault(one => one.ValidFrom <= day) : null;

    /// <summary>One version by its number, whatever the day: what a dossier was received under.</summary>
    public ProcedureContent? Version(ProcedureCode code, int version) =>
        read.Value.TryGetValue(code, out var all) ? Array.Find(all, one => one.Version == version) : null;

    public IReadOnlyList<ProcedureContent> VersionsOf(ProcedureCode code) => read.Value.GetValueOrDefault(code, []);

    /// <summary>The number that the next version of a procedure gets.</summary>
    public int NextVersion(ProcedureCode code) => read.Value.TryGetValue(code, out var all) ? all[^1].Version + 1 : 1;
}
