using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Journal;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>
/// Đã đổi sau công bố: what the same cut-off would be with all that is known now, and which facts came later.
/// </summary>
/// <param name="Differences">units of which anything would be another</param>
/// <param name="Facts">those of the newest entries after the freeze that speak of the time before it</param>
public sealed record LaterFigures(IReadOnlyList<UnitDifference> Differences, LaterFacts Facts)
{
    /// <summary>Those whose points or rank below a parent would be another.</summary>
    public IReadOnlyList<UnitDifference> Moved(string parent) =>
        [.. Differences.Where(unit => unit.Change != 0 || unit.Climbed(parent) is not (null or 0))];

    public static async Task<LaterFigures> Read(Figures figures, PublishedWeek week)
    {
        var one = week.Publication;
        var book = await figures.Installation.Book(one.Period);
        var now = LaterWeek.Of(Scoreboard.Of(book, one.Period, one.Ruleset), one);
        using var session = figures.Installation.Database.OpenReader();
        return new(new Comparison(week, now).Differences, LaterFacts.Of(session, one));
    }
}
