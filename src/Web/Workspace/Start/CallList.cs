using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Today;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Đơn vị cần gọi: one below, with what fell there – or, where nothing fell, what it lacks most.</summary>
/// <param name="Move">its two last closed weeks; null when they cannot be compared</param>
/// <param name="Fallen">the component that lost most between them; null when none lost any</param>
/// <param name="Low">its place, and where it stands furthest behind its siblings</param>
public sealed record Call(Unit Unit, LowUnit Low, ScoreChange? Move, Split? Fallen)
{
    /// <summary>What there is to talk about.</summary>
    public Indicator? Indicator => Fallen?.Indicator ?? Low.Behind?.Indicator;
}

/// <summary>Ba đơn vị cần gọi: who lost most in the last closed week, then whose component fell most, then the lowest.</summary>
public static class CallList
{
    private const int Shown = 3;

    public static IReadOnlyList<Call> Of(TodayFigures today)
    {
        var board = today.LastClosed?.Board ?? today.Live;
        var (units, day) = (board.Catalogue.Units, board.Period.Day);
        var children = units.Children(today.Unit, day).Where(child => child.IsValidOn(day)).ToList();
        if (children.Count == 0)
        {
            return [];
        }

        var level = children.Max(child => child.Level);
        var cards = board.Ranking(today.Unit, level).Select(ranked => ranked.Scorecard).ToList();
        var all = board.Ranking(today.Parent?.Code ?? today.Unit, level).ToDictionary(ranked => ranked.Scorecard.Unit);
        return
        [
            .. cards.Select(card => Of(card)).OrderBy(call => Math.Min(call.Move?.Delta ?? 0, 0))
                .ThenBy(call => call.Fallen?.Delta ?? 0).ThenBy(call => call.Low.Place.Scorecard.Total).Take(Shown),
        ];

        Call Of(Scorecard card)
        {
            var code = new UnitCode(card.Unit);
            var move = today.WeekBefore is { } before ? ScoreChange.Between(before.Board, board, code) : null;
            return new(
                units.Row(code, day)!, LowestUnits.Low(card, cards, all[card.Unit], today.WeekBefore), move,
                move?.Moved().Where(split => split.Delta < 0).MinBy(split => split.Delta));
        }
    }
}
