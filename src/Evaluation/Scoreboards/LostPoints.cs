using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>
/// Điểm đang bỏ lỡ: what each component lacks to its maximum, shared out by the subjects that are missed. A missed
/// procedure of several units is shared equally by them.
/// </summary>
public sealed class LostPoints
{
    private readonly Scoreboard board;
    private readonly List<UnitCode> parts;

    public LostPoints(Scoreboard board, UnitCode unit, Scorecard card)
    {
        (this.board, Unit, Card) = (board, unit, card);
        Below = [.. board.Book.Catalogue.Units.Children(unit, board.Period.Day)];
        parts = [.. Below.Select(one => one.Code)];
    }

    public UnitCode Unit { get; }

    public Scorecard Card { get; }

    public IReadOnlyList<Unit> Below { get; }

    /// <summary>Points that the unit and those below it lose themselves, by unit; the last share is no unit's.</summary>
    public IReadOnlyList<PartShare> ByUnit()
    {
        var sums = new decimal[parts.Count + 1];
        var lost = 0m;
        foreach (var score in Card.Indicators.Where(IsShared))
        {
            lost += score.Lost;
            var weights = WeightsOf(score);
            var all = weights.Sum();
            for (var at = 0; at < sums.Length && all > 0m; at++)
            {
                sums[at] += score.Lost * weights[at] / all;
            }
        }

        return Named(Shares.Close(sums, lost));
    }

    /// <summary>The same of one component.</summary>
    public IReadOnlyList<PartShare> ByUnit(IndicatorScore score) =>
        IsShared(score) ? Named(Shares.InProportion(score.Lost, WeightsOf(score))) : [new(Split.Rest, score.Lost)];

    /// <summary>Procedures that are missed by a component of distinct procedures, with their part of the loss.</summary>
    public IReadOnlyList<PartShare> ByProcedure(IndicatorScore score)
    {
        var missed = MissedProcedures(score);
        var points = Shares.InProportion(score.Lost, [.. missed.Select(_ => 1m)]);
        return [.. missed.Select((one, at) => new PartShare(one.Code.Value, points[at]))];
    }

    /// <summary>Missed dossiers of a component by procedure, most first, with their part of the loss.</summary>
    public IReadOnlyList<(string Procedure, decimal Points, long Missed)> ByProcedure(IndicatorScore score, Subjects subjects)
    {
        var missed = subjects.Of(Unit, score.Indicator).Where(one => !one.IsMet).Select(one => one.Facts)
            .OfType<DossierFacts>().CountBy(facts => facts.Procedure.Value)
            .OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        var points = Shares.InProportion(score.Lost, [.. missed.Select(one => (decimal)one.Value)]);
        return [.. missed.Select((one, at) => (one.Key, points[at], (long)one.Value))];
    }

    /// <summary>Only what the unit itself measures can be shared; the points of others are theirs.</summary>
    public static bool IsShared(IndicatorScore score) =>
        score is { Lost: > 0m, Verdict: Verdict.Measured, InheritedFrom: null }
        && Subjects.KindOf(score.Indicator) != SubjectsKind.None;

    private List<PartShare> Named(IReadOnlyList<decimal> points) =>
        [.. points.Select((one, at) => new PartShare(at < parts.Count ? parts[at].Value : Split.Rest, one))];

    /// <summary>Missed subjects of each unit below, and those of none of them.</summary>
    private decimal[] WeightsOf(IndicatorScore score)
    {
        var all = score.Tally.Denominator!.Value - score.Tally.Numerator!.Value;
        var weights = Subjects.KindOf(score.Indicator) == SubjectsKind.Procedures
            ? board.Book.SharesOf(MissedProcedures(score), parts, board.Period)
            : [.. parts.Select(part => MissedBy(part, score.Indicator))];
        return [.. weights, Math.Max(0m, Math.Round(all - weights.Sum(), 12))];
    }

    private decimal MissedBy(UnitCode part, Indicator indicator) =>
        board.Of(part)?.Find(indicator.Id) is { InheritedFrom: null, Tally: { Numerator: { } met, Denominator: { } all } }
            ? Math.Max(0m, all - met)
            : 0m;

    private List<Procedure> MissedProcedures(IndicatorScore score)
    {
        var met = Named(score.Indicator.Numerator).ToHashSet();
        return [.. Named(score.Indicator.Denominator).Where(one => !met.Contains(one))];
    }

    private IEnumerable<Procedure> Named(CounterFormula formula) =>
        formula.Counters.SelectMany(counter => board.Book.ProceduresBehind(counter, Unit, board.Period) ?? []);
}
