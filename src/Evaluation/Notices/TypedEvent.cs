using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>Loại sự kiện do thành viên ghi; the names are stored.</summary>
public enum TypedEventKind
{
    Outage,
    Campaign,
    Other,
}

/// <summary>Sự kiện do thành viên ghi: what happened in a unit and may have moved its points.</summary>
/// <param name="Version">1 = as first written; each correction is one more</param>
/// <param name="To">the last day, the first one included</param>
/// <param name="Words">empty = taken back</param>
public sealed record TypedEvent(
    string Id, long Version, UnitCode Unit, TypedEventKind Kind, DateOnly From, DateOnly To, string Words,
    DateTimeOffset WrittenAt, string WrittenBy);

/// <summary>Sổ sự kiện: what the members wrote about days of a unit; of one event the last version stands.</summary>
public sealed class EventRegister(Journal journal)
{
    public const int LongestText = 200, MostDays = 366;

    /// <param name="one">version 1 is written anew; a later one corrects the version before</param>
    /// <exception cref="RefusedException">the words or days will not do, or another has changed it since it was read</exception>
    public Task<TypedEvent> Write(TypedEvent one)
    {
        Refused.If(one.Words.Length == 0, "event.no-words");
        Refused.If(one.Words.Length > LongestText, "event.too-long");
        Refused.If(one.To < one.From, "event.days-turned");
        Refused.If(one.To.DayNumber - one.From.DayNumber >= MostDays, "event.too-many-days");
        return Keep(one.Id, one.Version, one.Unit, _ => one);
    }

    /// <param name="version">one more than the version that was seen</param>
    /// <exception cref="RefusedException">another has changed it since it was read</exception>
    public Task<TypedEvent> TakeBack(string id, long version, UnitCode unit, string by, DateTimeOffset now) => Keep(
        id, version, unit,
        before => before! with { Version = version, Words = "", WrittenAt = now, WrittenBy = by });

    private Task<TypedEvent> Keep(string id, long version, UnitCode unit, Func<TypedEvent?, TypedEvent> made) => journal.Write(work =>
    {
        var before = EventStore.Find(work.Session, id);
        var stands = before is null ? version == 1 : before.Version == version - 1 && before.Unit == unit && before.Words.Length > 0;
        if (!stands)
        {
            throw new RefusedException(RefusalKind.Changed, "event.changed");
        }

        var one = made(before);
        EventStore.Add(work.Session, one);
        AuditTrail.Add(work.Session, new(one.WrittenAt, one.WrittenBy, WhatOf(one), one.Id, one.Unit.Value, $"{one.Kind}"));
        return one;
    });

    private static string WhatOf(TypedEvent one) => one switch
    {
        { Words: "" } => "event.taken-back",
        { Version: 1 } => "event.written",
        _ => "event.corrected",
    };
}
