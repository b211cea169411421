using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;

namespace DiemSang.Web.Api;

/// <summary>Điều cần lưu ý: what a reader should know before relying on an answer, in sentences.</summary>
internal static class Doubts
{
    /// <summary>What concerns the period and the installation, whatever the unit.</summary>
    public static IEnumerable<string> Of(Period period, CatalogueState catalogue, Rebooking rebooking)
    {
        if (LocalTime.Start(period.From) > period.EvaluatedAt)
        {
            yield return Words.Say("doubt.period-not-begun", Day(period.From), Moment(period.EvaluatedAt));
        }

        for (var year = period.From.Year; year <= period.Day.Year; year++)
        {
            if (!catalogue.Calendar.IsConfirmed(year))
            {
                yield return Words.Say("doubt.calendar", Year(year));
            }
        }

        if (rebooking.IsRunning)
        {
            yield return Words.Say("doubt.rebooking", rebooking.Done, rebooking.Total);
        }
    }

    /// <summary>Given figures that the ruleset needs for a unit and that nobody gave for this period.</summary>
    public static IEnumerable<string> OfMissing(Scoreboard board, UnitCode unit)
    {
        var (units, day) = (board.Book.Catalogue.Units, board.Period.Day);
        if (units.Row(unit, day) is not { } row)
        {
            yield break;
        }

        var level = Levels.Find(row.Level.ToString().ToLowerInvariant())!.Value;
        foreach (var indicator in board.Ruleset.Indicators)
        {
            if (!IsNeeded(indicator, level))
            {
                continue;
            }

            var from = !indicator.IsInheritedBy(level) ? unit
                : units.AncestorOfLevel(unit, Question.LevelOf(indicator.InheritedFrom!.Value.Code()), day);
            if (from is not { } owner)
            {
                yield return Words.Say("doubt.nobody-to-inherit-from", indicator.Id, unit.Value);
            }
            else if (!IsKnown(indicator, board.CountersOf(owner)))
            {
                yield return Words.Say("doubt.not-given", indicator.Id, indicator.Name, owner.Value);
            }
        }
    }

    public static IEnumerable<string> Of(Scorecard card) => card.Warnings.Select(one => Json.WarningText.Of(one).Text);

    private static bool IsNeeded(Indicator indicator, Level level) =>
        indicator.Source == IndicatorSource.Given && indicator.Zero != ZeroRule.Constant
        && indicator.Levels.Contains(level);

    private static bool IsKnown(Indicator indicator, CounterSet counters) =>
        indicator.Numerator.Evaluate(counters.Find) is not null
        && indicator.Denominator.Evaluate(counters.Find) is not null;

    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) =>
        day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) =>
        moment.ToString("HH:mm:ss dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
