namespace DiemSang.Demo.BinhDuong;

/// <summary>Lượt dựng: all dossiers of the scenario with their moments, codes and rounds.</summary>
internal sealed class Generation
{
    public Generation()
    {
        var timing = new Timing(Scenario.Days, new Dice(2023));
        Post = new(Scenario.Days);
        foreach (var leaf in Scenario.Leaves)
        {
            var casting = new Casting(Scenario, leaf);
            var start = Dossiers.Count;
            for (var week = 1; week <= OfficeDays.WeekCount; week++)
            {
                foreach (var dossier in casting.Week(week))
                {
                    timing.Set(dossier);
                    Post.Deliver(dossier, timing.IsShownOpen(dossier));
                    Dossiers.Add(dossier);
                }
            }

            Number(start);
        }
    }

    public Scenario Scenario { get; } = new();
    public Post Post { get; }
    public List<DemoDossier> Dossiers { get; } = [];

    // Counters run by unit and day, in the order of reception.
    private void Number(int start)
    {
        Dossiers.Sort(start, Dossiers.Count - start, Comparer<DemoDossier>.Create(
            (one, other) => (one.Received, one.Seed).CompareTo((other.Received, other.Seed))));
        var (day, number) = (-1, 0);
        for (var i = start; i < Dossiers.Count; i++)
        {
            var dossier = Dossiers[i];
            if (dossier.Received / OfficeDays.Day != day) (day, number) = (dossier.Received / OfficeDays.Day, 0);
            dossier.Number = ++number;
        }
    }
}
