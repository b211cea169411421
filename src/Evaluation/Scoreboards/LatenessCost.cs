using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>Điểm có thể mất: what one open dossier, gone late with all else as it is, costs its unit's total.</summary>
public static class LatenessCost
{
    /// <summary>
    /// In points before rounding to hundredths, over all components in which the dossier counts; 0 for one that is
    /// late already, ended, or outside the period. Counters and points are those of the scoreboard itself.
    /// </summary>
    public static decimal Of(Scoreboard board, DossierFacts facts)
    {
        if (facts.FinishedAt is not null || board.Of(facts.Unit) is not { } card)
        {
            return 0m;
        }

        var now = new SubjectBalance(facts, board.Period);
        var late = new SubjectBalance(facts with { DueAt = RowReading.Moment(board.Period.End - 1) }, board.Period);
        var cost = 0m;
        foreach (var score in card.Indicators.Where(one => Subjects.KindOf(one.Indicator) == SubjectsKind.Dossiers))
        {
            var counted = board.CountersOf(score.InheritedFrom is { } ancestor ? new UnitCode(ancestor) : facts.Unit);
            var formula = score.Indicator;
            cost += Worth.Lost(
                formula with { Max = score.Max },
                new(formula.Numerator.Evaluate(counted.Finder), formula.Denominator.Evaluate(counted.Finder)),
                new(formula.Numerator.Evaluate(Later), formula.Denominator.Evaluate(Later)));

            long? Later(string counter) => counted.Find(counter) is { } known
                ? known + (late.Find(counter) ?? 0) - (now.Find(counter) ?? 0)
                : null;
        }

        return cost;
    }
}
