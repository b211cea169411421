using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell.Charts;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Today;

/// <summary>
/// Một điểm số đứng giữa các đơn vị ngang cấp: one figure of the unit with its place among its peers.
/// </summary>
public sealed record Standing(Scorecard Card, Ranked? Place, IReadOnlyList<decimal> Peers, decimal? AheadOfSecond);

/// <summary>Hôm nay: the answer for the unit of the installation – published, now, and among its peers.</summary>
public sealed class TodayFigures
{
    private TodayFigures(UnitCode unit, Unit row, Unit? parent, Scoreboard live, History history)
    {
        (Unit, Row, Parent, Live, History) = (unit, row, parent, live, history);
        Now = Stand(live);
        Published = history.Weeks.Count > 0 ? Stand(history.Weeks[^1].Board) : null;
    }

    public UnitCode Unit { get; }

    public Unit Row { get; }

    /// <summary>Among whose units the unit is ranked; null for the highest one.</summary>
    public Unit? Parent { get; }

    public Scoreboard Live { get; }

    public History History { get; }

    public Standing Now { get; }

    /// <summary>The figure of the last closed week; null while no week of the year has closed.</summary>
    public Standing? Published { get; }

    /// <summary>What the page speaks of: the published figure, before the first close that of now.</summary>
    public Standing Told => Published ?? Now;

    public ClosedWeek? LastClosed => History.Weeks.Count > 0 ? History.Weeks[^1] : null;

    public ClosedWeek? WeekBefore => History.Weeks.Count > 1 ? History.Weeks[^2] : null;

    /// <summary>Whether anything has happened yet that points could come from.</summary>
    public bool HasDossiers => Live.CountersOf(Unit)["dossiers_in_period"] > 0;

    public int WeeksFirst => Parent is null ? 0 : History.WeeksFirst(Unit, Parent.Code, Row.Level);

    /// <summary>The band above the told figure and how far away it is; null in the highest band.</summary>
    public (Band Band, decimal Gap)? NextBand => Live.Ruleset.NextBand(Told.Card.Total) is { } next
        ? (next, next.From - Told.Card.Total) : null;

    public IReadOnlyList<RulerBand> Bands =>
        [.. Live.Ruleset.Bands.Select(band => new RulerBand(band.From, Names.Of(Live.Ruleset, band).Level, band.Name))];

    public IReadOnlyList<TrendPoint> Trend =>
        [.. History.Weeks.Select(week => new TrendPoint(LocalTime.DayOf(week.ClosedAt), week.Board.Of(Unit)!.Total))];

    /// <summary>Change of the last closed week against the one before; null without two.</summary>
    public decimal? WeekChange => WeekBefore is { } before && Published is { } told
        ? told.Card.Total - before.Board.Of(Unit)!.Total
        : null;

    /// <summary>Of the unit, or of the installation's own; null when the installation knows no unit yet.</summary>
    public static async Task<TodayFigures?> Read(Figures figures, UnitCode? unit = null)
    {
        if ((unit ?? figures.Focus) is not { } focus)
        {
            return null;
        }

        var live = await figures.Live();
        var day = live.Period.Day;
        var row = figures.Units.Row(focus, day)!;
        var above = figures.Units.AncestorOfLevel(focus, UnitLevel.Province, day) is { } province && province != focus
            ? province
            : figures.Units.Parent(focus, day);
        return new(
            focus, row, above is { } parent ? figures.Units.Row(parent, day) : null, live,
            await History.Of(figures, live));
    }

    private Standing Stand(Scoreboard board)
    {
        var card = board.Of(Unit)!;
        if (Parent is null)
        {
            return new(card, null, [], null);
        }

        var ranking = board.Ranking(Parent.Code, Row.Level);
        var place = ranking.FirstOrDefault(ranked => ranked.Scorecard.Unit == Unit.Value);
        var peers = ranking.Where(ranked => ranked.Scorecard.Unit != Unit.Value)
            .Select(ranked => ranked.Scorecard.Total).ToList();
        return new(card, place, peers, place is { Rank: 1 } && peers.Count > 0 ? card.Total - peers.Max() : null);
    }
}
