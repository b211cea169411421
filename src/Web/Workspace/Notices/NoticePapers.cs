using System.Globalization;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Dựng văn bản: the words of a notice with its tables and an annex for each unit.</summary>
internal static class NoticePapers
{
    private const int MostWatched = 60;
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <param name="progress">annexes made, of how many</param>
    public static NoticePaper Of(OfficialNotice notice, NoticeFigures figures, Action<int, int>? progress = null)
    {
        var body = notice.Body;
        var annexes = new List<PaperAnnex>();
        foreach (var (index, unit) in figures.Below.Index())
        {
            annexes.Add(Annex(index + 1, unit, body, figures));
            progress?.Invoke(index + 1, figures.Below.Count);
        }

        return new(
            body.Above, body.Issuer, Words.Say("notice.number", notice.Sign),
            Words.Say("notice.place-and-day", body.Place, Day(body)), body.Title, body.About,
            [.. body.Blocks.Select(block => Block(block, figures))], body.Sign, body.Signer, body.Recipients, annexes,
            Words.Say("notice.annex-of", notice.Sign, Day(body)));
    }

    private static PaperBlock Block(NoticeBlock block, NoticeFigures figures) => block.Kind == NoticeBlock.Table
        ? new(block.Kind, "", NoticeTables.Of(block.Text, figures))
        : new(block.Kind, block.Text);

    private static PaperAnnex Annex(int number, UnitDifference unit, NoticeBody body, NoticeFigures figures)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["so-phu-luc"] = Roman(number),
            ["don-vi-phu-luc"] = NoticeDraft.Low(unit.Card.Name) is { Length: > 0 } name ? name : unit.Card.Unit,
        };
        var change = figures.ChangeOf(new(unit.Card.Unit));
        string[] title =
        [
            .. NoticeTemplate.Fill(body.Annex, values).Split('\n', StringSplitOptions.RemoveEmptyEntries).Index()
                .Select(line => line.Index == 0 ? line.Item : line.Item.ToUpper(vietnamese)),
        ];
        List<PaperBlock> blocks =
        [
            new(NoticeBlock.Paragraph, Words.Say(
                "notice.annex-result", Format.Points(unit.Card.Total), unit.Card.Band.Name,
                unit.Change is { } delta ? Words.Say("notice.annex-change", Format.Signed(delta)) : "")),
            new(NoticeBlock.Table, "", NoticeTables.Groups(unit, figures)),
            new(NoticeBlock.Table, "", NoticeTables.Components(unit)),
            new(NoticeBlock.Paragraph, NoticeCauses.Of(change, rises: true)),
            new(NoticeBlock.Paragraph, NoticeCauses.Of(change, rises: false)),
        ];
        var watched = figures.Watched.Of(unit.Card.Unit);
        if (watched.Count == 0)
        {
            blocks.Add(new(NoticeBlock.Paragraph, Words.Say("notice.annex-none-watched")));
        }
        else
        {
            blocks.Add(new(NoticeBlock.Paragraph, Words.Say(
                "notice.annex-watched", watched.Count(one => one.IsLate), watched.Count(one => !one.IsLate))));
            blocks.Add(new(NoticeBlock.Table, "", NoticeTables.Watched([.. watched.Take(MostWatched)], figures.Publication)));
            if (watched.Count > MostWatched)
            {
                blocks.Add(new(NoticeBlock.Paragraph, Words.Say("notice.annex-more", watched.Count - MostWatched)));
            }
        }

        return new(title, blocks);
    }

    /// <summary>A day below ten and the months 1 and 2 get a leading nought, as NĐ 30/2020 writes them.</summary>
    private static string Day(NoticeBody body)
    {
        var (day, month) = (body.SignedOn.Day, body.SignedOn.Month);
        return Words.Say(
            "notice.day", day.ToString("00", CultureInfo.InvariantCulture),
            month.ToString(month < 3 ? "00" : "0", CultureInfo.InvariantCulture),
            body.SignedOn.Year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Phụ lục are counted in Roman numbers.</summary>
    private static string Roman(int number)
    {
        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"), (4, "IV"), (1, "I"),
        ];
        var text = "";
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
            {
                text += sign;
            }
        }

        return text;
    }
}
