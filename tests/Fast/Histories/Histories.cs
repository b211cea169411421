using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>
/// Lịch sử sinh ngẫu nhiên: one subject's history and the questions about it, all from one seed. The place gives its
/// units, so that many subjects can stand in one cube and still be judged alone.
/// </summary>
public static class Histories
{
    public static (History History, IReadOnlyList<Question> Questions, DateTimeOffset KnownOn) Of(ulong seed, int place)
    {
        var dice = new Dice(seed);
        var anchor = dice.Of(World.Anchors);
        var moments = new Moments(dice, anchor);
        UnitCode[] units = [new($"H01.{place:000}"), new($"H02.{place:000}")];
        var clock = LocalTime.Start(anchor.AddDays(3));
        var isFeedback = dice.Chance(14);
        var steps = isFeedback ? Feedback(dice, moments, units) : Dossier(dice, moments, units);
        var arrived = steps.Select(step => At(step, clock = clock.AddSeconds(dice.Below(4) * 3600))).ToList();
        var history = new History(
            seed, isFeedback, dice.Below(World.Procedures.Length), dice.Below(World.Days.Length), arrived);
        var interesting = Interesting(history, moments);
        return (history, [.. Enumerable.Range(0, 3).Select(_ => Ask(dice, units, interesting))],
            dice.Of(arrived).ArrivedAt.AddSeconds(dice.Chance(15) ? -1 : 0));
    }

    private static List<Step> Dossier(Dice dice, Moments moments, UnitCode[] units)
    {
        var code = new DossierCode("H01-230306-0001");
        var pen = new DossierPen(dice, moments, code, units);
        var items = new List<DossierItem> { pen.First() };
        for (var more = dice.Chance(50) ? dice.Between(1, 4) : 0; more > 0; more--)
        {
            items.Add(pen.Next(items));
        }

        var steps = items.Select(item => (Step)new ItemCame(default, item)).ToList();
        Insert(30, 3, () => new EventCame(default, pen.Event(default)));
        Insert(8, 2, () => new RatingCame(default, new(code, null, dice.Chance(50))));
        Insert(6, 1, () => new ProceduresCame(default, dice.Below(World.Procedures.Length)));
        Insert(4, 1, () => new CalendarCame(default, dice.Below(World.Days.Length)));
        if (dice.Chance(6))
        {
            var voice = new FeedbackPen(dice, moments, "PA1", [new("H09")]);
            var said = voice.First(dice.Chance(70) ? code : new("H01-230306-0002"));
            Insert(100, 2, () => new FeedbackCame(default, voice.Next([said])));
        }

        return steps;

        void Insert(int percent, int most, Func<Step> step)
        {
            for (var more = dice.Chance(percent) ? dice.Between(1, most) : 0; more > 0; more--)
            {
                steps.Insert(dice.Below(steps.Count + 1), step());
            }
        }
    }

    private static List<Step> Feedback(Dice dice, Moments moments, UnitCode[] units)
    {
        var pen = new FeedbackPen(dice, moments, "PA1", units);
        List<OneStop.Voice.Feedback> said = [pen.First(null)];
        for (var more = dice.Chance(55) ? dice.Between(1, 3) : 0; more > 0; more--)
        {
            said.Add(pen.Next(said));
        }

        var steps = said.Select(one => (Step)new FeedbackCame(default, one)).ToList();
        if (dice.Chance(10))
        {
            steps.Insert(dice.Below(steps.Count + 1), new CalendarCame(default, dice.Below(World.Days.Length)));
        }

        return steps;
    }

    private static Step At(Step step, DateTimeOffset moment) => step is EventCame came
        ? came with { ArrivedAt = moment, Event = came.Event with { ArrivedAt = moment } }
        : step with { ArrivedAt = moment };

    /// <summary>Moments at which an answer may turn: those named, and the due ones that follow from them.</summary>
    private static List<DateTimeOffset> Interesting(History history, Moments moments)
    {
        var found = new List<DateTimeOffset>(moments.Named) { moments.Any() };
        if (!history.IsFeedback)
        {
            var dossier = Oracle.Dossier(history, null);
            Add(dossier?.Due);
            Add(dossier?.Due?.AddSeconds(1));
            Add(dossier?.PendingSince);
            Add(dossier?.Finished);
        }
        else if (Oracle.Feedback(history, null) is { } said)
        {
            var calendar = Oracle.Calendar(history, null);
            var due = calendar.WorkingDaysLater(OracleDossier.Local(said.ReceivedAt)!.Value, 15);
            Add(due);
            Add(due.AddSeconds(1));
            Add(OracleFeedback.Reply(said));
            Add(OracleFeedback.Reply(said) is { } reply ? calendar.WorkingDaysLater(reply, 2) : null);
        }

        return found;

        void Add(DateTime? moment)
        {
            if (moment is { } local)
            {
                found.Add(new(local, LocalTime.Offset));
                found.Add(found[^1]);
            }
        }
    }

    private static Question Ask(Dice dice, UnitCode[] units, List<DateTimeOffset> interesting)
    {
        var end = dice.Of(interesting).AddSeconds(dice.Chance(70) ? 0 : dice.Between(-1, 1));
        var endDay = LocalTime.DayOf(end);
        var from = dice.Chance(5) ? endDay.AddDays(1) : endDay.AddDays(-dice.Below(9));
        var whole = dice.Chance(45);
        var to = whole && from <= endDay ? endDay : endDay.AddDays(dice.Between(from > endDay ? 1 : 0, 5));
        return new(from, to, whole && from <= endDay ? null : end, dice.Below(8) switch
        {
            0 => [units[1]],
            1 or 2 => [units[0]],
            _ => units,
        });
    }
}
