using DiemSang.Evaluation.Notices;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Tệp dự thảo: a publication as the .docx of a notice that nobody has edited yet; nothing is kept.</summary>
public static class NoticeFile
{
    /// <param name="figures">of the installation; may be opened for reading</param>
    /// <param name="slug">of the publication</param>
    /// <param name="unit">who issues it</param>
    /// <param name="template">one of rules/notices</param>
    /// <param name="progress">annexes made, of how many</param>
    /// <exception cref="RefusedException">there is no such publication, template or unit in it</exception>
    public static async Task<byte[]> Draft(
        Figures figures, string slug, UnitCode unit, string template, Action<int, int>? progress = null)
    {
        var book = figures.Installation.PublicationBook;
        var publication = book.Find(slug) ?? throw new RefusedException(RefusalKind.Rule, "publication.unknown", slug);
        Refused.If(book.Open(publication).Of(unit) is null, "notice.not-in-publication");
        var found = HouseTemplates.All.Select(one => one.Template).FirstOrDefault(one => one.Id == template)
            ?? throw new RefusedException(RefusalKind.Rule, "notice.no-template");
        var shown = await NoticeFigures.Of(figures, slug, unit);
        var body = await NoticeDraft.Of(found, shown, null, LocalTime.DayOf(figures.Now));
        var draft = new OfficialNotice(
            "", 0, slug, unit.Value, found.Series, null, null, figures.Now, "", null, null, body);
        return DocxWriter.Write(NoticePapers.Of(draft, shown, progress));
    }
}
