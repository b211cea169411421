using System.Diagnostics;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Desk;

namespace DiemSang.Bench;

/// <summary>
/// "Việc của tôi" as the server answers it, asked over HTTP by an officer who is signed in: a commune of many open
/// dossiers, a twentieth of them due this working day; the officer holds a fiftieth of them, then all.
/// </summary>
public static class Desks
{
    private const int WarmUp = 40;
    private const int Rounds = 15;
    private const int Officers = 50;
    private const int Days = 20;
    private const int DaysBefore = 10;

    private static readonly UnitCode ward = Nation.Commune(0);

    public static async Task Run(int size)
    {
        var open = size == 0 ? 10_000 : size;
        foreach (var onPostgres in (bool[])[false, true])
        {
            await using var place = new Place(onPostgres);
            await using var served = await ServedNation.Start(place.NewFolder("desk"));
            using var officer = await OfficerAtWork.SignIn(served, Role.Specialist, ward);
            Timing.Say($"{place.Name}: {open:N0} open dossiers of one commune, {open / Days:N0} of them due this working day");
            await Fill(served, open, number => number % Officers == 7 ? officer.Account.Id : $"officer-{number % Officers}");
            await Measure(served, officer, open / Officers);
            await served.House.Journal.Write(work =>
            {
                work.Session.Execute("update handled set holder = $1", officer.Account.Id);
                return true;
            });
            await Measure(served, officer, open);
        }
    }

    private static async Task Measure(ServedNation served, OfficerAtWork officer, int held)
    {
        var last = (held + 24) / 25;
        string[] addresses = ["/viec-cua-toi", $"/viec-cua-toi?trang={last}", "/viec-cua-toi.csv"];
        var (still, changed) = (Array.ConvertAll(addresses, _ => new List<(double, double)>()), new List<(double, double)>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            for (var i = 0; i < addresses.Length; i++)
            {
                still[i].Add(await Asked(officer, addresses[i]));
            }

            await Fill(served, 1, _ => "officer-0");
            changed.Add(await Asked(officer, addresses[0]));
        }

        Timing.Say($"  held {held:N0}, first page: {Ms(still[0])}; after another's commit {Ms(changed)}");
        Timing.Say($"    page {last:N0}: {Ms(still[1])}; the list as a file {Ms(still[2])}");
        MeasureParts(served, officer);
    }

    /// <summary>What the page asks for, part by part, with the rows that it shows.</summary>
    private static void MeasureParts(ServedNation served, OfficerAtWork officer)
    {
        var house = served.House;
        var hands = new Hands([officer.Account.Id], []);
        var riskBy = MyWork.DayEnds(house.Catalogue.Current.Calendar, house.Now);
        List<WorkRow> rows = [], saveable = [];
        using var session = house.Database.OpenReader();
        var parts = Timing.InTurns(
            Rounds,
            () => WorkStore.CountMine(session, hands, house.Now, riskBy),
            () => rows = WorkStore.Mine(session, hands, false, 0, 25),
            () => saveable = WorkStore.Saveable(session, [ward], house.Now, riskBy),
            () => Cost(rows.Concat(saveable.Take(16))),
            () => Cost(saveable)).Select(times => Timing.Median(times) * 1e3).ToArray();
        Timing.Say($"    totals {parts[0]:N1} ms, rows {parts[1]:N1} ms, what can be saved {parts[2]:N1} ms");
        Timing.Say($"    points at risk: {parts[3]:N1} ms for what is shown, {parts[4]:N1} ms for all {saveable.Count:N0}");

        void Cost(IEnumerable<WorkRow> shown) => PointsAtRisk.Of(served.Figures, shown).GetAwaiter().GetResult();
    }

    private static FormattableString Ms(List<(double Elapsed, double Core)> asked)
    {
        var counted = asked.Skip(WarmUp).ToList();
        var elapsed = Timing.Median(counted.Select(one => one.Elapsed)) * 1e3;
        return $"{elapsed:N1} ms, {Timing.Median(counted.Select(one => one.Core)) * 1e3:N1} ms of core time";
    }

    /// <summary>Elapsed, and what this process, asker and server together, had of a core.</summary>
    private static async Task<(double Elapsed, double Core)> Asked(OfficerAtWork officer, string address)
    {
        var (from, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await officer.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        return (Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    /// <summary>
    /// Received before the office closed, so many working days ago that equal parts are due on each day from today on.
    /// </summary>
    private static async Task Fill(ServedNation served, int count, Func<int, string> holder)
    {
        var house = served.House;
        var calendar = house.Catalogue.Current.Calendar;
        var today = LocalTime.DayOf(house.Now);
        var first = today.AddDays(-DaysBefore * 2);
        while (calendar.AddWorkingDays(first, DaysBefore) < today)
        {
            first = first.AddDays(1);
        }

        var at = LocalTime.Start(first).AddSeconds(OfficeHours.Closing - 60);
        foreach (var batch in Enumerable.Range(0, count).Chunk(500))
        {
            await Task.WhenAll(batch.Select(number => house.Handling.Start(
                new(ward, new($"1.{number % Nation.Procedures:000000}"), Channel.Direct,
                    new(0, new(DaysBefore + number % Days, LimitUnit.WorkingDay))) { Owner = new("", "") },
                new(holder(number), ActorKind.Counter), at)));
        }
    }
}
