using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>GET …/thong-bao/{notice}/van-ban.docx and …/bang.xlsx.</summary>
internal static class NoticeFiles
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = Shell.Workbook.MediaType;

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/thong-bao/{notice}/van-ban.docx", Document).RequireRight(NoticeForms.Read, Target.Notice).ExcludeFromDescription();
        routes.MapGet("/thong-bao/{notice}/bang.xlsx", Sheet).RequireRight(NoticeForms.Read, Target.Notice).ExcludeFromDescription();
        routes.MapNoticeForms();
    }

    /// <summary>What was issued, byte by byte; of a draft what would be issued now.</summary>
    private static async Task<IResult> Document(string notice, Figures figures)
    {
        var house = figures.Installation;
        if (house.Notices.Find(notice) is not { } found)
        {
            return Results.NotFound();
        }

        var bytes = house.Notices.Document(notice);
        if (bytes is null)
        {
            var (shown, numbers) = await NoticeAhead.Shown(figures, found);
            bytes = DocxWriter.Write(NoticePapers.Of(shown, numbers));
        }

        return Results.File(bytes, Docx, $"thong-bao-{found.Publication}{(found.IsIssued ? "" : "-du-thao")}.docx");
    }

    private static async Task<IResult> Sheet(string notice, Figures figures)
    {
        var house = figures.Installation;
        if (house.Notices.Find(notice) is not { } found)
        {
            return Results.NotFound();
        }

        var shown = await NoticeFigures.Of(figures, found.Publication, new(found.Unit));
        return Results.File(
            LeadersSheet.Write(shown.Week, shown.Before, Tabs(shown.Week)), Xlsx, $"bang-diem-{found.Publication}.xlsx");
    }

    /// <summary>A tab for each province and level that has units in the publication.</summary>
    public static IReadOnlyList<(string Name, UnitCode Parent, UnitLevel Level)> Tabs(PublishedWeek week) =>
    [
        .. week.Cards.Where(card => card.Card.Parent is null).OrderBy(card => card.Card.Unit, StringComparer.Ordinal)
            .SelectMany(top => week.Cards.Where(card => card.RankBelow(top.Card.Unit) is not null)
                .Select(card => (UnitLevel)(int)card.Card.Level).Distinct().Order()
                .Select(level => ($"{top.Card.Unit} {Format.Capital(Asking.Names.Of(level))}", new UnitCode(top.Card.Unit), level))),
    ];
}
