namespace DiemSang.Demo.BinhDuong;

/// <summary>
/// Dòng tin trực tiếp: goes on where the scenario ends. New dossiers resemble those of the last week; open ones end,
/// some are asked for papers, a few come late. Half of it concerns the city, so that its number moves.
/// </summary>
internal sealed class LiveFeed
{
    private const int Opens = 7 * 3600 + 2100;
    private const int Closes = 17 * 3600 + 600;

    private readonly OfficeDays days;
    private readonly ItemWriter items;
    private readonly EventWriter events;
    private readonly Dice dice = new(13_11_2023);
    private readonly DemoDossier[] cityLike;
    private readonly DemoDossier[] otherLike;
    private readonly List<DemoDossier> waiting;
    private readonly PriorityQueue<DemoDossier, int> underWay = new();
    private readonly Dictionary<(Leaf Leaf, int Day), int> counters;
    private int now;

    public LiveFeed(Generation generation)
    {
        days = generation.Scenario.Days;
        var people = new People();
        items = new(days, people);
        events = new(items, people);
        var like = generation.Dossiers
            .Where(dossier => dossier.Week == OfficeDays.WeekCount && dossier.Facts.Lacks(Facts.Late | Facts.Carried))
            .ToLookup(IsOfCity);
        cityLike = [.. like[true]];
        otherLike = [.. like[false]];
        waiting = [.. generation.Dossiers.Where(dossier => dossier.IsOpen && dossier.Facts.Lacks(Facts.Late))];
        var lastDay = days.DayOf(days.Last[OfficeDays.WeekCount]);
        counters = generation.Dossiers.Where(dossier => dossier.Received / OfficeDays.Day == lastDay)
            .CountBy(dossier => (dossier.Leaf, lastDay)).ToDictionary();
        now = OfficeDays.SecondsAt(BinhDuong2023.OpensAt);
    }

    public IEnumerable<DemoCall> Calls()
    {
        while (true)
        {
            now += dice.Between(5, 16);
            SleepOverNight();
            var (dossiers, status) = Next();
            if (dossiers.Count == 0) continue;
            yield return Call(CallKind.Dossiers, dossiers);
            if (!IsOfCity(dossiers[0])) continue;
            now++;
            yield return Call(CallKind.Events, dossiers, status);
        }
    }

    private (List<DemoDossier> Dossiers, int Status) Next()
    {
        if (underWay.TryPeek(out var due, out var at) && at <= now)
        {
            underWay.Dequeue();
            Finish(due);
            return ([due], due.Status == 10 ? 9 : due.Status);
        }

        return dice.Below(100) switch
        {
            < 62 => (Receive(), 2),
            < 80 => Pick(dossier => dossier.Status != 5) is { } open ? (End(open), 9) : ([], 0),
            < 85 => Pick(dossier => dossier.PausedFrom == 0) is { } open ? (Ask(open), 5) : ([], 0),
            _ => Pick(dossier => dossier.Status == 5) is { } asked ? (Answer(asked), 4) : ([], 0),
        };
    }

    private List<DemoDossier> Receive()
    {
        var like = dice.Percent(50) ? cityLike : otherLike;
        var leaf = like[dice.Below(like.Length)].Leaf;
        var received = new List<DemoDossier>();
        for (var count = dice.Between(1, 3); count > 0; count--)
        {
            var model = like[dice.Below(like.Length)];
            if (received.Count > 0 && model.Leaf != leaf) continue;
            leaf = model.Leaf;
            received.Add(New(model));
        }

        return received;
    }

    private DemoDossier New(DemoDossier model)
    {
        // A few were received on the last working day and are told only now, past their due moment.
        var belated = dice.Percent(3);
        var today = days.IndexAt(now);
        var dossier = new DemoDossier(model.Leaf, model.Week, model.Facts & ~Facts.Disliked)
        {
            Procedure = model.Procedure,
            Seed = (uint)dice.Below(int.MaxValue),
            Received = belated ? days.At(today - 1, dice.Between(32_400, 39_600)) : now - dice.Between(30, 240),
            Status = 4,
            FirstSent = now,
        };
        dossier.Submitted = dossier.Is(Facts.Online) ? dossier.Received - dice.Between(180, 7000) : dossier.Received;
        var limit = days.After(belated ? today - 1 : today, model.Procedure);
        var afterThree = model.Procedure.Limit == 0 && dossier.Received % OfficeDays.Day >= 15 * 3600;
        dossier.Due = days.At(belated ? today - 1 : afterThree ? today + 1 : limit, 17 * 3600);
        var day = dossier.Received / OfficeDays.Day;
        var number = counters.GetValueOrDefault((dossier.Leaf, day)) + 1;
        counters[(dossier.Leaf, day)] = dossier.Number = number;
        var soon = limit == today || dice.Percent(40);
        underWay.Enqueue(
            dossier, soon ? now + dice.Between(480, 2400) : days.At(dice.Between(today + 1, limit), Opens + 7200));
        return dossier;
    }

    private List<DemoDossier> End(DemoDossier dossier)
    {
        waiting.Remove(dossier);
        if (dossier.Facts.Lacks(Facts.WithoutResult) && dice.Percent(85))
            dossier.Facts |= Facts.Electronic | (dice.Percent(80) ? Facts.Digitised : Facts.None);
        Finish(dossier);
        return [dossier];
    }

    private void Finish(DemoDossier dossier)
    {
        dossier.Finished = Math.Max(dossier.Received + 60, now - 45);
        dossier.HandedOver = dice.Percent(60) ? dossier.Finished + 30 : 0;
        dossier.Status = dossier.HandedOver > 0 ? 10 : 9;
        dossier.LastSent = now;
    }

    private List<DemoDossier> Ask(DemoDossier dossier)
    {
        dossier.Status = 5;
        dossier.PausedFrom = now - 60;
        dossier.LastSent = now;
        return [dossier];
    }

    private List<DemoDossier> Answer(DemoDossier dossier)
    {
        dossier.Status = 4;
        dossier.PausedTo = now - 60;
        var paused = days.IndexAt(now) - days.IndexAt(dossier.PausedFrom);
        dossier.PromisedAfterPause = days.At(days.IndexAt(dossier.Due) + paused, dossier.Due % OfficeDays.Day);
        dossier.LastSent = now;
        return [dossier];
    }

    /// <summary>An open dossier of earlier weeks that suits, of the city if one is soon found.</summary>
    private DemoDossier? Pick(Predicate<DemoDossier> suits)
    {
        for (var tries = 0; tries < 40 && waiting.Count > 0; tries++)
        {
            var found = waiting[dice.Below(waiting.Count)];
            if (suits(found) && (tries > 20 || IsOfCity(found))) return found;
        }

        return null;
    }

    private DemoCall Call(CallKind kind, List<DemoDossier> dossiers, int status = 0) => new(
        OfficeDays.Moment(now), dossiers[0].Leaf.District, kind,
        CallBook.Json(json =>
        {
            foreach (var dossier in dossiers)
            {
                if (kind == CallKind.Events) events.Write(json, dossier, Moment(dossier, status), status);
                else items.Write(json, dossier, asOpen: false);
            }
        }),
        dossiers.Count);

    private static int Moment(DemoDossier dossier, int status) => status switch
    {
        2 => dossier.Received,
        4 => dossier.PausedTo,
        5 => dossier.PausedFrom,
        _ => dossier.Finished,
    };

    private void SleepOverNight()
    {
        var today = days.IndexAt(now);
        if (days.DayOf(today) != now / OfficeDays.Day) now = days.At(today, Opens);
        else if (now % OfficeDays.Day > Closes) now = days.At(today + 1, Opens);
        else if (now % OfficeDays.Day < Opens) now = days.At(today, Opens);
    }

    private static bool IsOfCity(DemoDossier dossier) => dossier.Leaf.District == BinhDuong2023.City;
}
