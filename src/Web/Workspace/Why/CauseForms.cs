using DiemSang.Evaluation.Publications;
using DiemSang.OneStop;
using DiemSang.Web.Access;

namespace DiemSang.Web.Workspace.Why;

/// <summary>POST /don-vi/{unit}/nguyen-nhan: a member writes why a component moved in a week.</summary>
internal static class CauseForms
{
    public const string Right = "cause.write";

    public static void MapCauses(this IEndpointRouteBuilder routes) =>
        routes.MapForm("/don-vi/{unit}/nguyen-nhan", Post, keepsTyped: true).RequireRight(Right, Target.Unit);

    private static async Task<IResult> Post(FormCall call)
    {
        var figures = call.Context.RequestServices.GetRequiredService<Figures>();
        var house = figures.Installation;
        if (figures.Units.Find(call.Route("unit")) is not { } unit || Publication.CutOffOf(call.Text("tuan")) is not { } cutOff)
        {
            return Results.NotFound();
        }

        var indicator = call.Text("thanh-phan");
        var rules = (await figures.Live()).Ruleset;
        Refused.If(rules.Indicators.All(one => one.Id != indicator), "cause.no-component");
        await house.Causes.Write(cutOff, unit, indicator, call.Text("noi-dung"), call.Visitor.Account!, house.Now);
        return call.Done("cause.written");
    }
}
