namespace DiemSang.Demo.BinhDuong;

/// <summary>
/// Thời gian: when a dossier comes, falls due and ends, so that its lateness is known by the freeze that counts it.
/// </summary>
internal sealed class Timing
{
    private const int Hour = 3600;
    private const int Closing = 17 * Hour;
    private const int WaitingSince = 6;

    private readonly OfficeDays days;
    private readonly Dice dice;
    private readonly int[] busy;
    private readonly int lastDay;
    private readonly int tenWeeks;
    private readonly int december;

    public Timing(OfficeDays days, Dice dice)
    {
        this.days = days;
        this.dice = dice;
        lastDay = days.Last[OfficeDays.WeekCount];
        tenWeeks = days.IndexOf(new(2023, 9, 4));
        december = days.IndexOf(new(2022, 12, 31)) - 1;
        busy = new int[lastDay + 1];
        var sum = 0;
        for (var day = days.First[1]; day <= lastDay; day++) busy[day] = sum += Rush(day);
    }

    public void Set(DemoDossier dossier)
    {
        if (dossier.Is(Facts.Carried)) CarryOver(dossier);
        else if (dossier.Is(Facts.Late)) BeLate(dossier);
        else BeInTime(dossier);

        if (dossier.Finished > 0) Close(dossier);
        else if (dossier.Status == 0) dossier.Status = dice.Percent(30) ? 2 : 4;
        dossier.Submitted = dossier.Is(Facts.Online) ? dossier.Received - dice.Between(180, 7000) : dossier.Received;
        if (dossier.Facts.Lacks(Facts.Late | Facts.Carried) && dossier.PausedFrom == 0) Pause(dossier);
        if (dossier.Is(Facts.Disliked) || (dossier.Finished > 0 && dice.Below(1000) < 25))
            dossier.Rated = (dossier.HandedOver > 0 ? dossier.HandedOver : dossier.Finished) + dice.Between(60, 1500);
    }

    /// <summary>Sent twice: all that are open over a freeze, and a share of the others of the ten weeks.</summary>
    public bool IsShownOpen(DemoDossier dossier) =>
        !dossier.Is(Facts.Carried)
        && (CrossesFreeze(dossier) || (days.IndexAt(dossier.Received) >= tenWeeks && dossier.Seed % 100 < 45));

    public bool CrossesFreeze(DemoDossier dossier) =>
        dossier.IsOpen || days.IndexAt(dossier.Finished) > days.Last[dossier.Week];

    private void CarryOver(DemoDossier dossier)
    {
        var received = december - dice.Below(9);
        var limit = Math.Max(dossier.Procedure.Limit, 12);
        dossier.Received = days.At(received, Reception());
        dossier.Due = days.At(Math.Min(received + limit, days.First[1] + 40), Closing);
        dossier.Finished = days.At(dice.Between(days.First[1], days.IndexAt(dossier.Due)), Work());
    }

    private void BeLate(DemoDossier dossier)
    {
        var (first, last) = (days.First[dossier.Week], days.Last[dossier.Week]);
        var limit = dossier.Week == 1 ? dossier.Procedure.Limit : Math.Min(dossier.Procedure.Limit, 3);
        var longest = dossier.Procedure.CalendarDays ? dossier.Procedure.Limit : limit;
        var received = Arrival(first, Math.Max(first, last - longest - 1));
        dossier.Received = days.At(received, Math.Min(Reception(), 14 * Hour + 1800));
        var due = dossier.Week == 1 ? days.After(received, dossier.Procedure) : received + limit;
        dossier.Due = days.At(due, Closing);
        var stays = !dossier.Is(Facts.Electronic) && dice.Percent(30);
        var finished = stays ? last + dice.Between(1, 15) : Math.Min(last, due + dice.Between(1, 4));
        if (finished <= lastDay) dossier.Finished = days.At(finished, Work());
    }

    private void BeInTime(DemoDossier dossier)
    {
        var (first, last) = (days.First[dossier.Week], days.Last[dossier.Week]);
        var received = Arrival(first, last);
        dossier.Received = days.At(received, Reception());
        var sameDay = dossier.Procedure.Limit == 0;
        var afterThree = dossier.Received % OfficeDays.Day >= 15 * Hour;
        var due = sameDay ? received + (afterThree ? 1 : 0) : days.After(received, dossier.Procedure);
        dossier.Due = days.At(due, Closing);
        if (dossier.Week >= WaitingSince && !dossier.Is(Facts.Electronic) && dice.Percent(30))
        {
            Wait(dossier);
            return;
        }

        if (!dossier.Is(Facts.Electronic) && due > last && !sameDay && dice.Percent(85))
        {
            var finished = Math.Max(dice.Between(last + 1, due), dice.Between(last + 1, due));
            if (finished <= lastDay) dossier.Finished = days.At(finished, Work());
            return;
        }

        var ends = sameDay ? received : received + dice.Between(1, Math.Max(1, due - received));
        dossier.Finished = ends > last || ends == received ? Soon(dossier.Received, last) : days.At(ends, Work());
    }

    /// <summary>Papers were asked for before the due moment and have not come: open, and not late for it.</summary>
    private void Wait(DemoDossier dossier)
    {
        dossier.PausedFrom = Math.Min(dossier.Received + dice.Between(1200, 5400), dossier.Due - 60);
        dossier.Status = 5;
    }

    /// <summary>The same day; what came on the last day of a week does not wait for the next.</summary>
    private int Soon(int received, int last)
    {
        var finished = received + dice.Between(15 * 60, 140 * 60);
        var second = finished % OfficeDays.Day;
        if (second is > 11 * Hour + 1800 and < 13 * Hour) finished += 90 * 60;
        var index = days.IndexAt(received);
        return Math.Min(finished, days.At(Math.Min(index, last), 16 * Hour + 3300 + dice.Below(200)));
    }

    private void Close(DemoDossier dossier)
    {
        var plain = dossier.Facts.Lacks(
            Facts.Electronic | Facts.WithoutResult | Facts.Online | Facts.Paid | Facts.Late);
        var chance = dice.Below(100);
        dossier.Status = plain && chance < 12 ? 3 : plain && chance < 22 ? 8 : 10;
        if (dossier.Status != 10) return;
        var handedOver = dossier.Finished + dice.Between(120, 2400);
        if (handedOver % OfficeDays.Day < Closing + 900 && chance < 96) dossier.HandedOver = handedOver;
        else dossier.Status = 9;
    }

    private void Pause(DemoDossier dossier)
    {
        var received = days.IndexAt(dossier.Received);
        var ends = dossier.Finished > 0 ? days.IndexAt(dossier.Finished) : lastDay;
        if (dossier.Status == 3 || ends - received < 2 || !dice.Percent(16)) return;
        var from = dice.Between(received + 1, ends - 1);
        dossier.PausedFrom = days.At(from, Work());
        if (dossier.IsOpen && dice.Percent(60))
        {
            dossier.Status = 5;
            return;
        }

        var to = Math.Min(ends, from + dice.Between(1, 6));
        dossier.PausedTo = to == ends && dossier.Finished > 0
            ? Math.Max(dossier.PausedFrom + 600, dossier.Finished - 1800)
            : days.At(to, Work());
        if (dossier.PausedTo > days.At(lastDay, Closing)) dossier.PausedTo = days.At(lastDay, Closing - 600);
        dossier.PromisedAfterPause =
            days.At(days.IndexAt(dossier.Due) + to - from, dossier.Due % OfficeDays.Day);
    }

    /// <summary>A working day between two, more often a busy one.</summary>
    private int Arrival(int first, int last)
    {
        var before = busy[first - 1];
        var drawn = before + dice.Below(busy[last] - before);
        var found = Array.BinarySearch(busy, first, last - first + 1, drawn + 1);
        return found >= 0 ? found : ~found;
    }

    // Mondays, the summer of school admission and the first day after a holiday are busy.
    private int Rush(int day)
    {
        var date = days.DateOf(day);
        var gap = days.DayOf(day) - days.DayOf(day - 1);
        return (gap > 3 ? 20 : gap > 1 ? 13 : 10) * (date.Month is >= 5 and <= 8 ? 13 : 10);
    }

    private int Reception()
    {
        var (from, to) = dice.Below(100) switch
        {
            < 10 => (27_000, 28_800),
            < 72 => (28_800, 37_800),
            < 77 => (37_800, 41_100),
            < 79 => (46_800, 48_600),
            < 96 => (48_600, 54_000),
            _ => (54_000, 59_000),
        };
        return dice.Between(from, to - 1);
    }

    private int Work() => dice.Percent(55) ? dice.Between(28_800, 41_000) : dice.Between(48_600, 60_600);
}
