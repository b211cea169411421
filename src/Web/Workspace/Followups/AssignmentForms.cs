using DiemSang.Evaluation.Followups;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>POST /don-vi/{unit}/phan-cong: names who answers for components, and ends it.</summary>
internal static class AssignmentForms
{
    public const string Read = "assignment.read", Change = "assignment.change";

    /// <summary>Before the code of a group: all its components at once.</summary>
    public const string GroupMark = "nhom-";

    public static void MapAssignments(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/don-vi/{unit}/phan-cong", Post).RequireRight(Change, Target.Unit);
        routes.MapForm("/don-vi/{unit}/phan-cong/{assignment}/ket-thuc", End).RequireRight(Change, Target.Unit);
    }

    private static async Task<IResult> Post(FormCall call)
    {
        var figures = call.Context.RequestServices.GetRequiredService<Figures>();
        var house = figures.Installation;
        if (await AssignmentView.Of(figures, figures.Units.Find(call.Route("unit"))!.Value) is not { } view
            || !Enum.TryParse<AssignedPart>(call.Text("vai"), out var part))
        {
            return Results.NotFound();
        }

        var asked = call.Text("thanh-phan");
        List<string> components =
        [
            .. view.Card.Indicators.Where(AssignmentBook.IsOwnable).Select(score => score.Indicator)
                .Where(one => one.Id == asked || GroupMark + one.Group == asked).Select(one => one.Id),
        ];
        var account = call.Text("nguoi");
        Refused.If(
            !view.Officers.WorksFor(account, view.Unit.Code, AssignmentView.RolesOf(part)), "assignment.not-of-the-unit");
        await house.Followups.Assignments.Assign(
            view.Unit.Code, components, part, account, call.Day("tu-ngay"), call.DayOrNone("den-ngay"),
            call.Visitor.Account!, house.Now);
        return call.Done("assignment.done");
    }

    private static async Task<IResult> End(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Figures>().Installation;
        var found = house.Followups.Assignments.Find(call.Route("assignment"));
        if (found is null || found.Unit != house.Catalogue.Current.Units.Find(call.Route("unit")))
        {
            return Results.NotFound();
        }

        await house.Followups.Assignments.End(
            found.Id, LocalTime.DayOf(house.Now), call.Visitor.Account!, house.Now);
        return call.Done("assignment.ended-today");
    }
}
