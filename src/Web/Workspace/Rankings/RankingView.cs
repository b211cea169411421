using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>Một hàng xếp hạng: a unit with its place, where it was before, and how to read it.</summary>
/// <param name="Change">points against the previous closed week; null without one</param>
/// <param name="Climbed">ranks won (positive) or lost</param>
/// <param name="GapUp">points to the next higher total; null for the first</param>
/// <param name="IsMine">the unit of this installation or one below it</param>
public sealed record RankingRow(
    Ranked Place, string? ParentName, decimal? Change, int? Climbed, IReadOnlyList<decimal> Weeks, decimal? GapUp,
    long Received, Tier Tier, int RankInTier, string? Warning, bool IsMine)
{
    public Scorecard Card => Place.Scorecard;
}

/// <summary>Bảng xếp hạng như trên trang: every row, and which of them are shown.</summary>
public sealed class RankingView
{
    private const int ShownWhole = 20;
    private const int Top = 10;
    private const int SmallGap = 2;

    private RankingView(RankingQuery query, Scoreboard board, History history, Unit parent, UnitCode? focus)
    {
        (Query, Board, History, Parent, Focus) = (query, board, history, parent, focus);
        All = Rows();
        Shown = IsNarrowed ? [.. All.Where(IsShown)] : [.. Filled(All, [.. All.Select(IsShown)])];
    }

    public RankingQuery Query { get; }

    public Scoreboard Board { get; }

    public History History { get; }

    public Unit Parent { get; }

    public UnitCode? Focus { get; }

    public IReadOnlyList<RankingRow> All { get; }

    public IReadOnlyList<RankingRow> Shown { get; }

    public bool IsNarrowed => Query.Search is not null || Query.Tier is not null;

    public bool HasTiers => All.Count > ShownWhole;

    /// <summary>Nothing has happened in the period: a rank would say nothing about anybody.</summary>
    public bool IsIdle => Board.CountersOf(Parent.Code)["dossiers_in_period"] == 0;

    public RankingRow? Mine => All.FirstOrDefault(row => row.Card.Unit == Focus?.Value);

    public int CountOf(Tier tier) => All.Count(row => row.Tier == tier);

    /// <summary>Mean of each group over all rows, and their sum, as the national row is made.</summary>
    public NationalRow? Mean => field ??= NationalRow.Of(Board.Ruleset, [.. All.Select(row => row.Card)]);

    public int WeeksFirst => Mine is { Place.Rank: 1 } && Focus is { } focus
        ? History.WeeksFirst(focus, Parent.Code, Query.Level)
        : 0;

    /// <summary>null when something in the address could not be understood, or there are no units.</summary>
    public static async Task<RankingView?> Read(Figures figures, RankingQuery query)
    {
        if (query.Page.Problems.Count > 0 || query.Parent is not { } parent)
        {
            return null;
        }

        var board = await figures.Board(query.Page.Asked);
        var history = await History.Of(figures, board);
        return new(query, board, history, figures.Units.Row(parent, board.Period.Day)!, figures.Focus);
    }

    /// <summary>How many units were left out right before a shown row.</summary>
    public int HiddenBefore(int index) =>
        All.IndexOf(Shown[index]) - (index == 0 ? 0 : All.IndexOf(Shown[index - 1]) + 1);

    private List<RankingRow> Rows()
    {
        var units = Board.Book.Catalogue.Units;
        var day = Board.Period.Day;
        var ranking = Board.Ranking(Parent.Code, Query.Level);
        var before = History.Previous?.Board.Ranking(Parent.Code, Query.Level)
            .ToDictionary(ranked => ranked.Scorecard.Unit);
        var inTier = new Dictionary<Tier, int>();
        var rows = new List<RankingRow>(ranking.Count);
        foreach (var place in ranking)
        {
            var code = new UnitCode(place.Scorecard.Unit);
            var old = before?.GetValueOrDefault(code.Value);
            var received = Board.CountersOf(code)["dossiers_received"];
            var tier = TierTable.Delivered.Of(received);
            rows.Add(new(
                place,
                units.Parent(code, day) is { } parent && parent != Parent.Code ? units.Row(parent, day)?.Name : null,
                place.Scorecard.Total - old?.Scorecard.Total, old?.Rank - place.Rank, History.TotalsOf(code),
                GapUp(ranking, place), received, tier, inTier[tier] = inTier.GetValueOrDefault(tier) + 1,
                SmallNumber.Of(place.Scorecard), Focus is { } focus && units.IsWithin(code, focus, day)));
        }

        return rows;
    }

    /// <summary>A gap of one or two rows takes as much room as the rows themselves: they are shown.</summary>
    private static IEnumerable<RankingRow> Filled(IReadOnlyList<RankingRow> all, IReadOnlyList<bool> shown)
    {
        for (var (from, at) = (0, 0); at < all.Count; at++)
        {
            if (!shown[at])
            {
                continue;
            }

            for (var gap = at - from <= SmallGap ? from : at; gap <= at; gap++)
            {
                yield return all[gap];
            }

            from = at + 1;
        }
    }

    private static decimal? GapUp(IReadOnlyList<Ranked> ranking, Ranked place) =>
        place.Rank == 1 ? null : ranking[place.Rank - 2].Scorecard.Total - place.Scorecard.Total;

    private bool IsShown(RankingRow row) =>
        (Query.Tier is not { } tier || row.Tier == tier) && (Query.Search is not { } search || Matches(row, search))
        && (IsNarrowed || Query.ShowsAll || !HasTiers
            || row.Place.Rank <= Top || row.IsMine || row.Warning is not null || row == All[^1]);

    private static bool Matches(RankingRow row, string search)
    {
        var wanted = Names.Folded(search);
        return Names.Folded($"{row.Card.Name} {row.ParentName} {row.Card.Unit}")
            .Contains(wanted, StringComparison.Ordinal);
    }
}

internal static class Lists
{
    public static int IndexOf<T>(this IReadOnlyList<T> list, T wanted)
        where T : class
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (ReferenceEquals(list[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }
}
