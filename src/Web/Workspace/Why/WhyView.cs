using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Why;

/// <summary>Vì sao điểm đổi, trên màn hình: a unit between two moments.</summary>
public sealed class WhyView
{
    private WhyView(Place place, ScoreChange change, IReadOnlyList<Scoreboard> weeks, IReadOnlyList<ScoreEvent> events)
    {
        (Place, Change, Weeks, Events) = (place, change, weeks, events);
        Moved = change.InOrder();
    }

    public Place Place { get; }

    public ScoreChange Change { get; }

    public Unit Unit => Place.Unit;

    public Scoreboard Before => Change.Before;

    public Scoreboard After => Change.After;

    /// <summary>Closed weeks between the two moments, for the line of totals.</summary>
    public IReadOnlyList<Scoreboard> Weeks { get; }

    /// <summary>Components whose points changed: risers first, the largest change first.</summary>
    public IReadOnlyList<Split> Moved { get; }

    public int Unmoved => After.Ruleset.Indicators.Count - Moved.Count;

    /// <summary>What happened in between that has nothing to do with anybody's work.</summary>
    public IReadOnlyList<ScoreEvent> Events { get; }

    /// <summary>The outcome of asking: a view, or why there is none.</summary>
    public sealed record Outcome(WhyView? View, bool HasNothingBefore = false, bool HasTwoRulesets = false);

    public static async Task<Outcome> Read(Figures figures, UnitCode unit, WhyQuery query)
    {
        var after = await figures.Board(query.Asked.Asked);
        if (Place.Of(after, unit) is not { } place)
        {
            return new(null);
        }

        var closes = await figures.ClosedWeeks();
        var since = query.At ?? closes.LastOrDefault(week => LocalTime.DayOf(week.ClosedAt) < after.Period.Day)?.ClosedAt;
        if (since is not { } at || at >= after.Period.EvaluatedAt || LocalTime.DayOf(at) < after.Period.From)
        {
            return new(null, HasNothingBefore: true);
        }

        var knownOn = query.IsAsKnownNow ? after.Book.KnownOn : at;
        var before = await figures.Board(new Asked(after.Period.From, LocalTime.DayOf(at), at, knownOn, query.Asked.Asked.Ruleset));
        if (ScoreChange.Between(before, after, unit) is not { } change)
        {
            return new(null, HasTwoRulesets: true);
        }

        using var session = figures.Installation.Database.OpenReader();
        return new(new(place, change, [.. closes.Where(IsBetween).Select(week => week.Board)], ScoreEvent.Between(change, session)));

        bool IsBetween(ClosedWeek week) => week.ClosedAt > at && week.ClosedAt < after.Period.EvaluatedAt;
    }
}
