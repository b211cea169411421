using DiemSang.OneStop;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Access;

namespace DiemSang.Web.Desk;

/// <summary>POST /bang-viec/giao-lai: everything one officer holds in the visitor's units goes to another.</summary>
public static class BulkReassignment
{
    public static void MapReassignment(this IEndpointRouteBuilder routes) => routes
        .MapDeskForm("/bang-viec/giao-lai", Post, call => DeskForms.Page<BoardPage>(call)).RequireRight("dossier.assign");

    private static async Task<IResult> Post(DeskCall call)
    {
        var (from, to) = (call.Text("tu"), call.Text("den"));
        Refused.If(from == to, "desk.same-officer");
        var board = new BoardView(call.House, call.Visitor);
        Refused.If(board.Takers.All(choice => choice.Value != to), "desk.no-such-officer");
        var officers = Officers.Of(call.House);
        var moved = await call.House.Handling.ReassignAll(
            from, to, new(call.Account, ActorKind.Authority), call.House.Now,
            dossier => call.Visitor.May("dossier.assign", dossier.Unit) && officers.WorksFor(to, dossier.Unit, BoardView.Roles));
        return Results.LocalRedirect($"/bang-viec?giao={moved}");
    }
}
