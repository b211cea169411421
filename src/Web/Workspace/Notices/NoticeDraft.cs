using System.Globalization;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Dự thảo: a template filled with the figures of a publication; from then on its words belong to the office. A draft
/// made ahead of its week keeps its places, and they are filled when the week is frozen.
/// </summary>
internal static class NoticeDraft
{
    private const decimal Threshold = 70;
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static Task<NoticeBody> Of(
        NoticeTemplate template, NoticeFigures figures, OfficialNotice? corrects, DateOnly signedOn) =>
        Fill(Ahead(template, figures, signedOn), figures, corrects);

    /// <summary>The words of the template with their places.</summary>
    public static NoticeBody Ahead(NoticeTemplate template, NoticeFigures figures, DateOnly signedOn) => new(
        template.Id, template.Above, template.Issuer, template.Title, template.About, template.Blocks, template.Sign, "",
        template.Recipients, template.Annex, Names.Plain(figures.Name), signedOn);

    /// <summary>Fills every known place; what has none stays as it was typed.</summary>
    public static async Task<NoticeBody> Fill(NoticeBody body, NoticeFigures figures, OfficialNotice? corrects)
    {
        if (!body.HasPlaces)
        {
            return body;
        }

        var values = Values(figures, corrects);
        values["giai-phap"] = await NoticeWork.Remedies(figures);
        string Fill(string text) => NoticeTemplate.Fill(text, values);
        return body with
        {
            Above = Fill(body.Above),
            Issuer = Fill(body.Issuer),
            Title = Fill(body.Title),
            About = Fill(body.About),
            Blocks =
            [
                .. body.Blocks.Select(block => block with { Text = Fill(block.Text) })
                    .Where(block => block.Text.Trim().Length > 0),
            ],
            Recipients = [.. body.Recipients.Select(Fill)],
            Annex = Fill(body.Annex),
        };
    }

    /// <summary>A unit within a sentence: Phường Tân Bình → phường Tân Bình; UBND tỉnh Bình Dương → tỉnh Bình Dương.</summary>
    public static string Low(string name)
    {
        var place = name.IndexOf(' ', StringComparison.Ordinal) is > 1 and var end && name[..end].All(char.IsUpper)
            ? name[(end + 1)..]
            : name;
        return Format.Lower(place);
    }

    private static Dictionary<string, string> Values(NoticeFigures figures, OfficialNotice? corrects)
    {
        var (one, card) = (figures.Publication, figures.Own.After!.Card);
        var rank = figures.Own.After.RankBelow(figures.Parent);
        var since = figures.Before is { } before ? before.Publication.Day : one.From;
        var ruleset = Rulesets.Get(one.Ruleset);
        var change = figures.ChangeOf(figures.Unit);
        return new(StringComparer.Ordinal)
        {
            ["don-vi"] = Low(figures.Name),
            ["don-vi-hoa"] = figures.Name.ToUpper(vietnamese),
            ["tu-ngay"] = Format.Day(since),
            ["den-ngay"] = Format.Day(one.Day),
            ["chot-luc"] = Words.Say("notice.moment", Format.OfficialClock(one.CutOff), Format.Day(one.Day)),
            ["ma-kiem"] = one.Digest.Length > 16 ? one.Digest[..16] : Words.Say("notice.when-frozen"),
            ["ma-nhat-ky"] = one.AuditHead.Length > 16 ? one.AuditHead[..16]
                : Words.Say(figures.IsAhead ? "notice.when-frozen" : "notice.none"),
            ["quyet-dinh"] = ruleset.Decision,
            ["dinh-chinh"] = Corrected(figures, corrects),
            ["ket-qua-chung"] = Result(figures, ruleset),
            ["ket-qua-don-vi"] = Below(figures),
            ["nguyen-nhan-tang"] = NoticeCauses.Of(change, rises: true),
            ["nguyen-nhan-giam"] = NoticeCauses.Of(change, rises: false),
            ["nguyen-nhan-don-vi"] = NoticeCauses.ByUnit(change),
            ["nguyen-nhan-thanh-vien"] = NoticeWork.Causes(figures),
            ["ho-so-tre"] = Words.Say("notice.watched", Format.Count(figures.Watched.Late), Format.Count(figures.Watched.Soon)),
            ["viec-phai-lam"] = NoticeWork.Orders(figures),
            ["han-bao-cao"] = Format.Day(one.Day.AddDays(4)),
            ["tong-diem"] = Format.Points(card.Total),
            ["xep-loai"] = card.Band.Name,
            ["hang"] = rank is { } place ? Format.Rank(place.Rank, place.Of) : "",
            ["doi"] = figures.Own.Change is { } delta ? Format.Signed(delta) : "",
            ["ky-lien-tiep"] = Format.Count(figures.WeeksFirst),
        };
    }

    private static string Result(NoticeFigures figures, Ruleset ruleset)
    {
        var card = figures.Own.After!.Card;
        var sentence = Words.Say(
            "notice.result", Format.Capital(Low(figures.Name)), Format.Points(card.Total), card.Band.Name,
            figures.Own.Change switch
            {
                null => "",
                0 => Words.Say("notice.unchanged"),
                > 0 and var up => Words.Say("notice.up", Format.Points(up)),
                var down => Words.Say("notice.down", Format.Points(-down)),
            });
        var rank = figures.Own.After.RankBelow(figures.Parent) is { } place
            ? Words.Say("notice.rank", Format.Rank(place.Rank, place.Of))
            : "";
        var streak = figures.WeeksFirst > 1 ? Words.Say("notice.streak", figures.WeeksFirst) : "";
        var next = ruleset.NextBand(card.Total);
        var gap = next is null ? "" : Words.Say("notice.gap", Format.Points(next.From - card.Total), next.Name);
        var isAhead = figures.IsAhead ? Words.Say("notice.so-far", Format.ClockAndDay(figures.Publication.FrozenAt)) : "";
        return $"{isAhead}{sentence}{rank}{streak}.{gap}";
    }

    private static string Below(NoticeFigures figures)
    {
        if (figures.Below.Count == 0)
        {
            return "";
        }

        var above = figures.Below.Count(unit => unit.Card.Total >= Threshold);
        var falling = figures.Below.Where(unit => unit.Change < 0).Select(unit => Low(unit.Card.Name)).ToList();
        return Words.Say("notice.below", above, figures.Below.Count, Format.Weight(Threshold))
            + (falling.Count == 0 ? Words.Say("notice.none-falls")
                : Words.Say("notice.falling", falling.Count, string.Join(", ", falling.Take(8)) + (falling.Count > 8 ? ", …" : "")));
    }

    private static string Corrected(NoticeFigures figures, OfficialNotice? corrects) => corrects is null ? ""
        : Words.Say(
            "notice.corrects", corrects.Sign, Format.Day(corrects.Body.SignedOn),
            figures.Publication.Reason.Length > 0 ? figures.Publication.Reason : Words.Say("notice.corrects-text"));
}
