using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Why;

/// <summary>
/// Sự kiện: what happened between two moments and may move points by itself – a ruleset, holidays, units and
/// procedures of the catalogue, feeds that fell silent, remedies that began or ended, and what members wrote.
/// </summary>
/// <param name="Kind">in words</param>
/// <param name="Until">the last day of what took more than one</param>
/// <param name="Typed">as a member wrote it; null for what the program knows by itself</param>
public sealed record ScoreEvent(DateOnly Day, string Kind, string Text, DateOnly? Until = null, TypedEvent? Typed = null)
{
    private const string SilentFeed = "silent-feed";

    public static IReadOnlyList<ScoreEvent> Between(ScoreChange change, Session session)
    {
        var (from, to) = (change.Before.Period.Day, change.After.Period.Day);
        var catalogue = change.After.Catalogue;
        return
        [
            .. Rules(from, to).Concat(Holidays(catalogue.Calendar, from, to))
                .Concat(Units(catalogue, change.Unit, from, to)).Concat(Procedures(catalogue, from, to))
                .Concat(Outages(catalogue.Units, change, session)).Concat(Campaigns(catalogue.Units, change, session))
                .Concat(Written(catalogue.Units, change.Unit, from, to, session)).OrderBy(one => one.Day),
        ];
    }

    /// <summary>What members wrote about a unit, the units within it and those it lies in.</summary>
    public static IEnumerable<ScoreEvent> Written(
        UnitDirectory units, UnitCode unit, DateOnly from, DateOnly to, Session session) =>
        EventStore.Between(session, from.AddDays(1), to)
            .Where(one => units.IsWithin(one.Unit, unit, to) || units.IsWithin(unit, one.Unit, to))
            .Select(one => new ScoreEvent(
                one.From, KindOf(one.Kind), one.Unit == unit ? one.Words : Words.Say("event.of", NameOf(units, one.Unit, to), one.Words),
                one.To > one.From ? one.To : null, one));

    public static string KindOf(TypedEventKind kind) => Words.Say($"event.kind.{kind.ToString().ToLowerInvariant()}");

    private static ScoreEvent Known(DateOnly day, string kind, string text) => new(day, Words.Say($"event.kind.{kind}"), text);

    private static IEnumerable<ScoreEvent> Rules(DateOnly from, DateOnly to) =>
        Rulesets.All.Where(ruleset => ruleset.ValidFrom > from && ruleset.ValidFrom <= to)
            .Select(ruleset => Known(ruleset.ValidFrom, "ruleset", Words.Say("event.ruleset", ruleset.Name)));

    /// <summary>Days of rest that no weekend gives.</summary>
    private static IEnumerable<ScoreEvent> Holidays(WorkCalendar calendar, DateOnly from, DateOnly to)
    {
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsWorkingDay(day))
            {
                yield return Known(day, "holiday", Words.Say("event.holiday", Format.Capital(Format.Weekday(day))));
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
                yield return Known(row.ValidFrom.Value, "unit", Words.Say("event.unit-begins", row.Name));
            }

            if (isOurs && row.ValidTo >= from && row.ValidTo < to)
            {
                yield return Known(row.ValidTo.Value.AddDays(1), "unit", Words.Say("event.unit-ends", row.Name));
            }
        }
    }

    /// <summary>Nothing came from a unit for longer than the alarm's rule allows.</summary>
    private static IEnumerable<ScoreEvent> Outages(UnitDirectory units, ScoreChange change, Session session)
    {
        var (from, to) = (change.Before.Period.EvaluatedAt, change.After.Period.EvaluatedAt);
        foreach (var alarm in AlarmStore.Since(session, from).Where(one => one.Rule == SilentFeed && IsOurs(units, one.Unit, change)))
        {
            var name = NameOf(units, alarm.Unit, change.After.Period.Day);
            if (alarm.OpenedAt > from && alarm.OpenedAt <= to)
            {
                yield return Known(LocalTime.DayOf(alarm.OpenedAt), "feed", Words.Say("event.outage", name));
            }

            if (alarm.ClearedAt > from && alarm.ClearedAt <= to)
            {
                yield return Known(LocalTime.DayOf(alarm.ClearedAt.Value), "feed", Words.Say("event.outage-ends", name));
            }
        }
    }

    /// <summary>Remedies: which component, not who or how – the page is public.</summary>
    private static IEnumerable<ScoreEvent> Campaigns(UnitDirectory units, ScoreChange change, Session session)
    {
        var (from, to) = (change.Before.Period.EvaluatedAt, change.After.Period.EvaluatedAt);
        foreach (var remedy in RemedyStore.All(session).Where(one => one.StartedAt is not null && IsOurs(units, one.Unit, change)))
        {
            var name = NameOf(units, remedy.Unit, change.After.Period.Day);
            if (remedy.StartedAt > from && remedy.StartedAt <= to)
            {
                yield return Known(
                    LocalTime.DayOf(remedy.StartedAt.Value), "remedy", Words.Say("event.campaign", name, remedy.Indicator));
            }

            if (remedy.EndedAt > from && remedy.EndedAt <= to)
            {
                yield return Known(
                    LocalTime.DayOf(remedy.EndedAt.Value), "remedy", Words.Say("event.campaign-ends", name, remedy.Indicator));
            }
        }
    }

    private static bool IsOurs(UnitDirectory units, UnitCode unit, ScoreChange change) =>
        units.IsWithin(unit, change.Unit, change.After.Period.Day);

    private static string NameOf(UnitDirectory units, UnitCode unit, DateOnly day) => units.Row(unit, day)?.Name ?? unit.Value;

    private static IEnumerable<ScoreEvent> Procedures(CatalogueState catalogue, DateOnly from, DateOnly to) =>
        catalogue.Procedures.Rows.Where(row => row.ValidFrom > from && row.ValidFrom <= to)
            .CountBy(row => row.ValidFrom!.Value)
            .Select(day => Known(day.Key, "procedures", Words.Say("event.procedures", Format.Count(day.Value))));
}
