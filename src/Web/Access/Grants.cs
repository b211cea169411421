using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;

namespace DiemSang.Web.Access;

/// <summary>POST …/quyen: a role is proposed by one officer and approved or declined by another; either may end it.</summary>
internal static class Grants
{
    public static void MapGrants(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/quan-tri/tai-khoan/{account}/quyen", Propose).RequireRight("grant.propose", Target.Account);
        routes.MapForm("/quan-tri/quyen/{grant}/duyet", Approve).RequireRight("grant.approve", Target.Grant);
        routes.MapForm("/quan-tri/quyen/{grant}/tu-choi", Decline).RequireRight("grant.approve", Target.Grant);
        routes.MapForm("/quan-tri/quyen/{grant}/thu-hoi", End).RequireRight("grant.propose", Target.Grant);
    }

    private static async Task<IResult> Propose(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Installation>();
        var isGrantable = Enum.TryParse<Role>(call.Text("vai-tro"), out var role) && GrantRegister.Grantable.Contains(role);
        Refused.If(!isGrantable, "grant.role-not-granted");
        var from = call.DayOrNone("tu") ?? call.Visitor.Day;
        var unit = call.Unit("don-vi", house.Catalogue.Current.Units);
        await call.Room.Grants.Propose(
            call.Visitor, new(call.Route("account"), role, unit, from, call.DayOrNone("den")));
        return call.Done("grant.proposed");
    }

    private static async Task<IResult> Approve(FormCall call)
    {
        await call.Room.Grants.Decide(call.Visitor, call.Route("grant"), approve: true);
        return call.Done("grant.approved");
    }

    private static async Task<IResult> Decline(FormCall call)
    {
        await call.Room.Grants.Decide(call.Visitor, call.Route("grant"), approve: false);
        return call.Done("grant.declined");
    }

    private static async Task<IResult> End(FormCall call)
    {
        await call.Room.Grants.End(call.Visitor, call.Route("grant"));
        return call.Done("grant.ended");
    }
}
