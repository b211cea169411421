using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Access;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Histories;

namespace DiemSang.Web.Desk;

/// <summary>POST /ho-so/{dossier}/…: every action of the table, the person in full, and attachments.</summary>
public static class DeskDossiers
{
    public static void MapDeskDossiers(this IEndpointRouteBuilder routes)
    {
        foreach (var action in DeskActions.All)
        {
            var takesFiles = action.Asks.Any(one => one.As == AskAs.File);
            routes.MapDeskForm(
                $"/ho-so/{{dossier}}/{action.Noun}", call => Act(call, action), Again,
                takesFiles ? context => context.GetRouteValue("dossier") as string ?? "" : null)
                .RequireRight(action.Right, Target.Dossier);
        }

        routes.MapDeskForm("/ho-so/{dossier}/nguoi-nop", ShowPerson, Again).RequireRight("person.read-full", Target.Dossier);
        routes.MapGet("/ho-so/{dossier}/tep/{file}", Send).ExcludeFromDescription()
            .RequireRight("file.read", Target.Dossier);
    }

    public static IResult Again(DeskCall call) => DeskForms.Page<DossierPage>(call, new { Code = call.Route("dossier") });

    private static async Task<IResult> Act(DeskCall call, DeskAction action)
    {
        var code = new DossierCode(call.Route("dossier"));
        if (call.House.Handling.Find(code) is not { } seen)
        {
            return Results.NotFound();
        }

        var kinds = Officers.Kinds(call.Visitor, seen);
        Refused.If(kinds.Count == 0, "state.other-actor");
        var actor = new Actor(call.Account, action.ActorFor(seen, kinds) ?? kinds[0]);
        await call.House.Handling.Change(
            code, call.Number("phien"), actor, call.House.Now, (one, act) => action.Do(call, one, act), action.Audit);
        return Results.LocalRedirect($"{Paths.Dossier(code.Value)}?xong=desk.done.{action.Noun}");
    }

    private static async Task<IResult> ShowPerson(DeskCall call)
    {
        var code = new DossierCode(call.Route("dossier"));
        if (call.House.Handling.Find(code) is not { } dossier)
        {
            return Results.NotFound();
        }

        await call.House.Access.Audit(call.Account, "person.read", code.Value, dossier.Unit.Value);
        call.Context.Items[typeof(PersonCard)] = true;
        return Again(call);
    }

    /// <summary>An attachment leaves as a download under headers of its own: nothing in it runs on our pages.</summary>
    private static async Task<IResult> Send(HttpContext context, string dossier, string file, Exchange.Installation house)
    {
        if (house.Files.Find(file) is not { } stored || stored.Subject != dossier)
        {
            return Results.NotFound();
        }

        var unit = house.Handling.Find(new(dossier))?.Unit.Value ?? "";
        await house.Access.Audit(context.Visitor().Account!, "file.read", dossier, unit, file);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(
            target => house.Files.Send(stored, target, context.RequestAborted), FileKinds.MediaType(stored.Kind), stored.Name);
    }
}
