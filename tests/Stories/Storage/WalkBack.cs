using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>What was known on earlier days: walked back from the present, it is what a walk from the beginning gives.</summary>
public sealed class WalkBack(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_cube_known_on_a_day_is_the_one_counted_from_the_beginning(Engine engine)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        using var place = new Place(engine, postgres);
        place.Clock.Now = Town.At(3, 1, 8);
        using var office = place.Open();
        await office.Found();
        await TownHistory.Apply(office, place.Clock, new TownHistory(seed).Of(1_200), dice);
        var asked = Enumerable.Range(0, 7).Select(_ => Town.At(3, 1, 9).AddSeconds(dice.Next(40 * 86400)))
            .Append(Town.At(2, 1, 0)).Select(known => (KnownOn: known, Moment: known.ToUnixTimeSeconds())).ToList();
        office.Ledger.Prepare(asked);

        Assert.Contains(asked, one => one.KnownOn < office.Ledger.LastArrival);
        foreach (var (known, moment) in asked)
        {
            var cube = await office.Ledger.KnownOn(known, moment);
            using var forward = FromTheBeginning(place, known, moment);
            Assert.Equal([], Digest.Differences(cube, forward));
            Assert.Equal(Balances(forward, moment), Balances(cube, moment));
            Assert.Equal(known < office.Ledger.LastArrival ? forward.Position : office.Ledger.Now.Position, cube.Position);
        }
    }

    private static Cube FromTheBeginning(Place place, DateTimeOffset known, long moment)
    {
        var cube = new Cube();
        cube.SetDetail(Day.Of(moment), []);
        foreach (var entry in place.Look(session => EntryStore.PostedAfter(session, 0)))
        {
            if (entry.ArrivedAt <= known)
            {
                cube.Post(entry.Position, entry.Marks);
            }
        }

        return cube;
    }

    private static List<string> Balances(Cube cube, long moment)
    {
        var told = new List<string>();
        foreach (var unit in Town.Wards)
        {
            var row = new int[Cells.Plain];
            cube.AddBalance([unit], moment, row);
            told.Add(string.Join(' ', row));
        }

        return told;
    }
}
