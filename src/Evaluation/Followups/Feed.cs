using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>Kênh đồng bộ: whether something still comes.</summary>
public enum FeedState
{
    Live,

    /// <summary>Silent for as many working hours as the rule of silent feeds says, or more.</summary>
    Silent,

    /// <summary>Nothing ever came: there is no channel yet, so none can be broken.</summary>
    Never,
}

/// <summary>Kênh của một đơn vị: when the last message about a dossier of it came.</summary>
/// <param name="Silence">working time since then; null when nothing ever came</param>
public sealed record Feed(UnitCode Unit, DateTimeOffset? LastAt, TimeSpan? Silence, FeedState State)
{
    /// <summary>Working hours from which on a feed is silent, by the delivered rule.</summary>
    public static decimal SilentFrom { get; } = AlarmRules.Delivered.Rules.First(rule => rule.Kind == AlarmKind.SilentFeed).Opens;

    /// <summary>In the order of the units; the last message is sought singly for those alone that are silent.</summary>
    /// <param name="hours">working hours from which on a feed is silent</param>
    public static IReadOnlyList<Feed> Of(
        Session session, IReadOnlyList<UnitCode> units, WorkCalendar calendar, DateTimeOffset now, decimal hours)
    {
        var heard = AlarmStore.HeardSince(session, Earlier(calendar, now, hours));
        return
        [
            .. units.Select(unit =>
            {
                var last = heard.TryGetValue(unit, out var known) ? known : AlarmStore.LastHeard(session, unit);
                var silence = last is { } at ? calendar.WorkingTimeBetween(at, now) : (TimeSpan?)null;
                return new Feed(
                    unit, last, silence,
                    silence is not { } time ? FeedState.Never : (decimal)time.TotalHours >= hours ? FeedState.Silent : FeedState.Live);
            }),
        ];
    }

    /// <summary>A day early enough that so many working hours surely lie between.</summary>
    private static DateTimeOffset Earlier(WorkCalendar calendar, DateTimeOffset now, decimal hours)
    {
        var days = (int)Math.Ceiling(hours * 3600 / OfficeHours.SecondsADay);
        var start = LocalTime.Start(calendar.AddWorkingDays(LocalTime.DayOf(now), -days));
        return start + TimeSpan.FromSeconds(
            OfficeHours.SecondAfter(OfficeHours.WorkedUntil((int)(now - LocalTime.Start(LocalTime.DayOf(now))).TotalSeconds)));
    }
}
