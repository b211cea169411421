using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Dự thảo soạn trước: a notice of the week that runs. Until the week is frozen it shows the figures of now in its
/// places, and it cannot be issued.
/// </summary>
internal static class NoticeAhead
{
    /// <summary>Dated on the day on which the week closes.</summary>
    public static async Task<OfficialNotice> Draft(Figures figures, NoticeTemplate template, UnitCode unit, string by)
    {
        var house = figures.Installation;
        var closes = figures.Outlook.NextClose(house.Now);
        var slug = Publication.SlugOf(closes);
        var shown = await NoticeFigures.Of(figures, slug, unit);
        return await house.Notices.Draft(
            slug, unit.Value, template.Series, NoticeDraft.Ahead(template, shown, LocalTime.DayOf(closes)), null, by, house.Now);
    }

    /// <summary>The notice as it reads with the figures of now, and these figures.</summary>
    public static async Task<(OfficialNotice Notice, NoticeFigures Figures)> Shown(Figures figures, OfficialNotice notice)
    {
        var shown = await NoticeFigures.Of(figures, notice.Publication, new(notice.Unit));
        var first = notice.Corrects is { } id ? figures.Installation.Notices.Find(id) : null;
        return (notice.IsIssued ? notice : notice with { Body = await NoticeDraft.Fill(notice.Body, shown, first) }, shown);
    }
}
