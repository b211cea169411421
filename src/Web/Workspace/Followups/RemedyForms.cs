using System.Globalization;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>POST …/giai-phap: proposes a remedy, orders it, starts, ends or drops it.</summary>
internal static class RemedyForms
{
    public const string Read = "remedy.read", Propose = "remedy.propose";

    /// <summary>The noun of each change in its address.</summary>
    public static IReadOnlyDictionary<RemedyState, string> Nouns { get; } = new Dictionary<RemedyState, string>
    {
        [RemedyState.Ordered] = "giao-viec", [RemedyState.Doing] = "bat-dau",
        [RemedyState.Done] = "hoan-thanh", [RemedyState.Dropped] = "dung",
    };

    public static void MapRemedies(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/don-vi/{unit}/giai-phap", Post, keepsTyped: true).RequireRight(Propose, Target.Unit);
        foreach (var (to, noun) in Nouns)
        {
            var right = RemedyTable.Changes.First(one => one.To == to).Right;
            routes.MapForm($"/giai-phap/{{remedy}}/{noun}", call => Turn(call, to), keepsTyped: true).RequireRight(right, Target.Remedy);
        }
    }

    private static async Task<IResult> Post(FormCall call)
    {
        var figures = call.Context.RequestServices.GetRequiredService<Figures>();
        var house = figures.Installation;
        var unit = figures.Units.Find(call.Route("unit"))!.Value;
        var board = await figures.Live();
        if (board.Of(unit) is not { } card)
        {
            return Results.NotFound();
        }

        var (lever, indicator) = call.Text("viec").Split(':') is [var left, var right] ? (left, right) : ("", "");
        Refused.If(indicator.Length == 0, "remedy.no-work");
        var owner = call.Text("nguoi");
        Refused.If(
            !Officers.Of(house).WorksFor(owner, unit, AssignmentView.OwnerRoles), "assignment.not-of-the-unit");
        var made = await house.Followups.Remedies.Propose(
            new UnitPlan(board, unit, card), indicator, lever, Pieces(call), call.Text("cach-lam"), owner, call.Day("han"),
            call.Visitor.Account!, house.Now);
        return Results.LocalRedirect($"/giai-phap/{made.Id}?xong=remedy.proposed");
    }

    private static async Task<IResult> Turn(FormCall call, RemedyState to)
    {
        var house = call.Context.RequestServices.GetRequiredService<Figures>().Installation;
        var remedy = house.Followups.Remedies.Find(call.Route("remedy"))!;
        if (RemedyTable.Find(remedy.State, to) is { } change && !RemedyView.May(change, remedy, call.Visitor))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await house.Followups.Remedies.Turn(
            remedy.Id, call.Version, to, call.Text("noi-dung"), call.Visitor.Account!, house.Now);
        return call.Done($"remedy.turned.{to.ToString().ToLowerInvariant()}");
    }

    private static long Pieces(FormCall call) => long.TryParse(
        call.Text("so-luong").Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture,
        out var pieces) ? pieces : 0;
}
