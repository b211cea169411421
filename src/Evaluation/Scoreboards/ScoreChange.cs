using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>
/// Vì sao điểm đổi: one unit between two scoreboards of the same ruleset, split by group, component, numerator and
/// denominator, and – gathered from the counters of both moments – by the units below and by procedures.
/// </summary>
public sealed class ScoreChange
{
    private readonly Dictionary<string, Split> splits = new(StringComparer.Ordinal);
    private readonly List<UnitCode> parts;

    private ScoreChange(Scoreboard before, Scoreboard after, UnitCode unit, Scorecard cardBefore, Scorecard cardAfter)
    {
        (Before, After, Unit, CardBefore, CardAfter) = (before, after, unit, cardBefore, cardAfter);
        Movement = Movement.Between(cardBefore, cardAfter);
        foreach (var (old, fresh) in cardBefore.Indicators.Zip(cardAfter.Indicators))
        {
            splits[fresh.Indicator.Id] = new(old, fresh);
        }

        Below = [.. ChildrenOf(after).Concat(ChildrenOf(before)).DistinctBy(one => one.Code)];
        parts = [.. Below.Select(one => one.Code)];
    }

    public Scoreboard Before { get; }

    public Scoreboard After { get; }

    public UnitCode Unit { get; }

    public Scorecard CardBefore { get; }

    public Scorecard CardAfter { get; }

    public Movement Movement { get; }

    public decimal Delta => Movement.Delta;

    /// <summary>The units right below at either moment: one that was merged away in between is among them.</summary>
    public IReadOnlyList<Unit> Below { get; }

    public Split SplitOf(string indicator) => splits[indicator];

    /// <summary>null when the two moments stand under different rulesets, or the unit is unknown.</summary>
    public static ScoreChange? Between(Scoreboard before, Scoreboard after, UnitCode unit) =>
        before.Ruleset.Id == after.Ruleset.Id && before.Of(unit) is { } old && after.Of(unit) is { } fresh
            ? new(before, after, unit, old, fresh)
            : null;

    /// <summary>What each unit below added to the change of the total, in points; with the rest exactly the change.</summary>
    public IReadOnlyList<PartShare> ByUnit() => Split.Together(Moved().Select(one => (one, TalliesByUnit(one.Indicator))));

    /// <summary>What each unit below added to the change of one component.</summary>
    public IReadOnlyList<PartShare> ByUnit(Indicator indicator) =>
        splits[indicator.Id].ByPart(TalliesByUnit(indicator));

    /// <summary>Numerator and denominator of each unit below at both moments; none for figures given from above.</summary>
    public IReadOnlyList<PartTally> TalliesByUnit(Indicator indicator) => Subjects.KindOf(indicator) switch
    {
        SubjectsKind.None => [],
        SubjectsKind.Procedures => Shared(indicator),
        _ => [.. Below.Select(unit => Own(unit, indicator))],
    };

    /// <summary>
    /// Dossier components by parts of their dossiers (procedure, officer): a table for each component that moved.
    /// </summary>
    public IReadOnlyList<(Split Split, IReadOnlyList<PartTally> Parts)> TalliesByDossier(
        Subjects before, Subjects after, Func<DossierFacts, string?> partOf)
    {
        var moved = Moved().Where(split => Subjects.KindOf(split.Indicator) == SubjectsKind.Dossiers).ToList();
        var indicators = moved.ConvertAll(split => split.Indicator);
        var (old, fresh) = (before.TalliesBy(Unit, indicators, partOf), after.TalliesBy(Unit, indicators, partOf));
        return
        [
            .. moved.Select((split, at) => (split, (IReadOnlyList<PartTally>)
            [
                .. old[at].Keys.Union(fresh[at].Keys).Order(StringComparer.Ordinal).Select(part =>
                {
                    var (was, now) = (old[at].GetValueOrDefault(part), fresh[at].GetValueOrDefault(part));
                    return new PartTally(part, was.Met, was.All, now.Met, now.All);
                }),
            ])),
        ];
    }

    /// <summary>Every component that moved, with its procedures.</summary>
    public IReadOnlyList<(Split Split, IReadOnlyList<PartTally> Parts)> TalliesByProcedure(Subjects before, Subjects after) =>
    [
        .. TalliesByDossier(before, after, facts => facts.Procedure.Value),
        .. Moved().Where(split => Subjects.KindOf(split.Indicator) != SubjectsKind.Dossiers).Select(split => (
            split, Subjects.KindOf(split.Indicator) == SubjectsKind.Procedures ? TalliesByProcedure(split.Indicator) : [])),
    ];

    /// <summary>Components of distinct procedures: each procedure by itself, counted or not at the two moments.</summary>
    public IReadOnlyList<PartTally> TalliesByProcedure(Indicator indicator)
    {
        var (met0, all0) = (Named(Before, indicator.Numerator), Named(Before, indicator.Denominator));
        var (met1, all1) = (Named(After, indicator.Numerator), Named(After, indicator.Denominator));
        return
        [
            .. met0.Union(all0).Union(met1).Union(all1).Order().Select(code => new PartTally(
                code.Value, One(met0, code), One(all0, code), One(met1, code), One(all1, code))),
        ];

        static decimal One(HashSet<ProcedureCode> set, ProcedureCode code) => set.Contains(code) ? 1 : 0;
    }

    /// <summary>Components whose points or numbers are not the same at both moments.</summary>
    public IEnumerable<Split> Moved() =>
        splits.Values.Where(split => split.Delta != 0m || split.Numerator != 0m || split.Denominator != 0m);

    /// <summary>Components whose points changed: risers first, the largest change first.</summary>
    public IReadOnlyList<Split> InOrder() =>
    [
        .. Moved().Where(split => split.Delta != 0m).OrderByDescending(split => split.Delta > 0)
            .ThenByDescending(split => Math.Abs(split.Delta)),
    ];

    private IEnumerable<Unit> ChildrenOf(Scoreboard board) =>
        board.Catalogue.Units.Children(Unit, board.Period.Day);

    private PartTally Own(Unit unit, Indicator indicator)
    {
        var (old, fresh) = (TallyIn(Before, unit, indicator), TallyIn(After, unit, indicator));
        return new(
            unit.Code.Value, old.Numerator ?? 0, old.Denominator ?? 0, fresh.Numerator ?? 0, fresh.Denominator ?? 0);
    }

    private Tally TallyIn(Scoreboard board, Unit unit, Indicator indicator)
    {
        var isBelow = board.Catalogue.Units.IsWithin(unit.Code, Unit, board.Period.Day);
        return isBelow && board.Of(unit.Code)?.Find(indicator.Id) is { InheritedFrom: null } score ? score.Tally : default;
    }

    private PartTally[] Shared(Indicator indicator)
    {
        if (parts.Count == 0)
        {
            return [];
        }

        var (met0, all0) = (Shares(Before, indicator.Numerator), Shares(Before, indicator.Denominator));
        var (met1, all1) = (Shares(After, indicator.Numerator), Shares(After, indicator.Denominator));
        return [.. parts.Select((part, at) => new PartTally(part.Value, met0[at], all0[at], met1[at], all1[at]))];
    }

    private decimal[] Shares(Scoreboard board, CounterFormula formula) =>
        board.Book.SharesOf(formula.Counters, Unit, parts, board.Period);

    private HashSet<ProcedureCode> Named(Scoreboard board, CounterFormula formula) =>
    [
        .. formula.Counters.SelectMany(counter => board.Book.ProceduresBehind(counter, Unit, board.Period) ?? [])
            .Select(one => one.Code),
    ];
}
