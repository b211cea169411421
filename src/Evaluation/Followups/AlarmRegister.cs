using System.Globalization;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>
/// Sổ cảnh báo: opens an alarm once while its condition lasts, closes it when the condition ends, lets it go higher
/// when nobody has read it, and keeps who read it.
/// </summary>
public sealed class AlarmRegister(Journal journal, Database database)
{
    private const string System = "system";

    /// <summary>All that are not closed, and what opened or closed since a moment; newest first.</summary>
    public IReadOnlyList<Alarm> Since(DateTimeOffset since) => Read(session => AlarmStore.Since(session, since));

    public IReadOnlyList<AlarmRead> Reads(DateTimeOffset since) => Read(session => AlarmStore.Reads(session, since));

    public Alarm? Find(string id) => Read(session => AlarmStore.Find(session, id));

    /// <summary>A receipt, kept once for each reader.</summary>
    /// <param name="stops">whoever reads can do something about it: it goes no higher</param>
    public Task MarkRead(string id, string account, bool stops, DateTimeOffset now) => journal.Write(work =>
    {
        var found = AlarmStore.Find(work.Session, id);
        Refused.If(found is null, "alarm.not-there");
        if (AlarmStore.AddRead(work.Session, new(id, account, now)))
        {
            Tell(work.Session, now, account, "alarm.read", found!);
        }

        if (stops && found!.State == AlarmState.Open)
        {
            AlarmStore.Change(work.Session, found with { State = AlarmState.Read });
        }

        return true;
    });

    /// <summary>Closed by hand it stays away until its condition has ended and come again.</summary>
    /// <exception cref="RefusedException">closed already, or without a note what was done</exception>
    public Task Close(string id, string note, string account, DateTimeOffset now) => journal.Write(work =>
    {
        var found = AlarmStore.Find(work.Session, id);
        Refused.If(found is null, "alarm.not-there");
        Refused.If(string.IsNullOrWhiteSpace(note), "alarm.no-note");
        Refused.If(note.Length > RemedyRegister.LongestText, "remedy.too-long", RemedyRegister.LongestText);
        if (!found!.IsLive)
        {
            throw new RefusedException(RefusalKind.Changed, "alarm.closed-already");
        }

        AlarmStore.Change(work.Session, found with
        {
            State = AlarmState.Closed, ClosedAt = now, ClosedBy = account, Note = note.Trim(),
        });
        Tell(work.Session, now, account, "alarm.closed", found);
        return true;
    });

    /// <summary>What a judgement makes of the figures; one commit.</summary>
    /// <param name="readings">of every rule that could be looked at</param>
    /// <param name="judged">ids of these rules: a lasting alarm of theirs without a figure has ended</param>
    /// <param name="tell">writes on, in the same commit, what opened and what went higher</param>
    internal Task<int> Judge(
        IReadOnlyList<AlarmReading> readings, IReadOnlySet<string> judged, AlarmRules rules, UnitDirectory units,
        WorkCalendar calendar, DateTimeOffset now, Action<Session, Alarm>? tell) => journal.Write(work =>
    {
        var session = work.Session;
        var lasting = AlarmStore.Lasting(session).ToDictionary(one => (one.Rule, one.Unit, one.Subject));
        var changed = 0;
        foreach (var reading in readings)
        {
            var key = (reading.Rule.Id, reading.Unit, reading.Subject);
            if (lasting.TryGetValue(key, out var known))
            {
                changed += reading.Rule.IsClearedBy(reading.Measured) ? Clear(session, known, now) : 0;
                lasting[key] = known with { ClearedAt = reading.Rule.IsClearedBy(reading.Measured) ? now : null };
            }
            else if (reading.Rule.IsOpenedBy(reading.Measured))
            {
                var opened = new Alarm(
                    Account.NewId(), reading.Rule.Id, reading.Unit, reading.Subject, reading.Measured, reading.Rule.Opens, now);
                AlarmStore.Add(session, opened);
                Tell(session, now, System, "alarm.opened", opened);
                tell?.Invoke(session, opened);
                changed++;
            }
        }

        var seen = readings.Select(one => (one.Rule.Id, one.Unit, one.Subject)).ToHashSet();
        foreach (var (key, alarm) in lasting.Where(one => one.Value.ClearedAt is null))
        {
            changed += !seen.Contains(key) && judged.Contains(key.Rule) ? Clear(session, alarm, now)
                : MayRise(alarm, rules, units, calendar, now) ? Raise(session, alarm, now, tell)
                : 0;
        }

        return changed;
    });

    /// <summary>The day's digest, once a day whoever comes first; it is taken and sent on by one commit.</summary>
    internal Task<bool> SendDigest(DateTimeOffset now, Action<Session, AlarmDigest> send) => journal.Write(work =>
    {
        var day = LocalTime.DayOf(now);
        var isFirst = AlarmStore.TakeTurn(work.Session, "alarm-digest", now, LocalTime.Start(day.AddDays(1)));
        if (isFirst)
        {
            send(work.Session, AlarmDigest.Of(AlarmStore.Since(work.Session, LocalTime.Start(day)), day));
        }

        return isFirst;
    });

    /// <summary>Unread for the grace in working days, and there is still a unit above.</summary>
    private static bool MayRise(Alarm alarm, AlarmRules rules, UnitDirectory units, WorkCalendar calendar, DateTimeOffset now)
    {
        if (alarm.State != AlarmState.Open || calendar.AddWorkingDays(alarm.RaisedAt, rules.GraceWorkingDays) > now)
        {
            return false;
        }

        var higher = alarm with { Height = alarm.Height + 1, RaisedAt = now };
        return higher.HeadOf(units) is not null;
    }

    private static int Raise(Session session, Alarm alarm, DateTimeOffset now, Action<Session, Alarm>? tell)
    {
        var raised = alarm with { Height = alarm.Height + 1, RaisedAt = now };
        AlarmStore.Change(session, raised);
        Tell(session, now, System, "alarm.raised", raised);
        tell?.Invoke(session, raised);
        return 1;
    }

    private static int Clear(Session session, Alarm alarm, DateTimeOffset now)
    {
        AlarmStore.Change(session, alarm with
        {
            State = AlarmState.Closed, ClearedAt = now, ClosedAt = alarm.ClosedAt ?? now, ClosedBy = alarm.ClosedBy ?? System,
        });
        Tell(session, now, System, "alarm.cleared", alarm);
        return 1;
    }

    private static void Tell(Session session, DateTimeOffset at, string by, string action, Alarm one) => AuditTrail.Add(
        session, new(at, by, action, one.Id, one.Unit.Value, string.Create(
            CultureInfo.InvariantCulture, $"{one.Rule} {one.Subject} {one.Measured}")));

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }
}
