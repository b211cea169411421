using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Today;

/// <summary>
/// Đơn vị thấp nhất: a unit below, its place among all of its level, and where most is still to be won.
/// </summary>
/// <param name="Behind">the component in which it stands furthest behind its own siblings' mean, in points</param>
public sealed record LowUnit(Ranked Place, decimal? Change, IndicatorScore? Behind, decimal BehindBy);

/// <summary>Đơn vị cấp dưới cần xem trước: the lowest units of the next level.</summary>
public sealed record LowestUnits(UnitLevel Level, IReadOnlyList<LowUnit> Units, int All, int AboveEdge, decimal Edge)
{
    private const int Shown = 3;

    /// <summary>null for a unit with nothing below it.</summary>
    public static LowestUnits? Of(TodayFigures today)
    {
        var (board, day) = (today.Live, today.Live.Period.Day);
        var children = board.Book.Catalogue.Units.Children(today.Unit, day)
            .Where(child => child.IsValidOn(day)).ToList();
        if (children.Count == 0)
        {
            return null;
        }

        var level = children.Max(child => child.Level);
        var cards = board.Ranking(today.Unit, level).Select(ranked => ranked.Scorecard).ToList();
        var all = board.Ranking(today.Parent?.Code ?? today.Unit, level).ToDictionary(ranked => ranked.Scorecard.Unit);
        var edges = board.Ruleset.Bands.Select(band => band.From).Where(from => from > 0 && from <= cards[0].Total)
            .OrderDescending().ToList();
        var edge = edges.Skip(1).FirstOrDefault(edges.FirstOrDefault());
        return new(
            level,
            [
                .. cards.AsEnumerable().Reverse().Take(Shown)
                    .Select(card => Low(card, cards, all[card.Unit], today.History.Previous)),
            ],
            cards.Count, cards.Count(card => card.Total >= edge), edge);
    }

    internal static LowUnit Low(Scorecard card, IReadOnlyList<Scorecard> siblings, Ranked place, ClosedWeek? previous)
    {
        var behind = card.Indicators.Index()
            .Select(one => (
                one.Item,
                By: siblings.Average(other => other.Indicators[one.Index].Points) - one.Item.Points))
            .MaxBy(one => one.By);
        return new(
            place, card.Total - previous?.Board.Of(new(card.Unit))?.Total, behind.By > 0 ? behind.Item : null,
            Math.Round(behind.By, 2, MidpointRounding.AwayFromZero));
    }
}
