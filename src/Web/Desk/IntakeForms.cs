using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Access;
using DiemSang.Web.Workspace;

namespace DiemSang.Web.Desk;

/// <summary>POST /quay/tiep-nhan: looks up what the counter typed, or receives the dossier and goes on to its receipt.</summary>
public static class IntakeForms
{
    public static void MapIntake(this IEndpointRouteBuilder routes) => routes
        .MapDeskForm("/quay/tiep-nhan", Post, Again, _ => "").RequireRight("dossier.receive");

    private static IResult Again(DeskCall call) => DeskForms.Page<IntakePage>(call);

    private static async Task<IResult> Post(DeskCall call)
    {
        var intake = new Intake(call.House, call.Visitor, call.Fields);
        var isLookUp = call.Text("buoc") != "nhan";
        if (intake.Number.Length > 0)
        {
            // A search that finds nobody is a search all the same; the mark tells whose number it was to nobody without the key.
            await call.House.Access.Audit(
                call.Account, intake.Known is null ? "owner.sought" : "owner.read", "/quay", intake.Counter?.Value ?? "",
                OwnerStore.Mark(call.House.Vault, intake.Number)[..16]);
        }

        if (isLookUp || intake.Problems().Count > 0)
        {
            call.Context.Items[typeof(ReturnedForm)] = new ReturnedForm(isLookUp ? "tim" : "quay", call.Fields, null);
            return DeskForms.Page<IntakePage>(
                call, null, isLookUp ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        var dossier = await call.House.Handling.Start(
            FilingOf(intake), new(call.Account, ActorKind.Counter), call.House.Now,
            [.. call.Fields[DeskCall.KeptFiles].Select(one => one.Split(' ')[^1])]);
        return Results.LocalRedirect($"{Paths.Dossier(dossier.Code.Value)}/giay-hen");
    }

    private static Filing FilingOf(Intake intake)
    {
        var unit = intake.Unit!.Code;
        var owner = new PersonDetails(intake.Person("ho-ten", one => one.Name), intake.Number)
        {
            Phone = intake.Person("dien-thoai", one => one.Phone).Replace(" ", "", StringComparison.Ordinal),
            Email = intake.Person("thu", one => one.Email),
            Address = intake.Person("dia-chi", one => one.Address),
        };
        return new(unit, intake.Procedure!.Code, intake.Channel, TermsOf(intake))
        {
            ReceivingUnit = intake.Counter == unit ? null : intake.Counter,
            Owner = owner,
            Applicant = intake.Text("nop-thay").Length == 0 ? null : new(intake.Text("nop-thay"), intake.Text("nop-thay-so")),
            Summary = intake.Text("trich-yeu"),
            Answers = intake.Answers.Where(one => one.Value.Length > 0).ToDictionary(),
            Papers = [.. intake.Papers.Select(paper => PaperOf(paper, intake))],
            Fees = intake.Fees,
        };
    }

    private static Terms TermsOf(Intake intake) => new(intake.Content?.Version ?? 0, intake.Limit)
    {
        Steps = [.. (intake.Content?.Steps ?? []).Select(CourseStep.Of)],
    };

    private static Paper PaperOf(PaperRequirement asked, Intake intake)
    {
        var file = intake.FileOf(asked.Code);
        var earlier = intake.IsTicked("dung-lai", asked.Code) && file is null
            ? intake.Earlier.FirstOrDefault(one => one.Paper == asked.Code)
            : null;
        return new(asked.Code, asked.Name, intake.IsRequired(asked))
        {
            Form = file is not null || earlier is not null ? PaperForm.Electronic
                : asked.Originals > 0 ? PaperForm.Original : PaperForm.Copy,
            Count = Math.Max(1, asked.Originals + asked.Copies),
            IsGiven = intake.IsTicked("giay", asked.Code) || file is not null || earlier is not null,
            File = file ?? earlier?.File,
            ReusedFrom = earlier?.Dossier.Value,
            ConsentAt = earlier is null ? null : intake.Now,
        };
    }
}
