using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Exchange.Procedures;

/// <summary>
/// Thẩm quyền duyệt nội dung thủ tục. A content binds the units that work by it: those the procedure is given to and that
/// stand on the day; of a procedure given to all, those where somebody of this installation holds a desk. Its approver has
/// the right over each of them – in practice over the lowest unit above them all, or over the one ward whose own it is –
/// and is never the proposer. A neighbour that is kept for comparison, a unit that has ended and a code that nobody knows
/// bind nobody.
/// </summary>
public static class ContentAuthority
{
    private const string Right = "catalogue.approve";

    /// <summary>Who holds this right in a unit has a desk there.</summary>
    private const string DeskRight = "dossier.forward";

    /// <summary>The units that work by the procedure's content.</summary>
    public static IReadOnlyList<UnitCode> Bound(Installation house, ProcedureCode code, DateOnly day)
    {
        var state = house.Catalogue.Current;
        var procedure = state.Procedures.Find(code, day);
        return procedure is { ForAllUnits: false, Units.Count: > 0 }
            && Standing(state.Units, procedure.Units, day) is { Count: > 0 } own ? own
            : Standing(state.Units, Desks(house, day), day) is { Count: > 0 } desks ? desks
            : Standing(state.Units, state.Units.Codes, day);
    }

    /// <summary>True when the visitor answers for every unit that the content binds; who proposed it is asked elsewhere.</summary>
    public static bool MayApprove(Installation house, Visitor visitor, ProcedureCode code, DateOnly day) =>
        Bound(house, code, day).All(unit => visitor.May(Right, unit));

    private static IEnumerable<UnitCode> Desks(Installation house, DateOnly day) => house.Access.Grants.All()
        .Where(one => one.IsInForce && one.Grant.HoldsOn(day) && RightsTable.House.Of(DeskRight, one.Grant.Role) == Reach.Unit)
        .Select(one => one.Grant.Unit).Distinct();

    private static List<UnitCode> Standing(UnitDirectory units, IEnumerable<UnitCode> codes, DateOnly day) =>
        [.. codes.Where(code => units.Row(code, day) is { } row && row.IsValidOn(day) && row.Level != UnitLevel.Ministry)];
}
