using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>
/// Dòng quyết định công bố: number,publisher,signed_on,procedure,kind,basis_effective_on,public_on,further,missing; one
/// line per procedure, the decision's own days repeated. Missing = parts not yet public; all others are, once it is public.
/// </summary>
public static class DecisionRows
{
    public static readonly IReadOnlyDictionary<string, ProcedureParts> Parts = Enum.GetValues<ProcedureParts>()
        .Where(part => part is not (ProcedureParts.None or ProcedureParts.AlwaysNeeded))
        .ToDictionary(part => part.ToString().ToLowerInvariant(), part => part, StringComparer.Ordinal);

    /// <summary>A decision with this line's procedure alone.</summary>
    public static Decision Read(RowCells cells) => Head(cells) with { Procedures = [Procedure(cells)] };

    /// <summary>A decision without its procedures.</summary>
    public static Decision Head(RowCells cells)
    {
        var number = cells.Needed("number", DecisionCheck.LongestNumber);
        cells.Needed("publisher");
        cells.Needed("signed_on");
        var publisher = cells.Unit("publisher");
        var signedOn = cells.Day("signed_on");
        var basis = cells.Day("basis_effective_on");
        return new(number, publisher.GetValueOrDefault(), signedOn.GetValueOrDefault(), basis);
    }

    public static DecidedProcedure Procedure(RowCells cells)
    {
        cells.Needed("procedure");
        cells.Needed("kind");
        var code = cells.Procedure("procedure");
        var kind = cells.Word("kind", DecisionKind.New,
            ("new", DecisionKind.New), ("changed", DecisionKind.Changed), ("abolished", DecisionKind.Abolished));
        var further = Of(cells, "further") & ~ProcedureParts.AlwaysNeeded;
        var missing = Of(cells, "missing");
        return DecidedProcedure.Of(code.GetValueOrDefault(), kind, cells.Day("public_on"), further, missing);
    }

    private static ProcedureParts Of(RowCells cells, string column)
    {
        var parts = ProcedureParts.None;
        foreach (var word in cells.List(column))
        {
            if (!Parts.TryGetValue(word.ToLowerInvariant(), out var part))
            {
                cells.Refuse(column, "cell.word", word, string.Join(", ", Parts.Keys));
            }

            parts |= part;
        }

        return parts;
    }
}
