using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Căn cứ tạm dừng.</summary>
public enum PauseGround
{
    /// <summary>Chờ bổ sung: stands still for the told date and for the index.</summary>
    Supplement,

    /// <summary>
    /// Chờ nghĩa vụ tài chính: the time is not counted for the told date; the index does not know it.
    /// </summary>
    Money,
}

/// <summary>Khoảng tạm dừng.</summary>
/// <param name="To">null: it lasts</param>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset? To, PauseGround Ground);

/// <summary>Ngày hẹn: how the told date follows from reception, limit, pauses, extension and calendar.</summary>
public sealed partial record HandledDossier
{
    /// <summary>Stretches in which the clock stood, oldest first; they never overlap.</summary>
    public IReadOnlyList<Pause> Pauses =>
    [
        .. Supplements.Where(one => !one.BeforeAcceptance)
            .Select(one => new Pause(one.AskedAt, one.ClosedAt, PauseGround.Supplement))
            .Concat(MoneyNotices.Select(one => new Pause(one.AskedAt, one.ClosedAt, PauseGround.Money)))
            .OrderBy(one => one.From),
    ];

    /// <summary>
    /// From where the index counts pauses on: the first promise; or, where extensions were set to move it, the new date
    /// less the pauses that it already holds.
    /// </summary>
    public DateTimeOffset? IndexStart => Extension is { MovesIndex: true } moved
        ? moved.NewDueAt.AddSeconds(-PausedSeconds(moved.At))
        : FirstDueAt;

    /// <summary>
    /// Ngày hẹn theo bộ chỉ số: where it starts, and the plain duration of the closed supplement pauses.
    /// </summary>
    public DateTimeOffset? IndexDueAt => IndexStart?.AddSeconds(PausedSeconds(DateTimeOffset.MaxValue));

    /// <summary>
    /// True while the told date is nobody's word but the calendar's: accepted, with a limit, not extended.
    /// </summary>
    public bool FollowsCalendar => AcceptedAt is not null && Terms.Limit is not null && Extension is null
        && State is not (DossierState.Finished or DossierState.Submitted) && !IsEnded;

    /// <summary>The told date as a calendar gives it, from the beginning.</summary>
    public DateTimeOffset? DueBy(WorkCalendar calendar)
    {
        if (AcceptedAt is not { } accepted || Terms.Limit is not { } limit)
        {
            return null;
        }

        var due = calendar.DueAt(accepted, limit);
        var extension = Extension;
        foreach (var pause in Pauses.Where(one => one.To is not null))
        {
            if (extension is not null && extension.At <= pause.From)
            {
                (due, extension) = (extension.NewDueAt, null);
            }

            due = calendar.DueAfterPause(due, pause.From, pause.To!.Value);
        }

        return extension?.NewDueAt ?? due;
    }

    /// <summary>Lịch làm việc thay đổi: promises the date that the new calendar gives, if it is another.</summary>
    public HandledDossier FollowCalendar(Act act)
    {
        if (!FollowsCalendar || DueBy(act.Calendar) == ToldDueAt)
        {
            return this;
        }

        return Do(act, HandlingAction.CalendarChange).Promised(act, PromiseCause.Calendar);
    }

    /// <summary>Received by 15:00: to the section the same day; later: by the start of the next working day.</summary>
    public DateTimeOffset? ForwardDueAt(WorkCalendar calendar)
    {
        if (AcceptedAt is not { } accepted || State != DossierState.Received)
        {
            return null;
        }

        var day = LocalTime.DayOf(accepted);
        var closing = LocalTime.Start(day).AddSeconds(OfficeHours.Closing);
        return calendar.IsWorkingDay(day) && accepted <= LocalTime.Start(day).AddSeconds(OfficeHours.SameDayUntil)
            ? closing
            : calendar.NextWorkingMoment(LocalTime.Start(calendar.AddWorkingDays(day, 1)));
    }

    private double PausedSeconds(DateTimeOffset by) => Pauses
        .Where(one => one.Ground == PauseGround.Supplement && one.To <= by)
        .Sum(one => (one.To!.Value - one.From).TotalSeconds);

    private HandledDossier Promised(Act act, PromiseCause cause) =>
        DueBy(act.Calendar) is not { } due || due == ToldDueAt ? this
            : this with { Promises = [.. Promises, new(due, act.At, cause)] };
}
