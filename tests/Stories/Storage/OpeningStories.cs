using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

public sealed class OpeningStories(PostgresServer postgres)
{
    private const int PageSize = 4096;

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task An_empty_place_gets_its_schema_once(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Receive(Town.Item(1));
        }

        place.Open().Dispose();
        Assert.Equal(0, place.Count("select max(number) - count(*) from migrations"));
        Assert.Equal(1, place.Count("select count(*) from dossiers"));
    }

    [Fact]
    public async Task Two_nodes_that_start_together_on_an_empty_PostgreSQL_make_one_schema()
    {
        using var place = new Place(Engine.Postgres, postgres);
        var folders = Enumerable.Range(0, 4).Select(_ => new Place(place.Folder.Postgres)).ToList();
        await Task.WhenAll(folders.Select(one => Task.Run(() => one.Open().Dispose())));
        Assert.Equal(0, place.Count("select max(number) - count(*) from migrations"));
        folders.ForEach(one => one.Dispose());
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_schema_from_a_newer_program_is_refused_and_left_as_it_is(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Journal.Write(work => work.Session.ExecuteNow(
                "insert into migrations (number, applied) values (9999, 'later')"));
        }

        var before = place.Count("select count(*) from migrations");
        Assert.Throws<StoreDamagedException>(() => place.Open());
        Assert.Throws<StoreDamagedException>(() => place.OpenForReading());
        Assert.Equal(before, place.Count("select count(*) from migrations"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_migration_that_came_later_with_a_smaller_number_is_made_up(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Journal.Write(work =>
            {
                string[] tables = ["assignments", "remedies", "remedy_steps", "alarms", "alarm_reads", "followup_turns"];
                foreach (var table in tables)
                {
                    work.Session.ExecuteNow($"drop table {table}");
                }

                return work.Session.ExecuteNow("delete from migrations where number = 10");
            });
        }

        Assert.Throws<StoreDamagedException>(() => place.OpenForReading());
        place.Open().Dispose();
        Assert.Equal(0, place.Count("select max(number) - count(*) from migrations"));
        Assert.Equal(0, place.Count("select count(*) from assignments"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("entries")]
    [InlineData("bookings")]
    [InlineData("dossiers")]
    [InlineData("dossiers_by_unit")]
    public async Task A_damaged_page_is_found_at_the_start(string table)
    {
        using var place = new Place();
        using (var office = place.Open())
        {
            await office.Receive([.. Enumerable.Range(1, 400).Select(i => Town.Item(i))]);
        }

        var page = table.Length == 0 ? 1 : place.Count($"select rootpage from sqlite_master where name = '{table}'");
        using (var file = File.OpenWrite(place.Folder.DatabaseFile))
        {
            file.Position = (page - 1) * PageSize;
            file.Write(Enumerable.Repeat((byte)0xA5, 48).ToArray());
        }

        Assert.Throws<StoreDamagedException>(() => place.Open());
        Assert.Throws<StoreDamagedException>(() => place.OpenForReading());
    }

    [Fact]
    public void A_folder_has_one_writer_and_the_second_is_told_who_it_is()
    {
        using var place = new Place();
        using (place.Open())
        {
            var refused = Assert.Throws<FolderInUseException>(() => place.Open());
            Assert.Contains(place.Folder.Path, refused.Message, StringComparison.Ordinal);
            Assert.Contains($"{Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        }

        place.Open().Dispose();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_reader_beside_the_writer_writes_nothing(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        await office.Found();
        await office.Receive(Town.Item(1));
        var before = Contents(place);
        using (var reader = place.OpenForReading())
        {
            Assert.Equal(Digest.Of(office.Ledger.Now), Digest.Of(reader.Ledger.Now));
            await reader.Book(Period.Of(new(2026, 3, 1), new(2026, 3, 2), Town.At(3, 2, 12), reader.Now));
            using var session = reader.Database.OpenReader();
            Assert.ThrowsAny<System.Data.Common.DbException>(() => session.ExecuteNow("delete from dossiers"));
            Assert.Throws<InvalidOperationException>(() => reader.Journal);
        }

        Assert.Equal(before, Contents(place));
        Assert.Equal(1, place.Count("select count(*) from dossiers"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_reader_beside_a_busy_writer_sees_one_state(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        await office.Found();
        var start = office.Ledger.Now.Position;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 150; i++)
            {
                await office.Receive([Town.Item(i), Town.Item(1000 + i)]);
            }
        });
        var looks = 0;
        for (; !writing.IsCompleted || looks == 0; looks++)
        {
            using var reader = place.OpenForReading();
            var period = Period.Of(new(2026, 3, 1), new(2026, 3, 2), Town.At(3, 2, 12), reader.Now);
            var book = await reader.Book(period);
            var received = book.Of(Town.Province, period)["dossiers_received"];
            Assert.Equal(reader.Ledger.Now.Position - start, received);
            Assert.Equal(0, received % 2);
        }

        await writing;
        TestContext.Current.TestOutputHelper?.WriteLine($"{looks} looks");
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_reading_transaction_stands_still_while_others_write(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        await office.Receive(Town.Item(1));
        using var database = place.Folder.OpenDatabase();
        using var session = database.OpenReader();
        session.Begin();
        Assert.Equal(1, EntryStore.LastPosition(session));
        await office.Receive(Town.Item(2));
        Assert.Equal(1, EntryStore.LastPosition(session));
        Assert.Single(DossierStore.All(session, "", 10));
        session.Commit();
        Assert.Equal(2, EntryStore.LastPosition(session));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Every_connection_that_writes_waits_for_the_disk(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var (question, full) = engine == Engine.Sqlite
            ? ("pragma synchronous", "2")
            : ("show synchronous_commit", "on");
        using (var session = office.Database.Open())
        {
            Assert.Equal([full], session.Query(question, row => row.GetString(0)));
        }

        Assert.Equal(
            [full], await office.Journal.Alone(session => session.Query(question, row => row.GetString(0))));
    }

    private static List<(string, string)> Contents(Place place) =>
    [
        .. Directory.EnumerateFiles(place.Folder.Path)
            .Where(file => file != place.Folder.Lock && !file.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file =>
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                return (file, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(open)));
            }),
    ];
}
