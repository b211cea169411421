using System.Globalization;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Desk;
using DiemSang.Web.Workspace.Notices;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>GET /cong-bo/{slug}.csv: the ranking of the page, whole, with numbers that a program can read.</summary>
public static class PublicationFiles
{
    public static void MapPublications(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cong-bo/{slug}.csv", Csv).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/cong-bo/{slug}.xlsx", Xlsx).AllowAnonymous().ExcludeFromDescription();
        routes.MapPublicationForms();
        routes.MapReceived();
    }

    private static IResult Csv(string slug, string? cha, string? cap, Figures figures) =>
        PublicationView.Read(figures, slug, null, cha, cap) is { } view ? SheetOf(view).Csv() : Results.NotFound();

    /// <summary>The leaders' form: a tab for each level, six groups, ranks, changes.</summary>
    private static IResult Xlsx(string slug, Figures figures)
    {
        var book = figures.Installation.PublicationBook;
        if (book.Find(slug) is not { } found)
        {
            return Results.NotFound();
        }

        var week = book.Open(found);
        return Results.File(
            LeadersSheet.Write(week, figures.ComparableBefore(found), NoticeFiles.Tabs(week)), NoticeFiles.Xlsx,
            $"bang-diem-{slug}.xlsx");
    }

    private static Sheet SheetOf(PublicationView view)
    {
        var groups = string.Join(';', view.Week.Ruleset.Groups.Select(group => group.Code));
        return new(
            "cong-bo", $"cong-bo-{view.Publication.Slug}", Words.Say("publication.csv-columns", groups).Split(';'),
            view.Rows.Select(row => (IReadOnlyList<string>)
            [
                Number(row.Place.Rank), Number(row.Place.Of), row.Card.Unit, row.Card.Name, Number(row.Card.Total),
                row.Card.Band.Name, .. row.Card.Groups.Select(group => Number(group.Points)), Number(row.Since.Change),
                Number(row.Climbed), view.Publication.Slug, view.Publication.Digest,
            ]));
    }

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
