using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>Kế hoạch của một đơn vị: its levers with the room that its counters leave, and what they bring.</summary>
public sealed class UnitPlan
{
    private readonly Ruleset ruleset;
    private readonly UnitTallies tallies;
    private readonly IReadOnlyDictionary<string, long> pools;

    /// <param name="minutes">minutes by lever where the unit has its own experience</param>
    public UnitPlan(
        Scoreboard board, UnitCode unit, Scorecard card, LeverTable? table = null,
        IReadOnlyDictionary<string, int>? minutes = null)
    {
        (ruleset, Card, Table) = (board.Ruleset, card, table ?? LeverTable.Delivered);
        var counters = board.CountersOf(unit).Finder;
        tallies = card.Tallies;
        pools = Table.PoolsOf(counters);
        Levers = [.. Table.LeversOf(counters, minutes).Select(lever => lever with { Most = Math.Min(lever.Most, Room(lever)) })];
    }

    public Scorecard Card { get; }

    public LeverTable Table { get; }

    /// <summary>In the order of the table; those without room are among them.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>The highest total that all levers together reach.</summary>
    public decimal Highest => Planner.Highest(ruleset, tallies, Levers, pools);

    /// <summary>The fewest minutes to a total; null when it is out of reach.</summary>
    public Plan? Cheapest(decimal target) => Planner.Cheapest(ruleset, tallies, Levers, target, pools);

    /// <summary>The fewest dossiers and procedures to a total; null when it is out of reach.</summary>
    public Plan? Fewest(decimal target) => Planner.Fewest(ruleset, tallies, Levers, target, pools);

    /// <summary>Points of one more piece, before rounding: those of all components it raises.</summary>
    public decimal WorthOf(Lever lever) => lever.Raises.Select(Card.Find).OfType<IndicatorScore>()
        .Where(score => score.InheritedFrom is null).Sum(score => Worth.OfOne(score.Indicator, score.Tally));

    /// <summary>The scorecard if so many pieces were done.</summary>
    public Scorecard After(IEnumerable<PlanStep> steps) => Scorer.Score(ruleset, Plan.Apply(tallies, steps));

    /// <summary>No more than what the components it raises still miss.</summary>
    private long Room(Lever lever) => lever.Raises.Select(Card.Find).OfType<IndicatorScore>()
        .Where(score => score is { Verdict: Verdict.Measured, InheritedFrom: null })
        .Select(score => (long)Math.Floor(Math.Max(0m, score.Tally.Denominator!.Value - score.Tally.Numerator!.Value)))
        .Concat(lever.Raises.Where(pools.ContainsKey).Select(id => pools[id])).DefaultIfEmpty(0).Min();
}
