using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Một vế của câu "vì sao có ngày hẹn này": a sentence of words.vi.json and what fills its blanks.</summary>
public sealed record DuePart(string Code, params IReadOnlyList<object?> Blanks);

/// <summary>
/// Vì sao có ngày hẹn này: reception, limit, days off, pauses, extension, calendar – in the order they acted.
/// </summary>
public static class DueReasons
{
    public static IReadOnlyList<DuePart> Why(HandledDossier dossier, WorkCalendar calendar)
    {
        if (dossier.AcceptedAt is not { } received)
        {
            return [];
        }

        var parts = new List<DuePart> { new("due.received", received) };
        if (dossier.Terms.Limit is not { } limit)
        {
            parts.Add(new("due.no-limit"));
            return parts;
        }

        var start = calendar.NextWorkingMoment(received);
        if (start != received && limit.Unit != LimitUnit.SameDay)
        {
            parts.Add(new("due.clock-starts", start));
        }

        parts.Add(new($"due.limit-{UnitName(limit.Unit)}", limit.Amount));
        var first = calendar.DueAt(received, limit);
        AddDaysOff(parts, calendar, limit, LocalTime.DayOf(start), LocalTime.DayOf(first));
        AddMoves(parts, dossier);
        parts.Add(new("due.told", dossier.ToldDueAt));
        return parts;
    }

    public static IReadOnlyList<DuePart> WhyTheyDiffer(HandledDossier dossier)
    {
        if (dossier.ToldDueAt == dossier.IndexDueAt)
        {
            return [new("due.same")];
        }

        var parts = new List<DuePart>();
        var closed = dossier.Pauses.Where(one => one.To is not null).ToList();
        AddIf(parts, closed.Exists(one => one.Ground == PauseGround.Supplement), "due.differs-supplement");
        AddIf(parts, closed.Exists(one => one.Ground == PauseGround.Money), "due.differs-money");
        AddIf(parts, dossier.Extension is { MovesIndex: false }, "due.differs-extension");
        AddIf(parts, dossier.Promises.Any(one => one.Cause == PromiseCause.Calendar), "due.differs-calendar");
        return parts;
    }

    /// <summary>
    /// Limits in working time skip days off; limits in plain days only move forward when they end on one.
    /// </summary>
    private static void AddDaysOff(
        List<DuePart> parts, WorkCalendar calendar, TimeLimit limit, DateOnly start, DateOnly due)
    {
        var skips = limit.Unit is LimitUnit.WorkingDay or LimitUnit.WorkingHour or LimitUnit.SameDay;
        var from = skips ? start : LastOffBefore(calendar, due);
        var weekends = 0;
        for (var day = from.AddDays(1); day < due; day = day.AddDays(1))
        {
            if (calendar.WhyOff(day) is not { } off)
            {
                continue;
            }

            if (off.Name.Length == 0)
            {
                weekends++;
            }
            else
            {
                parts.Add(new("due.day-off", day, off.Name));
            }
        }

        if (weekends > 0)
        {
            parts.Add(new(skips ? "due.weekend-days" : "due.ends-on-weekend", weekends));
        }
    }

    /// <summary>The day before the unbroken row of days off that ends at the due day.</summary>
    private static DateOnly LastOffBefore(WorkCalendar calendar, DateOnly due)
    {
        var day = due.AddDays(-1);
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static void AddMoves(List<DuePart> parts, HandledDossier dossier)
    {
        var moves = dossier.Pauses.Select(pause => (At: pause.From, Part: Of(pause)))
            .Concat(dossier.Promises.Where(one => one.Cause is PromiseCause.Extension or PromiseCause.Calendar)
                .Select(one => (At: one.MadeAt, Part: Of(one))));
        parts.AddRange(moves.OrderBy(one => one.At).Select(one => one.Part));
    }

    private static DuePart Of(Pause pause)
    {
        var ground = pause.Ground == PauseGround.Supplement ? "supplement" : "money";
        return pause.To is { } to ? new($"due.pause-{ground}", pause.From, to) : new($"due.waits-{ground}", pause.From);
    }

    private static DuePart Of(Promise promise) => new(
        promise.Cause == PromiseCause.Extension ? "due.extended" : "due.calendar-changed", promise.MadeAt, promise.DueAt);

    private static string UnitName(LimitUnit unit) => unit switch
    {
        LimitUnit.SameDay => "same-day",
        LimitUnit.WorkingDay => "working-day",
        LimitUnit.WorkingHour => "working-hour",
        LimitUnit.Hour => "hour",
        LimitUnit.Day => "day",
        _ => "month",
    };

    private static void AddIf(List<DuePart> parts, bool holds, string code)
    {
        if (holds)
        {
            parts.Add(new(code));
        }
    }
}
