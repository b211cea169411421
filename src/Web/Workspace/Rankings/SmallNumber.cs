using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.Scoring;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>
/// Số nhỏ: where one PAKN or one dossier moves the points of a unit so much that its rank needs care.
/// </summary>
internal static class SmallNumber
{
    private const decimal HeavyFeedback = 1m;
    private const decimal HeavyDossier = 0.04m;

    /// <summary>The sentence under the unit's name; null when nothing is that heavy.</summary>
    public static string? Of(Scorecard card)
    {
        var feedback = card.Indicators
            .Where(score => score.Verdict == Verdict.Measured)
            .Where(score => Subjects.KindOf(score.Indicator) == SubjectsKind.Feedback).ToList();
        var heavy = feedback.Sum(score => score.Max / score.Tally.Denominator!.Value);
        if (heavy >= HeavyFeedback)
        {
            var missed = feedback.Max(score => score.Tally.Denominator - score.Tally.Numerator)!.Value;
            return missed > 0
                ? Words.Say(
                    "ranking.late-feedback", Format.Count((long)missed),
                    Format.Points(feedback.Sum(score => score.Lost)))
                : Words.Say("ranking.few-feedback", Format.Points(heavy));
        }

        var late = card.Indicators.Where(score => score.Verdict == Verdict.Measured && DependsOnTime(score.Indicator))
            .Sum(CostOfOne);
        return late >= HeavyDossier ? Words.Say("ranking.few-dossiers", Format.Points(late)) : null;
    }

    /// <summary>Points that one met subject less takes away, before rounding.</summary>
    private static decimal CostOfOne(IndicatorScore score)
    {
        if (score.Tally is not { Numerator: { } met and > 0, Denominator: { } all and > 0 })
        {
            return 0;
        }

        var target = score.Indicator.Target ?? 1m;
        return score.Max * (Math.Min(1m, met / all / target) - Math.Min(1m, (met - 1) / all / target));
    }

    private static bool DependsOnTime(Indicator indicator) =>
        indicator.Numerator.Counters.Any(counter => counter is "dossiers_on_time" or "dossiers_late_or_disliked");
}
