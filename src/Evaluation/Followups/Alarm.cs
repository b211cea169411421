using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Followups;

/// <summary>Trạng thái cảnh báo. The names are stored: add, never rename.</summary>
public enum AlarmState
{
    Open,

    /// <summary>Somebody who can do something about it has read it: it goes no higher.</summary>
    Read,
    Closed,
}

/// <summary>Cảnh báo: something of a unit that got worse than a rule allows, told once while it lasts.</summary>
/// <param name="Subject">code of the group, of the PAKN case; "" for the unit as a whole</param>
/// <param name="Measured">the figure that opened it</param>
/// <param name="Bound">what the rule said then</param>
public sealed record Alarm(
    string Id, string Rule, UnitCode Unit, string Subject, decimal Measured, decimal Bound, DateTimeOffset OpenedAt)
{
    public AlarmState State { get; init; }

    /// <summary>Mức chuyển: 0 = those who work at it, 1 = the unit's head, 2 = the head of the unit above, and so on.</summary>
    public int Height { get; init; }

    public DateTimeOffset RaisedAt { get; init; } = OpenedAt;

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>"system" when its condition ended.</summary>
    public string? ClosedBy { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The condition ended: only then may the same alarm open again.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    public bool IsLive => State != AlarmState.Closed;

    /// <summary>The unit whose head it has gone to; null while it is with those who work at it.</summary>
    public UnitCode? HeadOf(UnitDirectory units)
    {
        UnitCode? at = Height == 0 ? null : Unit;
        for (var step = 1; step < Height && at is { } one; step++)
        {
            at = units.Parent(one, LocalTime.DayOf(RaisedAt));
        }

        return at;
    }
}

/// <summary>Đã xem: who read an alarm, and when.</summary>
public sealed record AlarmRead(string Alarm, string Account, DateTimeOffset At);

/// <summary>A figure that a rule looks at, now.</summary>
public readonly record struct AlarmReading(AlarmRule Rule, UnitCode Unit, string Subject, decimal Measured);

/// <summary>Tổng hợp ngày: what opened, closed and went higher on a day, and what stands open at its end.</summary>
public sealed record AlarmDigest(
    DateOnly Day, IReadOnlyList<Alarm> Opened, IReadOnlyList<Alarm> Closed, IReadOnlyList<Alarm> Raised, IReadOnlyList<Alarm> Standing)
{
    public bool IsEmpty => Opened.Count + Closed.Count + Raised.Count + Standing.Count == 0;

    public static AlarmDigest Of(IReadOnlyList<Alarm> alarms, DateOnly day)
    {
        bool IsOn(DateTimeOffset? moment) => moment is { } at && LocalTime.DayOf(at) == day;
        return new(
            day, [.. alarms.Where(one => IsOn(one.OpenedAt))], [.. alarms.Where(one => IsOn(one.ClosedAt))],
            [.. alarms.Where(one => one.Height > 0 && IsOn(one.RaisedAt))],
            [.. alarms.Where(one => one.IsLive && LocalTime.DayOf(one.OpenedAt) <= day)]);
    }
}
