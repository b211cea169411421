using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.OneStop.Catalogue;

/// <summary>Danh mục hiện hành: units, procedures and work calendar as one state that never changes.</summary>
public sealed record CatalogueState(UnitDirectory Units, ProcedureCatalogue Procedures, WorkCalendar Calendar)
{
    public static CatalogueState Empty { get; } =
        new(UnitDirectory.Empty, ProcedureCatalogue.Empty, WorkCalendar.Official);

    /// <summary>What each procedure asks of applicant and office, in all versions.</summary>
    public ContentCatalogue Contents { get; init; } = ContentCatalogue.Empty;

    /// <summary>Quyết định công bố: the publication record of the ministries and provinces of this installation.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];
}

/// <summary>Sổ danh mục: holds the state in force; a committed change puts a new one in its place.</summary>
public sealed class CatalogueBook(CatalogueState state)
{
    private CatalogueState current = state;

    public CatalogueState Current
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }
}
