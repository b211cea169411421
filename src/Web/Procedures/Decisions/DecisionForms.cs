using DiemSang.Exchange.Procedures;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace DiemSang.Web.Procedures.Decisions;

/// <summary>POST /danh-muc/quyet-dinh/…: a decision is entered or corrected by one officer and let in by another.</summary>
internal static class DecisionForms
{
    private const int MostBytes = 1 << 20;

    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm("/danh-muc/quyet-dinh/de-nghi", Propose, call => DeskForms.Page<DecisionFormPage>(call))
            .WithMetadata(new TakesFiles(), new RequestSizeLimitAttribute(MostBytes)).RequireRight("catalogue.propose");
        routes.MapDeskForm("/danh-muc/quyet-dinh/de-nghi/{entry}/duyet", call => Decide(call, accept: true), Again)
            .RequireRight("catalogue.approve");
        routes.MapDeskForm("/danh-muc/quyet-dinh/de-nghi/{entry}/khong-duyet", call => Decide(call, accept: false), Again)
            .RequireRight("catalogue.approve");
    }

    /// <summary>Who approves answers for the publisher, under its old and its new name alike.</summary>
    public static bool MayDecide(Visitor visitor, DecisionProposal proposal) =>
        visitor.May("catalogue.approve", proposal.Decision.Publisher)
        && (proposal.Before is not { } before || visitor.May("catalogue.approve", before.Publisher));

    private static IResult Again(DeskCall call) =>
        DeskForms.Page<DecisionProposalPage>(call, new { Entry = call.Route("entry") });

    private static async Task<IResult> Propose(DeskCall call)
    {
        var (house, form) = (call.House, new DecisionForm(call.Fields));
        var isSent = call.Text("buoc") == "gui";
        var (decision, _) = form.Read(house.Catalogue.Current, LocalTime.DayOf(house.Now));
        if (!isSent || decision is null)
        {
            call.Context.Items[typeof(ReturnedForm)] = new ReturnedForm(isSent ? "gui" : "them", call.Fields, null);
            return DeskForms.Page<DecisionFormPage>(
                call, null, isSent ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        var proposal = await new DecisionProposals(house).Propose(decision, form.Corrects, call.Text("ly-do"), call.Account);
        return Results.LocalRedirect($"/danh-muc/quyet-dinh/de-nghi/{proposal.Id}?xong=decision.sent");
    }

    private static async Task<IResult> Decide(DeskCall call, bool accept)
    {
        var proposals = new DecisionProposals(call.House);
        if (proposals.Find(call.Route("entry")) is not { } proposal)
        {
            return Results.NotFound();
        }

        Refused.If(
            !MayDecide(call.Visitor, proposal), "decision.outside",
            DecisionWords.Publisher(call.House.Catalogue.Current, proposal.Decision));
        await proposals.Decide(proposal.Id, call.Account, accept);
        return Results.LocalRedirect($"/danh-muc/quyet-dinh/de-nghi/{proposal.Id}");
    }
}
