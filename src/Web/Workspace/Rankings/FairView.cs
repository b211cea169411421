using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>Một hàng so cùng quy mô.</summary>
/// <param name="Change">points since the previous closed week; null without one</param>
/// <param name="Target">total that takes the next place in the tier; null for the first and the unranked</param>
/// <param name="Pieces">fewest dossiers and procedures to that total; null when work of the unit does not reach it</param>
public sealed record FairRow(FairPlace Place, decimal? Change, decimal? Target, long? Pieces, bool IsMine)
{
    public Scorecard Card => Place.Scorecard;

    public decimal? Gap => Target - Card.Total;

    /// <summary>How much of what was missing is won since then.</summary>
    public decimal? ShareWon => Change is { } change && Card.Total - change < 100m ? change / (100m - Card.Total + change) : null;
}

/// <summary>Bảng so cùng quy mô: units in tiers, each row with its official rank.</summary>
public sealed class FairView
{
    private FairView(FairQuery query, Scoreboard board, History history, Unit parent, UnitCode? focus)
    {
        (Query, Board, History, Parent) = (query, board, history, parent);
        var official = board.Ranking(parent.Code, query.Ranking.Level);
        var before = TotalsBefore(history, parent.Code, query.Ranking.Level);
        var places = Places(official, board, query.Tiers);
        Rows =
        [
            .. places.Select(place => RowOf(
                place, places, board, before,
                focus is { } mine && board.Book.Catalogue.Units.IsWithin(new(place.Scorecard.Unit), mine, board.Period.Day))),
        ];
    }

    public FairQuery Query { get; }

    public Scoreboard Board { get; }

    public History History { get; }

    public Unit Parent { get; }

    /// <summary>In the order of the official ranking.</summary>
    public IReadOnlyList<FairRow> Rows { get; }

    public IEnumerable<FairRow> Of(Tier tier) => Rows.Where(row => row.Place.Tier == tier)
        .OrderBy(row => row.Place.InTier is null).ThenBy(row => row.Place.InTier?.Rank).ThenBy(row => row.Place.Official.Rank);

    /// <summary>Who won most since the previous closed week.</summary>
    public IReadOnlyList<FairRow> ByImprovement =>
        [.. Rows.Where(row => row.Change is not null).OrderByDescending(row => row.Change).ThenBy(row => row.Place.Official.Rank)];

    public static async Task<FairView?> Read(Figures figures, FairQuery query)
    {
        if (query.Page.Problems.Count > 0 || query.Ranking.Parent is not { } parent)
        {
            return null;
        }

        var board = await figures.Board(query.Page.Asked);
        var history = await Asking.History.Of(figures, board);
        return new(query, board, history, figures.Units.Row(parent, board.Period.Day)!, figures.Focus);
    }

    /// <summary>One unit's row and the rows of its tier, best first, without planning for all the others.</summary>
    /// <param name="parent">below whom it is ranked</param>
    public static (FairRow Row, IReadOnlyList<FairPlace> Tier)? Of(Scoreboard board, History history, UnitCode parent, Unit unit)
    {
        var places = Places(board.Ranking(parent, unit.Level), board, TierTable.Delivered);
        return places.FirstOrDefault(one => one.Scorecard.Unit == unit.Code.Value) is { } own
            ? (RowOf(own, places, board, TotalsBefore(history, parent, unit.Level), isMine: true),
                [.. places.Where(one => one.Tier == own.Tier)])
            : null;
    }

    private static IReadOnlyList<FairPlace> Places(IReadOnlyList<Ranked> official, Scoreboard board, TierTable tiers) =>
        FairRanking.Of(official, card => board.CountersOf(new(card.Unit))["dossiers_received"], tiers);

    private static Dictionary<string, decimal>? TotalsBefore(History history, UnitCode parent, UnitLevel level) =>
        history.Previous?.Board.Ranking(parent, level).ToDictionary(ranked => ranked.Scorecard.Unit, ranked => ranked.Scorecard.Total);

    private static FairRow RowOf(
        FairPlace place, IReadOnlyList<FairPlace> places, Scoreboard board, Dictionary<string, decimal>? before, bool isMine)
    {
        var code = new UnitCode(place.Scorecard.Unit);
        var target = place.InTier is null ? null : FairRanking.NextTarget(
            places.Where(other => other.Tier == place.Tier && other.InTier is not null).Select(other => other.Scorecard.Total),
            place.Scorecard.Total);
        return new(
            place, before?.TryGetValue(code.Value, out var old) == true ? place.Scorecard.Total - old : null, target,
            target is { } wanted ? new UnitPlan(board, code, place.Scorecard).Fewest(wanted)?.Pieces : null, isMine);
    }
}
