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
        var isFeedback = dice.Chance(14);
        var steps = isFeedback
            ? Feedback(dice, moments, "PA1", units)
            : Dossier(dice, moments, new("H01-230306-0001"), units);
        var arrived = Arrive(dice, anchor, steps);
        var history = new History(
            seed, isFeedback, dice.Below(World.Procedures.Length), dice.Below(World.Days.Length), arrived);
        var interesting = Interesting(history, moments);
        return (history, [.. Enumerable.Range(0, 3).Select(_ => Ask(dice, units, interesting))],
            dice.Of(arrived).ArrivedAt.AddSeconds(dice.Chance(15) ? -1 : 0));
    }

    public static List<Step> Dossier(Dice dice, Moments moments, DossierCode code, IReadOnlyList<UnitCode> units)
    {
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

    public static List<Step> Feedback(Dice dice, Moments moments, string code, IReadOnlyList<UnitCode> units)
    {
        var pen = new FeedbackPen(dice, moments, code, units);
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

    /// <summary>Gives the steps their moments of arrival, some of them the same.</summary>
    public static IReadOnlyList<Step> Arrive(Dice dice, DateOnly anchor, IEnumerable<Step> steps)
    {
        var clock = LocalTime.Start(anchor.AddDays(3));
        return [.. steps.Select(step => At(step, clock = clock.AddHours(dice.Below(4))))];
    }

    private static Step At(Step step, DateTimeOffset moment) => step is EventCame came
        ? came with { ArrivedAt = moment, Event = came.Event with { ArrivedAt = moment } }
        : step with { ArrivedAt = moment };

    /// <summary>Moments named in the history and, twice as often, those that follow from them.</summary>
    private static List<DateTimeOffset> Interesting(History history, Moments moments)
    {
        var turns = new OracleSubject(history, null).Turns().OfType<DateTime>()
            .Select(local => new DateTimeOffset(local, LocalTime.Offset)).ToList();
        return [moments.Any(), .. moments.Named, .. turns, .. turns];
    }

    private static Question Ask(Dice dice, UnitCode[] units, List<DateTimeOffset> interesting) =>
        Ask(dice, dice.Of(interesting)) with
        {
            Units = dice.Below(8) switch { 0 => [units[1]], 1 or 2 => [units[0]], _ => units },
        };

    /// <summary>A period that ends about a moment: at it, a second beside it, or with its day.</summary>
    public static Question Ask(Dice dice, DateTimeOffset about)
    {
        var end = about.AddSeconds(dice.Chance(70) ? 0 : dice.Between(-1, 1));
        var endDay = LocalTime.DayOf(end);
        var from = dice.Chance(5) ? endDay.AddDays(1) : endDay.AddDays(-dice.Below(9));
        var whole = dice.Chance(45);
        var to = whole && from <= endDay ? endDay : endDay.AddDays(dice.Between(from > endDay ? 1 : 0, 5));
        return new(from, to, whole && from <= endDay ? null : end, []);
    }
}
