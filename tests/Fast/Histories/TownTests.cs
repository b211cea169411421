using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>Whole towns: every counter of every unit, read through the counter book, against the oracle.</summary>
public sealed class TownTests
{
    private const int Towns = 40;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Towns)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_counter_of_every_unit_of_a_town_is_what_the_oracle_counts(int seed)
    {
        var town = new Town((ulong)seed);
        using var cube = Cubes.Of(town);
        var book = new CounterBook(cube, town.Catalogue(), GivenTallies.None);
        AssertSame(town, book, new(town), town.Questions);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void As_known_on_a_day_a_town_counts_what_had_arrived_by_then(int seed)
    {
        var town = new Town((ulong)seed);
        var knownOn = LocalTime.Start(town.Anchor.AddDays(3)).AddHours(seed % 9);
        using var cube = Cubes.Of(town, knownOn);
        var book = new CounterBook(cube, town.Catalogue(), GivenTallies.None, knownOn);
        AssertSame(town, book, new(town, knownOn), [.. town.Questions.Take(1)]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Neither_the_order_across_subjects_nor_batches_nor_repetition_change_the_digest(int seed)
    {
        var town = new Town((ulong)seed);
        using var one = Cubes.Of(town);
        using var other = Cubes.Shuffled(town, new Dice((ulong)seed + 1_000));

        Assert.Empty(Digest.Differences(one, other));
        Assert.Equal(Digest.Of(one), Digest.Of(other));
    }

    private static void AssertSame(Town town, CounterBook book, OracleTown oracle, IEnumerable<Question> questions)
    {
        foreach (var question in questions)
        {
            var period = Judged.PeriodOf(question);
            foreach (var unit in town.Units.Select(row => row.Code).Distinct())
            {
                var expected = oracle.Count(unit, question);
                var found = book.Of(unit, period);
                var names = Counters.OfBookings.Keys.Concat(Counters.OfCatalogue);
                Assert.Equal(
                    names.Select(name => $"{unit} {question} {name} {expected[name]}"),
                    names.Select(name => $"{unit} {question} {name} {found[name]}"));
                Assert.All(book.Monitoring(unit, period), one => Assert.Equal(expected[one.Key], one.Value));
            }
        }
    }
}
