using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Portal;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>
/// POST /nop-ho-so/…: begins a draft, keeps each step as it was typed, goes on when the step is right, files at the end.
/// </summary>
internal static class FilingForms
{
    private const string Save = "luu";

    public static void MapFiling(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm($"{OwnPaths.Filing}/ban-nhap", Start, call => DeskForms.Page<FilingStartPage>(call))
            .RequireRight("own.file", Target.Own);
        routes.MapDeskForm($"{OwnPaths.Filing}/{{draft}}/to-khai/noi-dung", Form, Again<FilingFormPage>)
            .RequireRight("own.file", Target.Own);
        routes.MapDeskForm($"{OwnPaths.Filing}/{{draft}}/giay-to/tep", Papers, Again<FilingPapersPage>, _ => "")
            .RequireRight("own.file", Target.Own);
        routes.MapDeskForm($"{OwnPaths.Filing}/{{draft}}/nop", File, ReviewAgain)
            .RequireRight("own.file", Target.Own);
        routes.MapDeskForm($"{OwnPaths.Filing}/{{draft}}/xoa", Remove, Again<FilingReviewPage>)
            .RequireRight("own.file", Target.Own);
    }

    private static IResult Again<T>(DeskCall call) => DeskForms.Page<T>(call, new { Draft = call.Route("draft") });

    /// <summary>A draft that was filed a moment ago is a dossier by now: the list shows it.</summary>
    private static IResult ReviewAgain(DeskCall call) =>
        call.House.Drafts.Find(call.Route("draft"), call.Account, call.House.Now) is null
            ? DeskForms.Page<OwnDossiersPage>(call)
            : Again<FilingReviewPage>(call);

    private static async Task<IResult> Start(DeskCall call)
    {
        RefuseClosed(call);
        var choice = new FilingChoice(call.House, call.Fields);
        if (choice.Unit is null || choice.Procedure is null || call.Text("buoc") == "tim")
        {
            call.Context.Items[typeof(ReturnedForm)] =
                new ReturnedForm(call.Text("buoc") == "tim" ? "tim" : "chon", call.Fields, null);
            return DeskForms.Page<FilingStartPage>(call, null, call.Text("buoc") == "tim"
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity);
        }

        var account = call.House.Access.Book.Find(call.Account)!.Account;
        var known = account.IdentityNumber is { } number ? call.House.Handling.FindOwner(number) : null;
        var draft = new Draft(Draft.NewId(), choice.Unit.Code, choice.Procedure.Code)
        {
            StartedAt = call.House.Now,
            Phone = known?.Phone ?? "",
            Email = known?.Email is { Length: > 0 } mail ? mail : account.Email ?? "",
            Address = known?.Address ?? "",
        };
        await call.House.Drafts.Start(draft, call.Account, call.House.Now);
        return Results.LocalRedirect(OwnPaths.Draft(draft.Id, "to-khai"));
    }

    private static Task<IResult> Form(DeskCall call) => Keep<FilingFormPage>(
        call, FilingStep.Form, (view, sent) => FilingFields.Form(view.Draft, sent, view.Fields), "giay-to");

    private static Task<IResult> Papers(DeskCall call) => Keep<FilingPapersPage>(
        call, FilingStep.Papers, (view, sent) => FilingFields.Papers(view.Draft, sent), "xem-lai");

    /// <summary>What was typed is kept first, whatever is wrong with it; then the step is judged.</summary>
    private static async Task<IResult> Keep<T>(
        DeskCall call, FilingStep step, Func<FilingView, DeskCall, Draft> take, string next)
    {
        RefuseClosed(call);
        if (FilingView.Of(call.House, call.Account, call.Route("draft")) is not { } seen)
        {
            return Results.NotFound();
        }

        var draft = take(seen, call);
        await call.House.Drafts.Save(draft, call.Account, call.House.Now);
        if (call.Text("buoc") == Save)
        {
            return Results.LocalRedirect($"{OwnPaths.Filing}?xong=draft.done.luu");
        }

        var view = new FilingView(call.House, call.Account, draft);
        var isNew = step == FilingStep.Form
            && view.Fields.Any(field => field.IsAsked(view.Answers) && !FilingFields.IsSent(call, field));
        if (view.ProblemsOf(step).Count == 0 && !isNew)
        {
            return Results.LocalRedirect(OwnPaths.Draft(draft.Id, next));
        }

        call.Context.Items[typeof(ReturnedForm)] = new ReturnedForm(isNew ? "them" : "sua", call.Fields, null);
        return DeskForms.Page<T>(call, new { Draft = draft.Id }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> File(DeskCall call)
    {
        RefuseClosed(call);
        if (FilingView.Of(call.House, call.Account, call.Route("draft")) is not { } view)
        {
            throw new RefusedException(RefusalKind.State, "draft.gone");
        }

        Refused.If(view.Person.IdentityNumber is null, "filing.no-identity");
        Refused.If(view.Procedure is null, "filing.not-offered");
        Refused.If(view.ProblemsOf(FilingStep.Review).Count > 0, "filing.not-ready");
        Refused.If(!call.Has("cam-doan"), "filing.no-promise");
        Refused.If(view.Draft.Reused.Any(paper => view.ReusedFor(paper) is not null) && !call.Has("dong-y"), "filing.no-consent");
        Refused.If(view.Duplicates.Count > 0 && !call.Has("van-nop"), "filing.duplicate");
        var dossier = await call.House.Handling.Start(
            FilingOf(view, call.Visitor.IsVneidVerified), new(call.Account, ActorKind.Applicant), call.House.Now,
            [.. view.Draft.Files.Where(one => view.Sent.Any(paper => paper.Code == one.Key)).Select(one => one.Value)],
            session => DraftRegister.End(session, view.Draft.Id, call.Account));
        return Results.LocalRedirect($"{OwnPaths.Dossier(dossier.Code)}?xong=own.done.nop");
    }

    private static async Task<IResult> Remove(DeskCall call)
    {
        await call.House.Drafts.Remove(call.Route("draft"), call.Account);
        return Results.LocalRedirect($"{OwnPaths.Filing}?xong=draft.done.xoa");
    }

    private static void RefuseClosed(DeskCall call) => Refused.If(
        !call.Context.RequestServices.GetRequiredService<PortalSettings>().TakesFilings(call.House.Now), "filing.closed");

    private static Filing FilingOf(FilingView view, bool isVerified)
    {
        var draft = view.Draft;
        return new(draft.Unit, draft.Procedure, Channel.Online, new(view.Content?.Version ?? 0, view.Limit)
        {
            Steps = [.. (view.Content?.Steps ?? []).Select(CourseStep.Of)],
        })
        {
            Owner = new(view.Person.Name, view.Person.IdentityNumber!)
            {
                Phone = draft.Phone.Replace(" ", "", StringComparison.Ordinal), Email = draft.Email, Address = draft.Address,
            },
            Answers = view.Answers,
            UsesCitizenData = isVerified,
            Papers = [.. view.Asked.Select(paper => PaperOf(paper, view))],
            Fees = view.Fees,
        };
    }

    private static Paper PaperOf(PaperRequirement asked, FilingView view)
    {
        var file = view.Draft.Files.GetValueOrDefault(asked.Code);
        var earlier = view.ReusedFor(asked.Code);
        return new(asked.Code, asked.Name, asked.IsRequired)
        {
            Form = PaperForm.Electronic,
            Count = Math.Max(1, asked.Originals + asked.Copies),
            IsGiven = file is not null || earlier is not null || view.IsByForm(asked),
            File = file ?? earlier?.File,
            ReusedFrom = earlier?.Dossier.Value,
            ConsentAt = earlier is null ? null : view.Now,
        };
    }
}
