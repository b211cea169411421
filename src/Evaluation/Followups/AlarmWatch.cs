using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>
/// Trực cảnh báo: judges every rule in working hours. Whoever calls it sees to it that one node does at a time; the clock
/// is the caller's.
/// </summary>
public sealed class AlarmWatch(AlarmRegister alarms, Database database, CatalogueBook catalogue, OpenBook open, AlarmRules rules)
{
    /// <summary>Writes on, in the same commit, an alarm that opened or went higher; null = it is on the screen alone.</summary>
    public Action<Session, Alarm>? Tell { get; init; }

    /// <summary>Writes on the digest of each working day, once, at its first judgement.</summary>
    public Action<Session, AlarmDigest>? Send { get; init; }

    /// <summary>Judges once.</summary>
    /// <returns>how many alarms opened, ended or went higher; null outside working hours</returns>
    public async Task<int?> Judge(DateTimeOffset now)
    {
        var (calendar, units) = (catalogue.Current.Calendar, catalogue.Current.Units);
        if (!calendar.IsWorkingMoment(now))
        {
            return null;
        }

        var board = await BoardAt(now);
        var before = await BoardAt(now.AddDays(-7));
        var isOneSeries = before.Period.From == board.Period.From && before.Ruleset.Id == board.Ruleset.Id;
        // Most dossiers are due at the closing itself: they are late a second after it.
        var dayEnds = await BoardAt(LocalTime.Start(LocalTime.DayOf(now)).AddSeconds(OfficeHours.Closing + 1));
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

        var changed = await alarms.Judge(readings, judged, rules, units, calendar, now, Tell);
        if (Send is { } send)
        {
            await alarms.SendDigest(now, send);
        }

        return changed;
    }

    private async Task<Scoreboard> BoardAt(DateTimeOffset at)
    {
        var day = LocalTime.DayOf(at);
        var period = new Period(new(day.Year, 1, 1), day, at);
        return Scoreboard.Of(await open(period, null), period);
    }
}
