using DiemSang.Web.Access;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>POST /mau-thong-bao/de-nghi…: a template is written by one and put in force by another.</summary>
internal static class TemplateForms
{
    private const string Page = "/mau-thong-bao";

    public static void MapTemplateForms(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm($"{Page}/de-nghi", Propose, Again).RequireRight(NoticeForms.Draft);
        routes.MapDeskForm($"{Page}/de-nghi/{{proposal}}/duyet", call => Decide(call, accept: true), Again).RequireRight(NoticeForms.Issue);
        routes.MapDeskForm($"{Page}/de-nghi/{{proposal}}/bo", call => Decide(call, accept: false), Again).RequireRight(NoticeForms.Issue);
    }

    private static async Task<IResult> Propose(DeskCall call)
    {
        var made = await call.House.Notices.TemplateProposals.Propose(call.Text("mau"), call.Account, call.House.Now);
        return Results.LocalRedirect($"{Page}?xem={made.Id}&xong=notice.template-proposed");
    }

    private static async Task<IResult> Decide(DeskCall call, bool accept)
    {
        var decided = await call.House.Notices.TemplateProposals.Decide(call.Route("proposal"), call.Account, accept, call.House.Now);
        return Results.LocalRedirect(
            $"{Page}?mau={decided.Template.Id}&xong={(accept ? "notice.template-saved" : "notice.template-set-aside")}");
    }

    private static IResult Again(DeskCall call) => DeskForms.Page<TemplatesPage>(call);
}
