using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Exchange.Procedures;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using DiemSang.Web.Procedures.Decisions;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace DiemSang.Web.Procedures;

/// <summary>POST /danh-muc/…: a change of a procedure's content is proposed by one officer and decided by another.</summary>
public static class ProcedureForms
{
    private const int MostBytes = 2 << 20;
    private const int MostSource = 200;

    public static void MapProcedures(this IEndpointRouteBuilder routes)
    {
        routes.MapCatalogueLists();
        routes.MapDecisions();
        routes.MapDeskForm("/danh-muc/{procedure}/de-nghi", Propose, Form)
            .WithMetadata(new TakesFiles(), new RequestSizeLimitAttribute(MostBytes)).RequireRight("catalogue.propose");
        routes.MapDeskForm("/danh-muc/nhap-quoc-gia", Import, call => DeskForms.Page<ImportPage>(call))
            .WithMetadata(new TakesFiles(), new RequestSizeLimitAttribute(MostBytes)).RequireRight("catalogue.propose");
        routes.MapDeskForm("/danh-muc/de-nghi/{proposal}/duyet", call => Decide(call, accept: true), Proposal)
            .RequireRight("catalogue.approve");
        routes.MapDeskForm("/danh-muc/de-nghi/{proposal}/khong-duyet", call => Decide(call, accept: false), Proposal)
            .RequireRight("catalogue.approve");
    }

    /// <summary>What is wrong with a typed content, in words.</summary>
    public static IReadOnlyList<string> Problems(ContentForm form, ProcedureCode code, DateOnly today)
    {
        var from = Format.FindDay(form.Text("tu-ngay"));
        var content = form.Content(code, from ?? today);
        return
        [
            .. form.Problems,
            .. from is null ? [Words.Say("form.bad-day")] : Array.Empty<string>(),
            .. form.Text("nguon").Length is 0 or > MostSource ? [Words.Say("content.source-missing")] : Array.Empty<string>(),
            .. ContentCheck.Of(content).Select(one => Words.Say(one.Code, [.. one.Blanks])),
        ];
    }

    private static IResult Form(DeskCall call) =>
        DeskForms.Page<ProposalFormPage>(call, new { Procedure = call.Route("procedure") });

    private static IResult Proposal(DeskCall call) =>
        DeskForms.Page<ProposalPage>(call, new { Proposal = call.Route("proposal") });

    private static async Task<IResult> Propose(DeskCall call)
    {
        if (!ProcedureCode.IsWellFormed(call.Route("procedure")))
        {
            return Results.NotFound();
        }

        var (code, form) = (new ProcedureCode(call.Route("procedure")), new ContentForm(call.Fields));
        var isSent = call.Text("buoc") == "gui";
        if (!isSent || Problems(form, code, LocalTime.DayOf(call.House.Now)).Count > 0)
        {
            call.Context.Items[typeof(ReturnedForm)] = new ReturnedForm(isSent ? "gui" : "them", call.Fields, null);
            return DeskForms.Page<ProposalFormPage>(
                call, new { Procedure = code.Value },
                isSent ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        return await Sent(call, form.Content(code, call.Day("tu-ngay")), call.Text("nguon"));
    }

    private static async Task<IResult> Import(DeskCall call)
    {
        var (national, content) = NationalProcedure.Read(await Answer(call), call.Day("tu-ngay"));
        var source = string.Join(
            '\n', national.Doubts.Select(doubt => Words.Say("content.doubt", doubt)).Prepend(Words.Say("content.source")));
        return await Sent(call, new ContentProposals(call.House).WithOwnParts(content), source);
    }

    private static async Task<IResult> Sent(DeskCall call, ProcedureContent content, string source)
    {
        var proposal = await new ContentProposals(call.House).Propose(content, source, call.Account);
        return Results.LocalRedirect($"/danh-muc/de-nghi/{proposal.Id}?xong=content.proposed");
    }

    private static async Task<IResult> Decide(DeskCall call, bool accept)
    {
        var proposals = new ContentProposals(call.House);
        if (proposals.Find(call.Route("proposal")) is not { } proposal)
        {
            return Results.NotFound();
        }

        var may = ContentAuthority.MayApprove(call.House, call.Visitor, proposal.Content.Code, LocalTime.DayOf(call.House.Now));
        Refused.If(!may, "content.outside");
        await proposals.Decide(proposal.Id, call.Account, accept, (int)call.Number("phien"));
        return Results.LocalRedirect($"/danh-muc/de-nghi/{proposal.Id}");
    }

    /// <exception cref="RefusedException">nothing came, or it is not JSON</exception>
    private static async Task<JsonElement> Answer(DeskCall call)
    {
        var text = call.Text("noi-dung");
        if (call.Context.Request.Form.Files["tep"] is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text = await reader.ReadToEndAsync(call.Context.RequestAborted);
        }

        Refused.If(text.Length == 0, "content.no-json");
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new RefusedException(RefusalKind.Rule, "content.bad-json");
        }
    }
}
