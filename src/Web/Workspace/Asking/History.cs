using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Asking;

/// <summary>
/// Các tuần trước đó: the same question at each close of a week before it, as known then; oldest first.
/// </summary>
public sealed record History(IReadOnlyList<ClosedWeek> Weeks, ClosedWeek? Previous)
{
    public static History None { get; } = new([], null);

    /// <summary>
    /// Compared is the last week that closed before the day asked for: on the day of a close the week that just
    /// ended is compared with the one before, not with itself.
    /// </summary>
    public static async Task<History> Of(Figures figures, Scoreboard board)
    {
        var period = board.Period;
        var limit = board.Book.KnownOn ?? figures.Now;
        var weeks = new List<ClosedWeek>();
        foreach (var week in await figures.ClosedWeeks())
        {
            if (week.ClosedAt > period.EvaluatedAt || week.ClosedAt > limit
                || LocalTime.DayOf(week.ClosedAt) < period.From)
            {
                continue;
            }

            var isSame = week.Board.Period.From == period.From && week.Board.Ruleset.Id == board.Ruleset.Id;
            weeks.Add(isSame ? week : week with
            {
                Board = await figures.Board(new Asked(
                    period.From, LocalTime.DayOf(week.ClosedAt), week.ClosedAt, week.ClosedAt, board.Ruleset.Id)),
            });
        }

        return new(weeks, weeks.LastOrDefault(week => LocalTime.DayOf(week.ClosedAt) < period.Day));
    }

    public IReadOnlyList<decimal> TotalsOf(UnitCode unit) =>
        [.. Weeks.Select(week => week.Board.Of(unit)?.Total).OfType<decimal>()];

    /// <summary>For how many closes in a row, up to the last one, the unit was first.</summary>
    public int WeeksFirst(UnitCode unit, UnitCode parent, UnitLevel level) =>
        Weeks.Reverse().TakeWhile(week => RankOf(week.Board, unit, parent, level)?.Rank == 1).Count();

    public static Ranked? RankOf(Scoreboard board, UnitCode unit, UnitCode parent, UnitLevel level) =>
        board.Ranking(parent, level).FirstOrDefault(ranked => ranked.Scorecard.Unit == unit.Value);
}
