using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Why;

/// <summary>
/// Sự kiện: what happened between two moments and may move points by itself – a ruleset, holidays, units and
/// procedures of the catalogue.
/// </summary>
public sealed record ScoreEvent(DateOnly Day, string Text)
{
    public static IReadOnlyList<ScoreEvent> Between(ScoreChange change)
    {
        var (from, to) = (change.Before.Period.Day, change.After.Period.Day);
        var catalogue = change.After.Book.Catalogue;
        return
        [
            .. Rules(from, to).Concat(Holidays(catalogue.Calendar, from, to))
                .Concat(Units(catalogue, change.Unit, from, to)).Concat(Procedures(catalogue, from, to))
                .OrderBy(one => one.Day),
        ];
    }

    private static IEnumerable<ScoreEvent> Rules(DateOnly from, DateOnly to) =>
        Rulesets.All.Where(ruleset => ruleset.ValidFrom > from && ruleset.ValidFrom <= to)
            .Select(ruleset => new ScoreEvent(ruleset.ValidFrom, Words.Say("event.ruleset", ruleset.Name)));

    /// <summary>Days of rest that no weekend gives.</summary>
    private static IEnumerable<ScoreEvent> Holidays(WorkCalendar calendar, DateOnly from, DateOnly to)
    {
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsWorkingDay(day))
            {
                yield return new(day, Words.Say("event.holiday", Names.Capital(Format.Weekday(day))));
            }
        }
    }

    private static IEnumerable<ScoreEvent> Units(CatalogueState catalogue, UnitCode unit, DateOnly from, DateOnly to)
    {
        foreach (var row in catalogue.Units.Codes.Select(code => catalogue.Units.Row(code, to)!))
        {
            var isOurs = catalogue.Units.IsWithin(row.Code, unit, to) || catalogue.Units.IsWithin(row.Code, unit, from);
            if (isOurs && row.ValidFrom > from && row.ValidFrom <= to)
            {
                yield return new(row.ValidFrom.Value, Words.Say("event.unit-begins", row.Name));
            }

            if (isOurs && row.ValidTo >= from && row.ValidTo < to)
            {
                yield return new(row.ValidTo.Value.AddDays(1), Words.Say("event.unit-ends", row.Name));
            }
        }
    }

    private static IEnumerable<ScoreEvent> Procedures(CatalogueState catalogue, DateOnly from, DateOnly to) =>
        catalogue.Procedures.Rows.Where(row => row.ValidFrom > from && row.ValidFrom <= to)
            .CountBy(row => row.ValidFrom!.Value)
            .Select(day => new ScoreEvent(day.Key, Words.Say("event.procedures", Format.Count(day.Value))));
}
