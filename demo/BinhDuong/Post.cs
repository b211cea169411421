namespace DiemSang.Demo.BinhDuong;

/// <summary>Chuyến gửi: when the districts' systems send: weekly at first, twice a day in the ten weeks.</summary>
internal sealed class Post
{
    private const int Noon = 11 * 3600 + 2700;
    private const int Evening = 18 * 3600 + 600;
    private readonly OfficeDays days;
    private readonly List<int> rounds = [];
    private readonly List<int> weekEnds = [];

    public Post(OfficeDays days)
    {
        this.days = days;
        var daily = days.IndexOf(new(2023, 9, 4));
        for (var day = days.First[1]; day <= days.Last[OfficeDays.WeekCount]; day++)
        {
            var endsWeek = days.DayOf(day + 1) - days.DayOf(day) > 1;
            if (day >= daily) rounds.Add(days.At(day, Noon));
            if (day >= daily || endsWeek) rounds.Add(days.At(day, Evening));
            if (endsWeek) weekEnds.Add(days.At(day, Evening + 4800));
        }
    }

    public int After(int moment) => After(rounds, moment);

    /// <summary>Ratings go up once a week, on its last evening.</summary>
    public int WeekEndAfter(int moment) => After(weekEnds, moment);

    public int Last => rounds[^1];

    /// <summary>Sets when the versions of a dossier are sent.</summary>
    public void Deliver(DemoDossier dossier, bool shownOpen)
    {
        var first = After(dossier.Received + 900);
        if (dossier.IsOpen)
        {
            dossier.FirstSent = first;
            var answered = dossier.PausedTo > 0 ? dossier.PausedTo : dossier.PausedFrom;
            dossier.LastSent = answered > 0 ? After(answered) : 0;
            if (dossier.LastSent <= dossier.FirstSent) dossier.LastSent = 0;
            return;
        }

        dossier.LastSent = After(Math.Max(dossier.Finished, dossier.HandedOver));
        if (shownOpen && first < dossier.LastSent) dossier.FirstSent = first;
        if (dossier.Is(Facts.Deferred)) dossier.ResentAt = After(days.At(days.First[dossier.Week + 1] + 2, Noon + 60));
    }

    private static int After(List<int> moments, int moment)
    {
        var found = moments.BinarySearch(moment);
        var at = found >= 0 ? found : ~found;
        return at < moments.Count ? moments[at] : moments[^1];
    }
}
