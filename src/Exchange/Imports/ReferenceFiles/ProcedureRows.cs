using DiemSang.OneStop.Catalogue;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>
/// Dòng thủ tục: code,name,field,online_level,has_fee,online_payment,returns_result,for_individuals,limit,limit_unit,
/// units,valid_from,valid_to.
/// </summary>
public static class ProcedureRows
{
    /// <summary>Ten years in days; no law gives more, and the calendar ends somewhere.</summary>
    private const int LongestLimit = 3_650;
    private const int MostMonths = 120;

    public static Procedure? Read(RowCells cells)
    {
        cells.Needed("code");
        var code = cells.Procedure("code");
        var (from, to) = cells.Days("valid_from", "valid_to");
        var units = cells.List("units");
        var forAll = units.Contains("*");
        var procedure = new Procedure(code.GetValueOrDefault(), cells.Needed("name"), cells.Text("field", 200))
        {
            Online = cells.Word("online_level", OnlineLevel.None,
                ("none", OnlineLevel.None), ("partial", OnlineLevel.Partial), ("full", OnlineLevel.Full)),
            HasFee = cells.Flag("has_fee", byDefault: false),
            OnlinePayment = cells.Flag("online_payment", byDefault: false),
            ReturnsResult = cells.Flag("returns_result", byDefault: true),
            ForIndividuals = cells.Flag("for_individuals", byDefault: false),
            Limit = Limit(cells),
            Units = forAll ? [] : Units(cells, units),
            ForAllUnits = forAll,
            ValidFrom = from,
            ValidTo = to,
        };
        return procedure;
    }

    private static TimeLimit? Limit(RowCells cells)
    {
        var amount = cells.Number("limit", LongestLimit);
        var unit = cells.Word("limit_unit", LimitUnit.WorkingDay,
            ("same_day", LimitUnit.SameDay), ("working_day", LimitUnit.WorkingDay), ("day", LimitUnit.Day),
            ("working_hour", LimitUnit.WorkingHour), ("hour", LimitUnit.Hour), ("month", LimitUnit.Month));
        if (amount is null)
        {
            return null;
        }

        if (!cells.Has("limit_unit"))
        {
            cells.Refuse("limit_unit", "procedure.limit-without-unit");
        }
        else if (amount == 0 && unit != LimitUnit.SameDay)
        {
            cells.Refuse("limit", "procedure.limit-zero");
        }
        else if (amount > MostMonths && unit == LimitUnit.Month)
        {
            cells.Refuse("limit", "cell.number", $"{amount}", $"{MostMonths}");
        }

        return new((int)amount, unit);
    }

    private static List<UnitCode> Units(RowCells cells, string[] codes)
    {
        if (Array.Find(codes, code => !UnitCode.IsWellFormed(code)) is { } wrong)
        {
            cells.Refuse("units", "cell.unit-code", wrong);
        }

        return [.. codes.Distinct().Select(code => new UnitCode(code))];
    }
}
