using DiemSang.OneStop;

namespace DiemSang.Web.Access;

/// <summary>POST /tai-khoan/uy-quyen, /tai-khoan/vang-mat: who does the work while an officer is away.</summary>
internal static class OwnAbsence
{
    public static void MapOwnAbsence(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/tai-khoan/uy-quyen", GiveRights).RequireRight("leave.own", Target.Own);
        routes.MapForm("/tai-khoan/uy-quyen/{delegation}/ket-thuc", EndDelegation).RequireRight("leave.own", Target.Own);
        routes.MapForm("/tai-khoan/vang-mat", Report).RequireRight("leave.own", Target.Own);
        routes.MapForm("/tai-khoan/vang-mat/{leave}/ket-thuc", EndLeave).RequireRight("leave.own", Target.Own);
    }

    private static async Task<IResult> GiveRights(FormCall call)
    {
        var receiver = call.Room.Accounts.FindByName(call.Text("nguoi-nhan"))
            ?? throw new RefusedException(RefusalKind.Rule, "delegation.no-account");
        await call.Room.Delegations.Delegate(call.Visitor, receiver.Id, call.Day("tu"), call.Day("den"));
        return call.Done("delegation.given");
    }

    private static async Task<IResult> EndDelegation(FormCall call)
    {
        await call.Room.Delegations.EndDelegation(call.Route("delegation"), call.Visitor.Account!);
        return call.Done("delegation.ended");
    }

    private static async Task<IResult> Report(FormCall call)
    {
        await call.Room.Delegations.ReportLeave(call.Visitor.Account!, call.Day("tu"), call.Day("den"));
        return call.Done("leave.reported");
    }

    private static async Task<IResult> EndLeave(FormCall call)
    {
        await call.Room.Delegations.EndLeave(call.Route("leave"), call.Visitor.Account!);
        return call.Done("leave.ended");
    }
}
