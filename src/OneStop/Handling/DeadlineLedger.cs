using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Đã dùng: working time of one holding, pauses left out.</summary>
public sealed record Consumption(Holding Holding, TimeSpan Worked);

/// <summary>Khoảng tạm dừng trong sổ, with the working time that it kept.</summary>
public sealed record PauseLine(Pause Pause, TimeSpan Working)
{
    /// <summary>Căn cứ: sentence in words.vi.json.</summary>
    public string Ground => $"pause-ground.{(Pause.Ground == PauseGround.Supplement ? "supplement" : "money")}";
}

/// <summary>
/// Sổ thời hạn: what a dossier was given, what was used by whom, what is left, and why the told date and the index's
/// date are what they are. Pure; times are working time (office hours of working days) unless said otherwise.
/// </summary>
public sealed record DeadlineLedger
{
    public DateTimeOffset? ReceivedAt { get; private init; }

    /// <summary>Ngày hẹn trả as the applicant was told last.</summary>
    public DateTimeOffset? ToldDueAt { get; private init; }

    /// <summary>Ngày hẹn theo bộ chỉ số: the first promise and the plain duration of closed supplement pauses.</summary>
    public DateTimeOffset? IndexDueAt { get; private init; }

    /// <summary>Thời hạn as working time, from reception to the first promise.</summary>
    public TimeSpan? Budget { get; private init; }

    public TimeSpan Consumed { get; private init; }

    /// <summary>Left until the told date; while paused what was left then; negative = overdue; null = no date.</summary>
    public TimeSpan? Left { get; private init; }

    public bool IsPaused { get; private init; }

    /// <summary>Waits on a second request or later: the index counts it as late whatever the date.</summary>
    public bool CountsAsLateByRequests { get; private init; }

    public IReadOnlyList<Consumption> Consumption { get; private init; } = [];
    public IReadOnlyList<PauseLine> Pauses { get; private init; } = [];
    public Extension? Extension { get; private init; }

    /// <summary>Vì sao có ngày hẹn này: sentence parts in order.</summary>
    public IReadOnlyList<DuePart> Why { get; private init; } = [];

    /// <summary>Vì sao hai ngày khác nhau; one part that says so when they do not differ.</summary>
    public IReadOnlyList<DuePart> WhyTheyDiffer { get; private init; } = [];

    public static DeadlineLedger Of(HandledDossier dossier, WorkCalendar calendar, DateTimeOffset now)
    {
        if (dossier.AcceptedAt is not { } received)
        {
            return new();
        }

        var pauses = dossier.Pauses;
        var pending = pauses is [.., { To: null } open] ? open : (Pause?)null;
        var stop = dossier.EndedAt ?? pending?.From ?? now;
        var used = dossier.Holdings.Select(one => Used(one, pauses, calendar, dossier.EndedAt ?? now)).ToList();
        return new()
        {
            ReceivedAt = received,
            ToldDueAt = dossier.ToldDueAt,
            IndexDueAt = dossier.IndexDueAt,
            Budget = dossier.FirstDueAt is { } first ? calendar.WorkingTimeBetween(received, first) : null,
            Consumption = used,
            Consumed = TimeSpan.FromTicks(used.Sum(one => one.Worked.Ticks)),
            Left = dossier.ToldDueAt is { } told ? calendar.WorkingTimeBetween(stop, told) : null,
            IsPaused = pending is not null,
            CountsAsLateByRequests = dossier.OpenSupplement is { BeforeAcceptance: false }
                && dossier.Supplements.Count(one => !one.BeforeAcceptance) > 1,
            Pauses = [.. pauses.Select(one => new PauseLine(one, calendar.WorkingTimeBetween(one.From, one.To ?? now)))],
            Extension = dossier.Extension,
            Why = DueReasons.Why(dossier, calendar),
            WhyTheyDiffer = DueReasons.WhyTheyDiffer(dossier),
        };
    }

    /// <summary>
    /// Hạn của bước: the share of the working time up to and with this step, pauses added; null for a step that the
    /// course does not name, or without a limit.
    /// </summary>
    public static DateTimeOffset? StepDueAt(HandledDossier dossier, string step, WorkCalendar calendar)
    {
        var steps = dossier.Terms.Steps;
        var place = steps.ToList().FindIndex(one => one.Name == step);
        if (place < 0 || dossier.AcceptedAt is not { } received || dossier.Terms.Limit is not { } limit)
        {
            return null;
        }

        var share = steps.Take(place + 1).Sum(one => one.Share);
        var all = calendar.WorkingTimeBetween(received, calendar.DueAt(received, limit));
        var due = calendar.AddWorkingTime(received, TimeSpan.FromSeconds((long)all.TotalSeconds * share / 100));
        foreach (var pause in dossier.Pauses.Where(one => one.To is not null))
        {
            due = calendar.DueAfterPause(due, pause.From, pause.To!.Value);
        }

        return due;
    }

    private static Consumption Used(
        Holding holding, IReadOnlyList<Pause> pauses, WorkCalendar calendar, DateTimeOffset until)
    {
        var end = holding.To ?? until;
        var worked = Worked(calendar, holding.From, end);
        foreach (var pause in pauses)
        {
            worked -= Worked(calendar, Later(holding.From, pause.From), Earlier(end, pause.To ?? until));
        }

        return new(holding, worked);
    }

    private static TimeSpan Worked(WorkCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        to <= from ? TimeSpan.Zero : calendar.WorkingTimeBetween(from, to);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
