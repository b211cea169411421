using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Web.Workspace.Lost;

/// <summary>Điểm đang bỏ lỡ, trên màn hình: the loss of one unit, who can win it back, and the plan to a target.</summary>
public sealed class LostView
{
    private readonly Losses losses;

    private LostView(Place place, Scoreboard board, LostQuery query)
    {
        (Place, Board, Query) = (place, board, query);
        Lost = new(board, place.Unit.Code, place.Card);
        losses = new(board, place.Unit.Code, place.Card, query.Minutes);
        Target = query.Wanted ?? Proposed;
        Plan = Target > Card.Total ? Plans.Cheapest(Target) : null;
    }

    public Place Place { get; }

    public Scoreboard Board { get; }

    public LostQuery Query { get; }

    public LostPoints Lost { get; }

    public UnitPlan Plans => losses.Plans;

    public Scorecard Card => Place.Card;

    /// <summary>Components that lack points: what the unit can win first, the largest loss first.</summary>
    public IReadOnlyList<LostRow> Rows => losses.Rows;

    public decimal Target { get; }

    /// <summary>null when the target is reached already or cannot be reached.</summary>
    public Plan? Plan { get; }

    public bool IsReached => Target <= Card.Total;

    /// <summary>One hundredth more than the unit above has; null for the first.</summary>
    public decimal? NextRank => Place.Ranked is null ? null
        : FairRanking.NextTarget(Place.Ranking.Select(one => one.Scorecard.Total), Card.Total);

    public Band? NextBand => Board.Ruleset.NextBand(Card.Total);

    private decimal Proposed => NextBand?.From ?? NextRank ?? 100m;

    public decimal LostTo(Reach reach) => losses.LostTo(reach);

    /// <summary>What if: the pieces typed, none beyond the room; null when none are typed.</summary>
    public Scorecard? WhatIf => Query.Pieces.Count == 0 ? null : Plans.After(
        Plans.Levers.Where(lever => Query.Pieces.ContainsKey(lever.Id))
            .Select(lever => new PlanStep(lever, Math.Min(lever.Most, Query.Pieces[lever.Id]))));

    public static async Task<LostView?> Of(Figures figures, UnitCode unit, LostQuery query)
    {
        var board = await figures.Board(query.Asked.Asked);
        return Place.Of(board, unit) is { } place ? new(place, board, query) : null;
    }
}
