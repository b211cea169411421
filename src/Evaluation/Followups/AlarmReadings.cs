using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Followups;

/// <summary>Số đo cho cảnh báo: the figure of every rule, unit and subject at one moment; through the same scoreboards as pages.</summary>
/// <param name="board">year to date, now</param>
/// <param name="weekAgo">the same a week before; null in the first week of a year or after a change of ruleset</param>
/// <param name="dayEnds">the same at the end of the working day, as far as is known now</param>
public sealed class AlarmReadings(Scoreboard board, Scoreboard? weekAgo, Scoreboard dayEnds, Session session, DateTimeOffset now)
{
    private const string Overdue = "dossiers_open_overdue";

    private WorkCalendar Calendar => board.Catalogue.Calendar;

    private UnitDirectory Units => board.Catalogue.Units;

    /// <summary>True when the rule can be looked at now; one that cannot changes nothing.</summary>
    public bool CanJudge(AlarmRule rule) => rule.Kind != AlarmKind.Fall || weekAgo is not null;

    public IReadOnlyList<AlarmReading> Of(AlarmRule rule)
    {
        if (!CanJudge(rule))
        {
            return [];
        }

        List<UnitCode> units =
        [
            .. Units.Codes.Where(code => Units.Row(code, board.Period.Day) is { } row
                && rule.Levels.Contains(row.Level) && row.IsValidOn(board.Period.Day)).Order(),
        ];
        return rule.Kind switch
        {
            AlarmKind.Fall => [.. units.SelectMany(unit => Falls(rule, unit))],
            AlarmKind.Threshold => [.. units.Where(HasDossiers).Select(unit => new AlarmReading(rule, unit, "", board.Of(unit)!.Total))],
            AlarmKind.AtRisk => [.. units.Select(unit => new AlarmReading(rule, unit, "", AtRisk(unit)))],
            AlarmKind.SilentFeed => Silences(rule, units),
            _ => FeedbackDue(rule, units),
        };
    }

    private IEnumerable<AlarmReading> Falls(AlarmRule rule, UnitCode unit)
    {
        if (weekAgo!.Of(unit) is not { } before || board.Of(unit) is not { } after || !HasDossiers(unit))
        {
            return [];
        }

        return rule.Subject == "total"
            ? [new(rule, unit, "", before.Total - after.Total)]
            : before.Groups.Zip(after.Groups, (old, fresh) => new AlarmReading(rule, unit, fresh.Group.Code, old.Points - fresh.Points));
    }

    private bool HasDossiers(UnitCode unit) => board.CountersOf(unit)["dossiers_in_period"] > 0;

    private long AtRisk(UnitCode unit) =>
        Math.Max(0, dayEnds.CountersOf(unit)[Overdue] - board.CountersOf(unit)[Overdue]);

    private List<AlarmReading> Silences(AlarmRule rule, List<UnitCode> units) =>
    [
        .. Feed.Of(session, [.. units.Where(HasDossiers)], Calendar, now, rule.Clears).Where(feed => feed.Silence is not null)
            .Select(feed => new AlarmReading(rule, feed.Unit, "", Hours(feed.Silence!.Value))),
    ];

    private List<AlarmReading> FeedbackDue(AlarmRule rule, List<UnitCode> units) =>
    [
        .. FeedbackStore.InScope(session, units, now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()).Select(one => one.Facts)
            .Where(facts => facts.ClosedAt is null && facts.AnsweredAt is null)
            .Select(facts => new AlarmReading(
                rule, facts.Unit, facts.Code, Hours(Calendar.WorkingTimeBetween(now, facts.AnswerDueAt)))),
    ];

    private static decimal Hours(TimeSpan time) => Math.Round((decimal)time.Ticks / TimeSpan.TicksPerHour, 2);
}
