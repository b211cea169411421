using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;
using DiemSang.Web.Workspace.Why;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Nguyên nhân trong thông báo: the same split as the page that tells why, in the same sentences; then who moved it.
/// </summary>
internal static class NoticeCauses
{
    private const int Most = 5, MostUnits = 8;

    /// <summary>Components that rose or fell, the greatest first, a line for each; words that say so when there are none.</summary>
    public static string Of(ScoreChange? change, bool rises)
    {
        if (change is null)
        {
            return rises ? Words.Say("notice.no-comparison") : "";
        }

        var moved = change.InOrder().Where(split => rises ? split.Delta > 0 : split.Delta < 0)
            .OrderByDescending(split => Math.Abs(split.Delta)).ThenBy(split => split.Indicator.Id, StringComparer.Ordinal).ToList();
        if (moved.Count == 0)
        {
            return Words.Say(rises ? "notice.no-rise" : "notice.no-fall");
        }

        List<string> lines =
        [
            Words.Say(rises ? "notice.rises" : "notice.falls", moved.Count, Format.Points(Math.Abs(moved.Sum(split => split.Delta)))),
            .. moved.Take(Most).Select(split => Words.Say(
                "notice.line", $"{split.Indicator.Id}. {WhyWords.Sentence(change, split, called: NoticeDraft.Low)}")),
        ];
        if (moved.Count > Most)
        {
            var rest = Format.Signed(moved.Skip(Most).Sum(split => split.Delta));
            lines.Add(Words.Say("notice.line", Words.Say("notice.cause-rest", moved.Count - Most, rest)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>What each unit below added to the change; with the rest it is the change. "" where there is nothing below.</summary>
    public static string ByUnit(ScoreChange? change)
    {
        if (change is null || change.Delta == 0 || change.Below.Count == 0)
        {
            return "";
        }

        var names = change.Below.ToDictionary(unit => unit.Code.Value, unit => unit.Name, StringComparer.Ordinal);
        var shares = change.ByUnit().Where(share => share.Points != 0m).ToList();
        var units = shares.Where(share => share.Part != Split.Rest).OrderByDescending(share => Math.Abs(share.Points))
            .ThenBy(share => share.Part, StringComparer.Ordinal).ToList();
        var parts = units.Take(MostUnits).Select(share => Words.Say(
            "notice.unit-share", NoticeDraft.Low(names[share.Part]), Format.Signed(share.Points))).ToList();
        var further = units.Skip(MostUnits).Sum(share => share.Points);
        if (further != 0)
        {
            parts.Add(Words.Say("notice.unit-share", Words.Say("notice.other-units", units.Count - MostUnits), Format.Signed(further)));
        }

        if (shares.Where(share => share.Part == Split.Rest).Sum(share => share.Points) is var rest and not 0)
        {
            parts.Add(Words.Say("notice.unit-share", Words.Say("notice.own-offices"), Format.Signed(rest)));
        }

        return Words.Say("notice.unit-shares", Format.Signed(change.Delta), string.Join("; ", parts));
    }
}
