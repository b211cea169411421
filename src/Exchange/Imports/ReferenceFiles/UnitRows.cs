using DiemSang.OneStop.Catalogue;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>Dòng đơn vị: code,name,level,parent,valid_from,valid_to,successor,other_codes.</summary>
public static class UnitRows
{
    public static Unit? Read(RowCells cells)
    {
        cells.Needed("code");
        var code = cells.Unit("code");
        var name = cells.Needed("name");
        cells.Needed("level");
        var level = cells.Word("level", UnitLevel.Commune,
            ("ministry", UnitLevel.Ministry), ("province", UnitLevel.Province), ("department", UnitLevel.Department),
            ("district", UnitLevel.District), ("commune", UnitLevel.Commune));
        var parent = Another(cells, "parent", code);
        var (from, to) = cells.Days("valid_from", "valid_to");
        var successor = Another(cells, "successor", code);
        var others = cells.List("other_codes");
        if (Array.Find(others, other => !IsSendersCode(other)) is { } wrong)
        {
            cells.Refuse("other_codes", "cell.unit-code", wrong);
        }

        return code is { } own ? new(own, name, level, parent, from, to, successor) { OtherCodes = others } : null;
    }

    /// <summary>Further codes are the senders' own, of any shape that could begin a dossier's code.</summary>
    private static bool IsSendersCode(string code) =>
        code.Length <= 40
        && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');

    private static UnitCode? Another(RowCells cells, string column, UnitCode? own)
    {
        var other = cells.Unit(column);
        if (other is not null && other == own)
        {
            cells.Refuse(column, "unit.itself", other.Value.Value);
        }

        return other;
    }
}
