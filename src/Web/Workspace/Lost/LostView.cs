using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Lost;

/// <summary>Ai nâng được điểm bị mất: the unit by its work, nobody any more, or somebody else.</summary>
public enum Reach
{
    /// <summary>A lever of the unit wins it back.</summary>
    Own,

    /// <summary>Lost for this period; work only keeps more from being lost.</summary>
    KeepOnly,

    /// <summary>A unit above, or the catalogue.</summary>
    Others,
}

/// <summary>Một thành phần đang mất điểm.</summary>
/// <param name="NeededForAll">how many more met subjects give full marks; null when that is out of reach</param>
public sealed record LostRow(
    IndicatorScore Score, Reach Reach, FixedIndicators? Fixed, decimal WorthOfOne, int? NeededForAll);

/// <summary>Điểm đang bỏ lỡ, trên màn hình: the loss of one unit, who can win it back, and the plan to a target.</summary>
public sealed class LostView
{
    private LostView(Place place, Scoreboard board, LostQuery query)
    {
        (Place, Board, Query) = (place, board, query);
        Lost = new(board, place.Unit.Code, place.Card);
        Plans = new(board, place.Unit.Code, place.Card, minutes: query.Minutes);
        Rows =
        [
            .. Card.Indicators.Where(score => score.Lost > 0).Select(Row)
                .OrderBy(row => row.Reach).ThenByDescending(row => row.Score.Lost),
        ];
        Target = query.Wanted ?? Proposed;
        Plan = Target > Card.Total ? Plans.Cheapest(Target) : null;
    }

    public Place Place { get; }

    public Scoreboard Board { get; }

    public LostQuery Query { get; }

    public LostPoints Lost { get; }

    public UnitPlan Plans { get; }

    public Scorecard Card => Place.Card;

    /// <summary>Components that lack points: what the unit can win first, the largest loss first.</summary>
    public IReadOnlyList<LostRow> Rows { get; }

    public decimal Target { get; }

    /// <summary>null when the target is reached already or cannot be reached.</summary>
    public Plan? Plan { get; }

    public bool IsReached => Target <= Card.Total;

    /// <summary>One hundredth more than the unit above has; null for the first.</summary>
    public decimal? NextRank => Place.Ranked is { Rank: > 1 } mine
        ? Place.Ranking[mine.Rank - 2].Scorecard.Total + 0.01m
        : null;

    public Band? NextBand => Board.Ruleset.Bands.Where(band => band.From > Card.Total).MinBy(band => band.From);

    private decimal Proposed => NextBand?.From ?? NextRank ?? 100m;

    public decimal LostTo(Reach reach) => Rows.Where(row => row.Reach == reach).Sum(row => row.Score.Lost);

    /// <summary>What if: the pieces typed, none beyond the room; null when none are typed.</summary>
    public Scorecard? WhatIf => Query.Pieces.Count == 0 ? null : Plans.After(
        Plans.Levers.Where(lever => Query.Pieces.ContainsKey(lever.Id))
            .Select(lever => new PlanStep(lever, Math.Min(lever.Most, Query.Pieces[lever.Id]))));

    public static async Task<LostView?> Of(Figures figures, UnitCode unit, LostQuery query)
    {
        var board = await figures.Board(query.Asked.Asked);
        return Place.Of(board, unit) is { } place ? new(place, board, query) : null;
    }

    private LostRow Row(IndicatorScore score)
    {
        var id = score.Indicator.Id;
        var isRaised = score is { Verdict: Verdict.Measured, InheritedFrom: null }
            && Plans.Levers.Any(lever => lever.Most > 0 && lever.Raises.Contains(id));
        var fixedBy = Plans.Table.FindFixed(id);
        var isKept = fixedBy is not null && score is { Verdict: Verdict.Measured, InheritedFrom: null }
            && Subjects.KindOf(score.Indicator) is SubjectsKind.Dossiers or SubjectsKind.Feedback;
        return new(
            score, isRaised ? Reach.Own : isKept ? Reach.KeepOnly : Reach.Others, fixedBy,
            Worth.OfOne(score.Indicator, score.Tally), Worth.NeededFor(score.Indicator, score.Tally, score.Max));
    }
}
