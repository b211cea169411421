using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>POST /ho-so-cua-toi/{dossier}/…: what the owner does to a dossier, and the owner's files.</summary>
internal static class OwnForms
{
    public const string FilePrefix = "tep-";

    /// <summary>The paper that stands for what the officer asked for in words.</summary>
    public const string OtherPaper = "BS";

    public static void MapOwnDossiers(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm($"{OwnPaths.Dossiers}/{{dossier}}/bo-sung", Supplement, Again, context =>
            context.GetRouteValue("dossier") as string ?? "").RequireRight("own.supplement", Target.Dossier);
        routes.MapDeskForm($"{OwnPaths.Dossiers}/{{dossier}}/rut", Withdraw, Again)
            .RequireRight("own.withdraw", Target.Dossier);
        routes.MapGet($"{OwnPaths.Dossiers}/{{dossier}}/tep/{{file}}", Send).ExcludeFromDescription()
            .RequireRight("own.read", Target.Dossier);
    }

    public static IResult Again(DeskCall call) => DeskForms.Page<OwnDossierPage>(call, new { Dossier = call.Route("dossier") });

    /// <summary>Papers with a file of their own, and what else was asked for in words.</summary>
    private static Task<IResult> Supplement(DeskCall call) => Change(call, "bo-sung", "dossier.papers-sent", (one, act) =>
    {
        Refused.If(one.State != DossierState.AwaitingPapers, "own.nothing-asked");
        Refused.If(call.Files.Count == 0, "own.no-file");
        var other = $"{OtherPaper}-{one.Supplements.Count}";
        return one.GivePapers(act,
        [
            .. one.Papers.Where(paper => call.Files.ContainsKey(FilePrefix + paper.Code)).Select(paper => paper with
            {
                IsGiven = true,
                File = call.Files[FilePrefix + paper.Code].Id,
                Form = PaperForm.Electronic,
                ReusedFrom = null,
            }),
            .. call.Files.TryGetValue(FilePrefix + OtherPaper, out var file)
                ? [new Paper(other, Words.Say("own.other-paper", one.Supplements.Count), false)
                    { IsGiven = true, File = file.Id, Form = PaperForm.Electronic }]
                : Array.Empty<Paper>(),
        ]);
    });

    private static Task<IResult> Withdraw(DeskCall call) => Change(call, "rut", "dossier.withdrawal-asked", (one, act) =>
        one.AskWithdrawal(act, call.Text("ly-do")));

    private static async Task<IResult> Change(
        DeskCall call, string noun, string audit, Func<HandledDossier, Act, HandledDossier> action)
    {
        var code = new DossierCode(call.Route("dossier"));
        var done = await call.House.Handling.Change(
            code, call.Number("phien"), new(call.Account, ActorKind.Applicant), call.House.Now, action, audit);
        return done is null ? Results.NotFound() : Results.LocalRedirect($"{OwnPaths.Dossier(code)}?xong=own.done.{noun}");
    }

    private static async Task<IResult> Send(HttpContext context, string dossier, string file, Installation house)
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
