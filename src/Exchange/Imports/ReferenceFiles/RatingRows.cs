using DiemSang.OneStop.Voice;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>Dòng đánh giá: dossier,rated_at,satisfied.</summary>
public static class RatingRows
{
    public static Rating? Read(RowCells cells)
    {
        cells.Needed("dossier");
        cells.Needed("satisfied");
        return cells.Dossier("dossier") is { } dossier
            ? new(dossier, cells.Moment("rated_at"), cells.Flag("satisfied", byDefault: false))
            : null;
    }
}
