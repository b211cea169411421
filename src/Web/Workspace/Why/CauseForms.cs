using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.Web.Access;

namespace DiemSang.Web.Workspace.Why;

/// <summary>
/// POST /don-vi/{unit}/nguyen-nhan: a member writes why a component moved in a week; …/su-kien: what happened, corrects
/// it, takes it back.
/// </summary>
internal static class CauseForms
{
    public const string Right = "cause.write";

    public static void MapCauses(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/don-vi/{unit}/nguyen-nhan", Post, keepsTyped: true).RequireRight(Right, Target.Unit);
        routes.MapForm("/don-vi/{unit}/su-kien", call => Write(call, Account.NewId(), 1), keepsTyped: true)
            .RequireRight(Right, Target.Unit);
        routes.MapForm("/don-vi/{unit}/su-kien/{event}", call => Write(call, call.Route("event"), NextVersion(call)), keepsTyped: true)
            .RequireRight(Right, Target.Unit);
        routes.MapForm("/don-vi/{unit}/su-kien/{event}/rut-lai", TakeBack).RequireRight(Right, Target.Unit);
    }

    /// <summary>The same two moments, without what the last form said or asked to correct.</summary>
    public static string Back(HttpContext context) => FormOutcome.Without(context, WhyQuery.Corrected);

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

    private static async Task<IResult> Write(FormCall call, string id, long version)
    {
        var figures = call.Context.RequestServices.GetRequiredService<Figures>();
        if (figures.Units.Find(call.Route("unit")) is not { } unit || !Enum.TryParse<TypedEventKind>(call.Text("loai"), out var kind))
        {
            return Results.NotFound();
        }

        var from = call.Day("tu-ngay");
        Refused.If(call.Text("su-kien").Length == 0, "event.no-words");
        await figures.Installation.Events.Write(new(
            id, version, unit, kind, from, call.DayOrNone("den-ngay") ?? from, call.Text("su-kien"),
            figures.Installation.Now, call.Visitor.Account!));
        return call.Done(version == 1 ? "event.written" : "event.corrected");
    }

    private static async Task<IResult> TakeBack(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Figures>().Installation;
        await house.Events.TakeBack(
            call.Route("event"), NextVersion(call), new(call.Route("unit")), call.Visitor.Account!, house.Now);
        return call.Done("event.taken-back");
    }

    /// <summary>One more than the version that was seen.</summary>
    private static long NextVersion(FormCall call) => call.Version > 0 ? call.Version + 1 : 0;
}
