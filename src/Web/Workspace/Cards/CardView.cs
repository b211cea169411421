using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Scoring;
using DiemSang.Web.Api;

namespace DiemSang.Web.Workspace.Cards;

/// <summary>Bảng điểm trên màn hình: one unit's scorecard, its peers, and its change since the last closed week.</summary>
public sealed class CardView
{
    private readonly Dictionary<string, decimal> changes = new(StringComparer.Ordinal);

    private CardView(Scoreboard board, Place place, ClosedWeek? week, IReadOnlyList<string> warnings)
    {
        (Board, Place, Warnings) = (board, place, warnings);
        if (week?.Board.Of(place.Unit.Code) is { } before && before.Ruleset == place.Card.Ruleset)
        {
            var movement = Movement.Between(before, place.Card);
            Since = LocalTime.DayOf(week.ClosedAt);
            Change = movement.Delta;
            foreach (var group in movement.Groups)
            {
                changes[group.Group.Subject] = group.Group.Delta;
                foreach (var one in group.Components)
                {
                    changes[one.Subject] = one.Delta;
                }
            }
        }

        Lost = Card.Indicators.Max(score => score.Lost);
    }

    public Scoreboard Board { get; }

    public Place Place { get; }

    public Scorecard Card => Place.Card;

    public Ruleset Ruleset => Board.Ruleset;

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The day the week closed that the changes are counted from; null without one.</summary>
    public DateOnly? Since { get; }

    public decimal? Change { get; }

    /// <summary>The largest loss of one component: the scale of the bars.</summary>
    public decimal Lost { get; }

    /// <summary>Change of a group or a component; null without a week to compare with.</summary>
    public decimal? ChangeOf(string subject) => Since is null ? null : changes.GetValueOrDefault(subject);

    public static async Task<CardView?> Of(Figures figures, UnitCode unit, AskedQuery query)
    {
        var board = await figures.Board(query.Asked);
        if (Place.Of(board, unit) is not { } place)
        {
            return null;
        }

        return new(board, place, await WeekBefore(figures, board), WarningsOf(figures, board, place));
    }

    /// <summary>The last week that closed before the day of E, when the page counts the same year to date.</summary>
    public static async Task<ClosedWeek?> WeekBefore(Figures figures, Scoreboard board)
    {
        if (board.Period.From != Hosting.Outlook.YearOf(board.Period.Day))
        {
            return null;
        }

        return (await figures.ClosedWeeks()).LastOrDefault(week =>
            LocalTime.DayOf(week.ClosedAt) < board.Period.Day && week.ClosedAt.Year == board.Period.From.Year);
    }

    private static List<string> WarningsOf(Figures figures, Scoreboard board, Place place)
    {
        using var session = figures.Installation.Database.OpenReader();
        return
        [
            .. Doubts.Of(board.Period, board.Book.Catalogue, RebookingStore.State(session)),
            .. Doubts.OfMissing(board, place.Unit.Code),
            .. Doubts.Of(place.Card),
            .. LowDenominators(place.Card),
        ];
    }

    /// <summary>A handful of subjects can carry a whole component: whoever reads the loss should know.</summary>
    private static IEnumerable<string> LowDenominators(Scorecard card) =>
        from score in card.Indicators
        let missed = score.Tally.Denominator - score.Tally.Numerator
        where score.Verdict == Verdict.Measured && score.Lost >= 1 && missed is > 0 and <= 3
        select Words.Say(
            "doubt.small-number", score.Indicator.Id, (long)missed!.Value, Shell.Format.Points(score.Lost));
}
