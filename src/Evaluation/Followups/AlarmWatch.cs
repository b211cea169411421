using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>
/// Trực cảnh báo: judges every rule from time to time, in working hours, on one node at a time. The clock is the
/// caller's.
/// </summary>
public sealed class AlarmWatch(AlarmRegister alarms, Database database, CatalogueBook catalogue, OpenBook open, AlarmRules rules)
{
    private const string Judging = "alarms", Telling = "alarm-digest";

    /// <summary>Takes the digest of each working day once, at its first judgement; null = it is on the screen alone.</summary>
    public Func<AlarmDigest, Task>? Send { get; init; }

    /// <summary>Judges once.</summary>
    /// <param name="node">a name of this process; another one that judged just now leaves it nothing to do</param>
    /// <returns>how many alarms opened, ended or went higher; null when it was not the time or another's turn</returns>
    public async Task<int?> Judge(string node, DateTimeOffset now)
    {
        var (calendar, units) = (catalogue.Current.Calendar, catalogue.Current.Units);
        if (!calendar.IsWorkingMoment(now)
            || !await alarms.TakeTurn(Judging, node, now, now.AddMinutes(rules.EveryMinutes)))
        {
            return null;
        }

        var board = await BoardAt(now);
        var before = await BoardAt(now.AddDays(-7));
        var isOneSeries = before.Period.From == board.Period.From && before.Ruleset.Id == board.Ruleset.Id;
        var dayEnds = await BoardAt(LocalTime.Start(LocalTime.DayOf(now)).AddSeconds(OfficeHours.Closing));
        List<AlarmReading> readings = [];
        HashSet<string> judged;
        using (var session = database.OpenReader())
        {
            var figures = new AlarmReadings(board, isOneSeries ? before : null, dayEnds, session, now);
            judged = rules.Rules.Where(figures.CanJudge).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var rule in rules.Rules)
            {
                readings.AddRange(figures.Of(rule));
            }
        }

        var changed = await alarms.Judge(readings, judged, rules, units, calendar, now);
        await Tell(node, now);
        return changed;
    }

    private async Task Tell(string node, DateTimeOffset now)
    {
        var day = LocalTime.DayOf(now);
        if (Send is not null && await alarms.TakeTurn(Telling, node, now, LocalTime.Start(day.AddDays(1))))
        {
            await Send(AlarmDigest.Of(alarms.Since(LocalTime.Start(day)), day));
        }
    }

    private async Task<Scoreboard> BoardAt(DateTimeOffset at)
    {
        var day = LocalTime.DayOf(at);
        var period = new Period(new(day.Year, 1, 1), day, at);
        return Scoreboard.Of(await open(period, null), period);
    }
}
