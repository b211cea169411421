using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Câu nguyên nhân: which components moved a total, as the members find it before they write on.</summary>
internal static class NoticeCauses
{
    private const int Most = 4;

    /// <summary>Rises or falls, the greatest first; a sentence that says so when there are none.</summary>
    public static string Of(UnitDifference unit, bool rises)
    {
        if (unit.Before is null || unit.After is null)
        {
            return Words.Say("notice.no-comparison");
        }

        var moved = unit.Components.Where(pair => pair.Before is not null)
            .Select(pair => (pair.Before!, pair.After, Delta: pair.After.Points - pair.Before!.Points))
            .Where(one => rises ? one.Delta > 0 : one.Delta < 0)
            .OrderByDescending(one => Math.Abs(one.Delta)).ThenBy(one => one.After.Indicator.Id, StringComparer.Ordinal).ToList();
        if (moved.Count == 0)
        {
            return Words.Say(rises ? "notice.no-rise" : "notice.no-fall");
        }

        var parts = moved.Take(Most).Select(one => Words.Say(
            "notice.cause", Names.Short(one.After.Indicator), one.After.Indicator.Id, Format.Points(Math.Abs(one.Delta)),
            Tally(one.Item1), Tally(one.After)));
        var rest = moved.Count > Most
            ? Words.Say("notice.cause-rest", moved.Count - Most, Format.Points(Math.Abs(moved.Skip(Most).Sum(one => one.Delta))))
            : "";
        return Words.Say(
            rises ? "notice.rises" : "notice.falls", Format.Points(Math.Abs(moved.Sum(one => one.Delta))),
            string.Join("; ", parts)) + rest + ".";
    }

    private static string Tally(IndicatorScore score) =>
        Format.Tally((long?)score.Tally.Numerator, (long?)score.Tally.Denominator);
}
