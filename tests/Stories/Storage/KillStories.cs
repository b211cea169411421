using System.Diagnostics;

namespace DiemSang.Tests.Stories.Storage;

public sealed class KillStories(PostgresServer postgres)
{
    private const int Kills = 20;

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Twenty_kills_lose_nothing_that_was_acknowledged_and_double_nothing(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Found();
        }

        var output = TestContext.Current.TestOutputHelper!;
        var dice = new Random(766);
        var sendings = new Sendings();
        output.WriteLine("kill  acknowledged  unanswered  of these there  restart ms");
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var victim = new VictimProcess(place.Folder);
            await victim.Ready;
            using var enough = new CancellationTokenSource();
            var before = sendings.Acknowledged.Count;
            var sending = sendings.Run(victim, enough.Token);
            var target = before + dice.Next(30, 250);
            while (sendings.Acknowledged.Count < target && !sending.IsCompleted)
            {
                await Task.Delay(2, TestContext.Current.CancellationToken);
            }

            await victim.Kill();
            await sending;
            Assert.InRange(sendings.Unanswered.Count, 50, 64);
            var unanswered = sendings.Unanswered.Count;
            var restart = Stopwatch.StartNew();
            using var office = place.Open();
            restart.Stop();
            Assert.InRange(restart.ElapsedMilliseconds, 0, 3_000);
            await office.Journal.Follow();
            await office.AssertBalanced();
            var found = place.Look(sendings.Check);
            output.WriteLine(
                $"{kill,4}  {sendings.Acknowledged.Count,12}  {unanswered,10}  {found,14}  {restart.ElapsedMilliseconds,10}");
        }

        using (var last = new VictimProcess(place.Folder))
        {
            await last.Ready;
            await sendings.Run(last, new CancellationToken(canceled: true));
            await last.End();
        }

        Assert.Empty(sendings.Unanswered);
        using var reopened = place.Open();
        place.Look(sendings.Check);
        await reopened.AssertBalanced();
    }
}
