using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Files;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using DiemSang.Web.Workspace.Asking;
using DiemSang.Web.Workspace.Notices;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>
/// POST /cong-bo/{slug}/so-nhan/bang: the table of a received notice. One cell that cannot be read keeps nothing; the page
/// comes back with what was pasted and says which cells.
/// </summary>
internal static class ReceivedForms
{
    public const string Right = "received.record";

    public static void MapReceived(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm("/cong-bo/{slug}/so-nhan/bang", Post, Again, _ => "").RequireRight(Right);
        routes.MapGet("/cong-bo/{slug}/so-nhan/{received}/tep", File).RequireRight(NoticeForms.Read).ExcludeFromDescription();
    }

    public static string FileOf(string slug, ReceivedResult received) => $"/cong-bo/{slug}/so-nhan/{received.Id}/tep";

    /// <summary>The notice as it was received: a download that runs nothing on our pages.</summary>
    private static async Task<IResult> File(HttpContext context, string slug, string received, Installation house)
    {
        if (house.PublicationBook.Find(slug) is not { } publication
            || house.Received.Of(publication.CutOff).FirstOrDefault(one => one.Id == received) is not { File.Length: > 0 } found
            || house.Files.Find(found.File.Split(' ')[0]) is not { } stored || stored.Subject != found.Id)
        {
            return Results.NotFound();
        }

        await house.Access.Audit(context.Visitor().Account!, "file.read", found.Id, "", stored.Id);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(
            target => house.Files.Send(stored, target, context.RequestAborted), FileKinds.MediaType(stored.Kind), stored.Name);
    }

    /// <summary>Reads a pasted table for a publication; units by code, or by a name that only one unit of the level has.</summary>
    public static PastedTable Read(string text, PublishedWeek week, UnitLevel level)
    {
        var byName = week.Cards.Where(card => (int)card.Card.Level == (int)level)
            .SelectMany(card => Spellings(card.Card.Name).Select(name => (name, card.Card.Unit))).Distinct()
            .ToLookup(one => one.name, one => one.Unit, StringComparer.Ordinal);
        return PastedTable.Read(
            text, [.. week.Ruleset.Groups.Select(group => (group.Code, group.ShortName, group.Max))],
            new(Words.Say("received.heads-unit").Split(';'), Words.Say("received.heads-total").Split(';')),
            name => week.Of(new(name)) is not null ? name
                : byName[Names.Folded(name)].ToList() is [var only] ? only
                : null);
    }

    private static IEnumerable<string> Spellings(string name) =>
        new[] { name, Names.Short(name).Replace('\u00a0', ' '), Names.Plain(name) }.Select(Names.Folded).Distinct();

    private static IResult Again(DeskCall call) => DeskForms.Page<ReceivedPage>(call, new { Slug = call.Route("slug") });

    private static async Task<IResult> Post(DeskCall call)
    {
        var house = call.House;
        if (house.PublicationBook.Find(call.Route("slug")) is not { } publication)
        {
            return Results.NotFound();
        }

        Refused.If(!call.Has("nguon"), "received.no-source");
        var level = Names.FindLevel(call.Text("cap")) ?? UnitLevel.Commune;
        var read = Read(call.Text("bang"), house.PublicationBook.Open(publication), level);
        Refused.If(read.Problems.Count > 0, "received.cells", read.Problems.Count);
        var file = call.Files.TryGetValue("tep", out var kept) ? $"{kept.Id} {kept.Name}" : "";
        await house.Received.Keep(
            publication.CutOff, call.Text("so"), call.Has("ngay") ? call.Day("ngay") : null, call.Text("nguon"), file,
            read.Rows, call.Account, house.Now);
        return Results.LocalRedirect($"/cong-bo/{publication.Slug}?xong=received.kept&cap={Names.CodeOf(level)}#hai-so");
    }
}
