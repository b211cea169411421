using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

public sealed class BothTellTheSame(PostgresServer postgres)
{
    private const int Steps = 2_400;
    private static readonly string[] listed = ["dossiers_received", "dossiers_open_overdue", "pakn_unsatisfied"];

    [Theory]
    [InlineData(766)]
    [InlineData(null)]
    public async Task One_history_gives_the_same_digest_counters_and_lists_on_both_databases(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var steps = new TownHistory(seed).Of(Steps);
        using var one = new Place(Engine.Sqlite, postgres);
        using var other = new Place(Engine.Postgres, postgres);
        using var here = await Lived(one, steps, new(seed));
        using var there = await Lived(other, steps, new(seed));

        Assert.Equal(Digest.Of(here.Ledger.Now), Digest.Of(there.Ledger.Now));
        Assert.Equal(one.Look(Journal), other.Look(Journal));
        await here.AssertBalanced();
        await there.AssertBalanced();
        var dice = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var (period, knownOn) = Question(dice, here.Now, i);
            var unit = i % 4 == 0 ? Town.Province : Town.Wards[i % 3];
            Assert.Equal(await Told(here, unit, period, knownOn), await Told(there, unit, period, knownOn));
        }
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Order_across_subjects_and_the_size_of_batches_change_nothing(Engine engine)
    {
        const int Seed = 31;
        var steps = new TownHistory(Seed).Of(Steps);
        using var one = new Place();
        using var other = new Place(engine, postgres);
        using var here = await Lived(one, steps, new(1));
        using var there = await Lived(other, TownHistory.Shuffled(steps, new(Seed)), new(2));

        Assert.Equal([], Digest.Differences(here.Ledger.Now, there.Ledger.Now));
        Assert.Equal(Digest.Of(here.Ledger.Now), Digest.Of(there.Ledger.Now));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Bookings_of_another_counter_version_are_made_again_to_the_same_digest(Engine engine)
    {
        using var place = new Place(engine, postgres);
        string digest;
        using (var office = await Lived(place, new TownHistory(12).Of(Steps), new(1)))
        {
            digest = Digest.Of(office.Ledger.Now);
            await office.Journal.Write(work => work.Session.ExecuteNow(
                "update bookings set counter_version = 0, marks = $1 where position > $2", Array.Empty<byte>(), 900L));
        }

        using var again = place.Open();
        Assert.Equal(digest, Digest.Of(again.Ledger.Now));
        await again.AssertBalanced();
    }

    private static async Task<Installation> Lived(Place place, IReadOnlyList<Step> steps, Random sizes)
    {
        place.Clock.Now = Town.At(3, 1, 8);
        var office = place.Open();
        await office.Found();
        await TownHistory.Apply(office, place.Clock, steps, sizes);
        return office;
    }

    private static (Period Period, DateTimeOffset? KnownOn) Question(Random dice, DateTimeOffset now, int i)
    {
        var from = new DateOnly(2026, 3, 1).AddDays(dice.Next(40));
        var at = Town.At(3, 1, 0).AddSeconds(dice.Next(45 * 86400));
        var knownOn = i % 3 == 0 ? Town.At(3, 2, 7).AddMinutes(dice.Next(50_000)) : (DateTimeOffset?)null;
        return (Period.Of(from, from.AddDays(dice.Next(30)), i % 2 == 0 ? at : null, now), knownOn);
    }

    private static async Task<List<string>> Told(
        Installation office, UnitCode unit, Period period, DateTimeOffset? knownOn)
    {
        var board = Scoreboard.Of(await office.Book(period, knownOn), period);
        using var session = office.Database.OpenReader();
        var subjects = new Subjects(session, board);
        var counters = board.CountersOf(unit);
        var told = counters.All().Select(one => $"{one.Key} {one.Value}").ToList();
        foreach (var counter in listed)
        {
            var list = subjects.Counted(unit, counter).Select(facts => facts.Subject).ToList();
            Assert.Equal(counters[counter], list.Count);
            told.AddRange(list);
        }

        return told;
    }

    private static List<string> Journal(Session session) => session.Query(
        "select e.position, e.kind, e.subject, e.version, e.arrived_at, e.cause, e.facts, b.marks from entries e "
        + "join bookings b on b.position = e.position order by e.position",
        row => $"{row.GetInt64(0)} {row.GetInt64(1)} {row.GetString(2)} {row.GetInt64(3)} {row.GetInt64(4)} "
            + $"{row.GetString(5)} {row.GetString(6)} {Convert.ToHexString(row.Bytes(7))}");
}
