using System.Collections.Concurrent;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

public sealed class JournalStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Eight_writers_give_positions_without_gaps_and_a_reader_of_later_positions_misses_none(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var done = 0;
        var reader = Task.Run(() => FollowByPosition(place, () => Volatile.Read(ref done) == 1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var dice = new Random(writer);
            for (var i = 0; i < 25; i++)
            {
                var pause = dice.Next(4);
                var item = Town.Item((writer * 100) + i, writer % 3);
                var report = office.Vault.Report(item);
                await office.Journal.Write(work =>
                {
                    office.Dossiers.Receive(work, [report], "H09", false, office.Now, "sync H09");
                    Thread.Sleep(pause);
                    return true;
                });
            }
        })));
        Volatile.Write(ref done, 1);
        var seen = await reader;

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), seen);
        Assert.Equal(200, office.Ledger.Now.Position);
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_failing_work_does_not_harm_its_neighbours(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var hold = new ManualResetEventSlim();
        var first = office.Journal.Write(_ =>
        {
            hold.Wait(TestContext.Current.CancellationToken);
            return 0;
        });
        var good = Enumerable.Range(1, 20).Select(i => office.Receive(Town.Item(i))).ToList();
        var refused = office.Journal.Write<int>(_ => throw new InvalidOperationException("no"));
        var broken = office.Journal.Write(work => work.Session.ExecuteNow(
            "insert into entries (position, kind, subject, version, arrived_at, cause, facts) "
            + "values (1, 1, 'x', 1, 0, 'x', 'x'), (1, 1, 'x', 1, 0, 'x', 'x')"));
        good.AddRange(Enumerable.Range(21, 20).Select(i => office.Receive(Town.Item(i))));
        hold.Set();

        await first;
        await Task.WhenAll(good);
        await Assert.ThrowsAsync<InvalidOperationException>(() => refused);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => broken);
        Assert.Equal(40, place.Count("select count(*) from dossiers"));
        Assert.Equal(40, office.Ledger.Now.Position);
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task An_answer_comes_only_after_the_commit_is_there_and_followers_saw_it(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var followed = new ConcurrentBag<(long Position, bool IsThere)>();
        office.Journal.Committed += entries =>
        {
            var last = place.Look(EntryStore.LastPosition);
            Thread.Sleep(20);
            foreach (var entry in entries)
            {
                followed.Add((entry.Position, entry.Position <= last));
            }
        };
        for (var i = 1; i <= 10; i++)
        {
            await office.Receive(Town.Item(i));
            Assert.Contains((i, true), followed);
            Assert.Equal(i, place.Look(EntryStore.LastPosition));
            Assert.Equal(i, office.Ledger.Now.Position);
        }
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Alone_sees_exactly_what_followers_have_seen(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var writes = Enumerable.Range(1, 60).Select(i => office.Receive(Town.Item(i))).ToList();
        for (var i = 0; i < 20; i++)
        {
            var (stored, posted) = await office.Journal.Alone(session =>
                (EntryStore.LastPosition(session), office.Ledger.Now.Position));
            Assert.Equal(stored, posted);
        }

        await Task.WhenAll(writes);
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_follower_that_fails_stops_the_journal_and_nothing_is_written_twice(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Receive(Town.Item(1));
            office.Journal.Committed += _ => throw new InvalidOperationException("the follower is broken");
            var hold = new ManualResetEventSlim();
            var first = office.Journal.Write(_ =>
            {
                hold.Wait(TestContext.Current.CancellationToken);
                return 0;
            });
            var both = new[] { office.Receive(Town.Item(2)), office.Receive(Town.Item(3)) };
            hold.Set();
            await Task.WhenAny(first);
            foreach (var one in both)
            {
                await Assert.ThrowsAsync<JournalStoppedException>(() => one);
            }

            Assert.NotNull(office.Journal.Broken);
            await Assert.ThrowsAsync<JournalStoppedException>(() => office.Receive(Town.Item(4)));
        }

        Assert.Equal(3, place.Count("select count(*) from entries"));
        using var again = place.Open();
        await again.AssertBalanced();
    }

    [Fact]
    public async Task Two_nodes_on_one_PostgreSQL_follow_each_other_and_never_give_a_position_twice()
    {
        using var place = new Place(Engine.Postgres, postgres);
        using var here = place.Open();
        await here.Found();
        using var beside = place.Beside();
        using var there = beside.Open();
        await Task.WhenAll(new[] { here, there }.SelectMany((node, n) => Enumerable.Range(0, 4).Select(writer =>
            Task.Run(async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await node.Receive(Town.Item((n * 1000) + (writer * 100) + i, writer % 3));
                }
            }))));
        await here.Reaches(162);
        await there.Reaches(162);

        Assert.Equal(162, place.Count("select count(*) from entries"));
        Assert.Equal(162, place.Count("select max(position) from entries"));
        Assert.Equal(Digest.Of(here.Ledger.Now), Digest.Of(there.Ledger.Now));
        await here.AssertBalanced();
        await there.AssertBalanced();
    }

    [Fact]
    public async Task A_node_that_only_reads_soon_knows_all_that_another_has_committed()
    {
        using var place = new Place(Engine.Postgres, postgres);
        using var here = place.Open();
        using var beside = place.Beside();
        using var there = beside.Open();
        await here.Found();
        await here.Give(
            [new(Town.Province, "received_bcqg", new(2026, 3, 1), new(2026, 3, 31), 7, "báo cáo")], here.Now);
        await here.Receive(Town.Item(1));
        await there.Reaches(here.Ledger.Now.Position);

        Assert.Equal(Digest.Of(here.Ledger.Now), Digest.Of(there.Ledger.Now));
        Assert.NotNull(there.Catalogue.Current.Units.Find("H09.24.02"));
        var period = Period.Of(new(2026, 3, 1), new(2026, 3, 31), null, there.Now);
        var counters = (await there.Book(period)).Of(Town.Province, period);
        Assert.Equal((1, 7), (counters["dossiers_received"], counters.Find("received_bcqg")));
    }

    [Fact]
    public async Task A_node_whose_connections_were_cut_says_so_and_goes_on_with_new_ones()
    {
        using var place = new Place(Engine.Postgres, postgres);
        using var node = place.Open();
        await node.Found();
        for (var round = 0; round < 5; round++)
        {
            var calls = Enumerable.Range(1, 40).Select(i => node.Receive(Town.Item((round * 100) + i))).ToList();
            place.Count(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity "
                + "where datname = current_database() and pid <> pg_backend_pid()");
            calls.AddRange(Enumerable.Range(41, 40).Select(i => node.Receive(Town.Item((round * 100) + i))));
            await Task.WhenAll(calls).ContinueWith(_ => { }, TaskScheduler.Default);
            await node.Receive(Town.Item(round * 100));

            Assert.Null(node.Fault);
            var there = place.Count("select count(*) from dossiers");
            Assert.InRange(there, calls.Count(call => call.IsCompletedSuccessfully) + 1, ((round + 1) * 81));
            Assert.Equal(there, place.Count("select count(*) from entries where kind = 1"));
            await node.AssertBalanced();
        }
    }

    private static List<long> FollowByPosition(Place place, Func<bool> isDone)
    {
        var seen = new List<long>();
        using var database = place.Folder.OpenDatabase();
        using var session = database.OpenReader();
        for (var last = false; ;)
        {
            seen.AddRange(EntryStore.PostedAfter(session, seen.LastOrDefault()).Select(entry => entry.Position));
            if (last)
            {
                return seen;
            }

            last = isDone();
        }
    }
}
