using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>The power goes off at any moment of an intake whose every write and wait was recorded (SQLite).</summary>
public sealed class PowerLossStories
{
    private const int Calls = 160;
    private const int States = 240;

    [Fact]
    public async Task Power_loss_at_any_moment_loses_nothing_acknowledged_and_damages_nothing()
    {
        using var place = new Place();
        var (before, steps) = await Recorded(place);
        var (lost, damaged) = Judge(before, steps, States);
        TestContext.Current.TestOutputHelper!.WriteLine($"{States} states: {lost} lost, {damaged} damaged");
        Assert.Equal((0, 0), (lost, damaged));

        // The judge must be able to say no: the same writes without the wait at each commit, as NORMAL would have them.
        var (lostAsNormal, _) = Judge(before, [.. WithoutWaitAtCommit(steps)], States);
        TestContext.Current.TestOutputHelper!.WriteLine($"without the wait at commit: {lostAsNormal} lost");
        Assert.InRange(lostAsNormal, 20, States);
    }

    private static async Task<(byte[] Before, List<DiskStep> Steps)> Recorded(Place place)
    {
        using (var office = place.Open())
        {
            await office.Found();
        }

        var before = await File.ReadAllBytesAsync(place.Folder.DatabaseFile);
        var log = Path.Combine(place.Folder.Path, "disk.log");
        using (var victim = new VictimProcess(place.Folder, DiskLog.Watch(log)))
        {
            await victim.Ready;
            for (var call = 1; call <= Calls; call += 2)
            {
                await Task.WhenAll(Send(victim, call), Send(victim, call + 1));
            }

            await victim.End();
        }

        var steps = DiskLog.Read(log);
        steps = steps[..(steps.FindLastIndex(step => step.Deed == DiskDeed.Answer) + 1)];
        Assert.Equal(Calls, steps.Count(step => step.Deed == DiskDeed.Answer));
        Assert.Contains(steps, step => step is { File: "diemsang.db", Deed: DiskDeed.Write });
        return (before, steps);
    }

    /// <summary>A new dossier in each call, and a further version of the one before it.</summary>
    private static Task<int> Send(VictimProcess victim, int call) =>
        victim.Send(call, $"[{Sending.Item(call, 1)},{Sending.Item(1000 + (call % 20), 1 + (call / 20))}]");

    private static (int Lost, int Damaged) Judge(byte[] before, IReadOnlyList<DiskStep> steps, int states)
    {
        var (lost, damaged) = (0, 0);
        var cut = new PowerCut(steps, new Dictionary<string, byte[]> { ["diemsang.db"] = before, ["diemsang.db-wal"] = [] });
        cut.Each(states, new(766), (files, answered) =>
        {
            using var after = new Place();
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(after.Folder.Path, name), bytes);
            }

            try
            {
                using var office = after.Open();
                using var session = office.Database.OpenReader();
                lost += answered.All(call => IsThere(session, call)) ? 0 : 1;
                damaged += Digest.Differences(office.Ledger.Now, Ledger.Recount(session)).Count == 0 ? 0 : 1;
            }
            catch (StoreDamagedException)
            {
                damaged++;
            }
        });
        return (lost, damaged);
    }

    private static bool IsThere(Session session, int call) =>
        DossierStore.Load(session, [Town.Code(call, call % 3)]).Values.Single().Version == 1;

    private static IEnumerable<DiskStep> WithoutWaitAtCommit(List<DiskStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var isCommit = steps[i] is { File: "diemsang.db-wal", Deed: DiskDeed.Sync }
                && steps[i - 1].At != 0
                && !(i + 1 < steps.Count && steps[i + 1] is { File: "diemsang.db", Deed: DiskDeed.Write });
            if (!isCommit)
            {
                yield return steps[i];
            }
        }
    }
}
