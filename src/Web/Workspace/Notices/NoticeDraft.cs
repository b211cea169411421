using System.Globalization;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Dự thảo: a template filled with the figures of a publication; from then on its words belong to the office.</summary>
internal static class NoticeDraft
{
    private const decimal Threshold = 70;
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static NoticeBody Of(NoticeTemplate template, NoticeFigures figures, OfficialNotice? corrects, DateOnly today)
    {
        var values = Values(figures, corrects);
        string Fill(string text) => NoticeTemplate.Fill(text, values);
        return new(
            template.Id, Fill(template.Above), Fill(template.Issuer), Fill(template.Title), Fill(template.About),
            [
                .. template.Blocks.Select(block => block with { Text = Fill(block.Text) })
                    .Where(block => block.Text.Trim().Length > 0),
            ],
            template.Sign, "", [.. template.Recipients.Select(Fill)], template.Annex, Names.Plain(figures.Name), today);
    }

    private static Dictionary<string, string> Values(NoticeFigures figures, OfficialNotice? corrects)
    {
        var (one, card) = (figures.Publication, figures.Own.After!.Card);
        var rank = figures.Own.After.RankBelow(figures.Parent);
        var since = figures.Before is { } before ? before.Publication.Day : one.From;
        var ruleset = Rulesets.Get(one.Ruleset);
        return new(StringComparer.Ordinal)
        {
            ["don-vi"] = Low(figures.Name),
            ["don-vi-hoa"] = figures.Name.ToUpper(vietnamese),
            ["tu-ngay"] = Format.Day(since),
            ["den-ngay"] = Format.Day(one.Day),
            ["chot-luc"] = Words.Say("notice.moment", Format.OfficialClock(one.CutOff), Format.Day(one.Day)),
            ["ma-kiem"] = one.Digest[..16],
            ["ma-nhat-ky"] = one.AuditHead.Length > 16 ? one.AuditHead[..16] : Words.Say("notice.none"),
            ["quyet-dinh"] = ruleset.Decision,
            ["dinh-chinh"] = Corrected(figures, corrects),
            ["ket-qua-chung"] = Result(figures, ruleset),
            ["ket-qua-don-vi"] = Below(figures),
            ["nguyen-nhan-tang"] = NoticeCauses.Of(figures.Own, rises: true),
            ["nguyen-nhan-giam"] = NoticeCauses.Of(figures.Own, rises: false),
            ["ho-so-tre"] = Words.Say("notice.watched", Format.Count(figures.Watched.Late), Format.Count(figures.Watched.Soon)),
            ["viec-phai-lam"] = Words.Say("notice.orders"),
            ["han-bao-cao"] = Format.Day(one.Day.AddDays(4)),
            ["tong-diem"] = Format.Points(card.Total),
            ["xep-loai"] = card.Band.Name,
            ["hang"] = rank is { } place ? Format.Rank(place.Rank, place.Of) : "",
            ["doi"] = figures.Own.Change is { } change ? Format.Signed(change) : "",
            ["ky-lien-tiep"] = Format.Count(figures.WeeksFirst),
            // Filled for each annex when the paper is made.
            ["so-phu-luc"] = "{so-phu-luc}",
            ["don-vi-phu-luc"] = "{don-vi-phu-luc}",
        };
    }

    private static string Result(NoticeFigures figures, Ruleset ruleset)
    {
        var card = figures.Own.After!.Card;
        var sentence = Words.Say(
            "notice.result", Names.Capital(Low(figures.Name)), Format.Points(card.Total), card.Band.Name,
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
        var next = ruleset.Bands.Where(band => band.From > card.Total).MinBy(band => band.From);
        var gap = next is null ? "" : Words.Say("notice.gap", Format.Points(next.From - card.Total), next.Name);
        return $"{sentence}{rank}{streak}.{gap}";
    }

    private static string Below(NoticeFigures figures)
    {
        if (figures.Below.Count == 0)
        {
            return "";
        }

        var above = figures.Below.Count(unit => unit.Card.Total >= Threshold);
        var falling = figures.Below.Where(unit => unit.Change < 0).Select(unit => Names.Short(unit.Card.Name)).ToList();
        return Words.Say("notice.below", above, figures.Below.Count, Format.Weight(Threshold))
            + (falling.Count == 0 ? Words.Say("notice.none-falls")
                : Words.Say("notice.falling", falling.Count, string.Join(", ", falling.Take(8)) + (falling.Count > 8 ? ", …" : "")));
    }

    private static string Corrected(NoticeFigures figures, OfficialNotice? corrects) => corrects is null ? ""
        : Words.Say(
            "notice.corrects", corrects.Sign, Format.Day(corrects.Body.SignedOn),
            figures.Publication.Reason.Length > 0 ? figures.Publication.Reason : Words.Say("notice.corrects-text"));

    private static string Low(string name) => name.Length == 0 ? name : char.ToLower(name[0], vietnamese) + name[1..];
}
