using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>POST …/thong-bao: drafts, edits, issues and corrects notices.</summary>
internal static class NoticeForms
{
    public const string Read = "notice.read", Draft = "notice.draft", Issue = "notice.issue";

    public static void MapNoticeForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/don-vi/{unit}/thong-bao", Post).RequireRight(Draft, Target.Unit);
        routes.MapForm("/thong-bao/{notice}/loi-van", Edit, keepsTyped: true).RequireRight(Draft, Target.Notice);
        routes.MapForm("/thong-bao/{notice}/so-lieu", FillIn).RequireRight(Draft, Target.Notice);
        routes.MapForm("/thong-bao/{notice}/ban-hanh", Publish).RequireRight(Issue, Target.Notice);
        routes.MapForm("/thong-bao/{notice}/dinh-chinh", Correct).RequireRight(Draft, Target.Notice);
        routes.MapTemplateForms();
    }

    /// <summary>The program's templates and the office's own; one of the office with the same id stands before.</summary>
    public static IReadOnlyList<NoticeTemplate> Templates(Installation house)
    {
        var own = house.Notices.Templates();
        return
        [
            .. own, .. HouseTemplates.All.Select(one => one.Template).Where(one => own.All(other => other.Id != one.Id)),
        ];
    }

    /// <summary>Of a publication, or ahead of the week that closes next: then its places are filled when it is frozen.</summary>
    private static async Task<IResult> Post(FormCall call)
    {
        var figures = FiguresOf(call);
        var house = figures.Installation;
        if (house.Catalogue.Current.Units.Find(call.Route("unit")) is not { } unit)
        {
            return Results.NotFound();
        }

        var (slug, template) = (call.Text("cong-bo"), TemplateOf(call.Text("mau"), house));
        if (house.PublicationBook.Find(slug) is { } publication)
        {
            Refused.If(house.PublicationBook.Open(publication).Of(unit) is null, "notice.not-in-publication");
            var first = publication.IsCorrection
                ? house.PublicationBook.All().Where(one => one.CutOff == publication.CutOff)
                    .SelectMany(one => house.Notices.Of(one.Slug)).LastOrDefault(one => one.IsIssued && one.Unit == unit.Value)
                : null;
            return await Make(call, figures, template, slug, unit, first);
        }

        return slug == Publication.SlugOf(figures.Outlook.NextClose(house.Now))
            ? Onward(await NoticeAhead.Draft(figures, template, unit, call.Visitor.Account!))
            : Results.NotFound();
    }

    private static async Task<IResult> Correct(FormCall call)
    {
        var figures = FiguresOf(call);
        var house = figures.Installation;
        var first = house.Notices.Find(call.Route("notice"))!;
        Refused.If(!first.IsIssued, "notice.not-issued");
        var cutOff = house.PublicationBook.Find(first.Publication)!.CutOff;
        var latest = house.PublicationBook.InForce().First(one => one.CutOff == cutOff);
        return await Make(call, figures, TemplateOf(first.Body.Template, house), latest.Slug, new(first.Unit), first);
    }

    private static async Task<IResult> Make(
        FormCall call, Figures figures, NoticeTemplate template, string slug, UnitCode unit, OfficialNotice? first)
    {
        var house = figures.Installation;
        var shown = await NoticeFigures.Of(figures, slug, unit);
        var body = await NoticeDraft.Of(template, shown, first, LocalTime.DayOf(house.Now));
        return Onward(await house.Notices.Draft(
            slug, unit.Value, template.Series, body, first, call.Visitor.Account!, house.Now));
    }

    private static IResult Onward(OfficialNotice made) => Results.LocalRedirect($"/thong-bao/{made.Id}?xong=notice.drafted");

    /// <summary>Fills the places of a draft made ahead; of any other draft the words are made anew from its template.</summary>
    private static async Task<IResult> FillIn(FormCall call)
    {
        var figures = FiguresOf(call);
        var house = figures.Installation;
        var draft = house.Notices.Find(call.Route("notice"))!;
        Refused.If(house.PublicationBook.Find(draft.Publication) is null, "notice.not-frozen");
        var shown = await NoticeFigures.Of(figures, draft.Publication, new(draft.Unit));
        var first = draft.Corrects is { } id ? house.Notices.Find(id) : null;
        var body = draft.Body.HasPlaces
            ? await NoticeDraft.Fill(draft.Body, shown, first)
            : await NoticeDraft.Of(TemplateOf(draft.Body.Template, house), shown, first, draft.Body.SignedOn) with
            {
                Signer = draft.Body.Signer, Place = draft.Body.Place, Sign = draft.Body.Sign, Recipients = draft.Body.Recipients,
            };
        await house.Notices.Edit(draft.Id, call.Version, body, call.Visitor.Account!, house.Now);
        return call.Done("notice.filled");
    }

    private static async Task<IResult> Edit(FormCall call)
    {
        var house = FiguresOf(call).Installation;
        var draft = house.Notices.Find(call.Route("notice"))!;
        var body = draft.Body with
        {
            SignedOn = call.Day("ngay-ky"),
            Signer = call.Text("nguoi-ky"),
            Place = call.Text("noi"),
            About = call.Text("trich-yeu"),
            Sign = Lines(call.Text("chuc-vu")),
            Recipients = Lines(call.Text("noi-nhan")),
            Blocks =
            [
                .. draft.Body.Blocks.Select((block, i) => block.Kind == NoticeBlock.Table
                    ? block
                    : block with { Text = call.Text($"doan-{i}").ReplaceLineEndings("\n") }),
            ],
        };
        foreach (var text in (string[])[body.About, .. body.Blocks.Select(block => block.Text), .. body.Recipients])
        {
            NoticeTemplate.CheckPlaces(text);
        }

        await house.Notices.Edit(draft.Id, call.Version, body, call.Visitor.Account!, house.Now);
        return call.Done("notice.saved");
    }

    private static async Task<IResult> Publish(FormCall call)
    {
        var figures = FiguresOf(call);
        var house = figures.Installation;
        Refused.If(call.Text("xac-nhan") != "co", "publication.not-confirmed");
        var draft = house.Notices.Find(call.Route("notice"))!;
        Refused.If(house.PublicationBook.Find(draft.Publication) is null, "notice.not-frozen");
        var shown = await NoticeFigures.Of(figures, draft.Publication, new(draft.Unit));
        await house.Notices.Issue(
            draft.Id, call.Version, numbered => DocxWriter.Write(NoticePapers.Of(numbered, shown)),
            call.Visitor.Account!, house.Now);
        return call.Done("notice.issued");
    }

    private static NoticeTemplate TemplateOf(string id, Installation house) =>
        Templates(house).FirstOrDefault(one => one.Id == id) ?? throw new RefusedException(RefusalKind.Rule, "notice.no-template");

    private static List<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Figures FiguresOf(FormCall call) => call.Context.RequestServices.GetRequiredService<Figures>();
}
