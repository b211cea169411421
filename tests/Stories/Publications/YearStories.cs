using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Storage;
using Town = DiemSang.Tests.Stories.Town;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>A new year: figures begin again on 1 January, what was not finished is carried over, streaks go on.</summary>
public sealed class YearStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_turn_of_the_year_starts_the_figures_anew_and_carries_dossiers_over(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        var carried = Town.PerfectBirth with
        {
            Code = new("H09.24.02-261230-0001"), ReceivedAt = Town.At(2026, 12, 30, 9), DueAt = Town.At(2027, 1, 4, 17),
            EndedAt = null, SyncedAt = Town.At(2026, 12, 30, 20),
        };
        town.Clock.Now = Town.At(2026, 12, 30, 10);
        await town.Tell(house.Now, carried with { Signs = default });
        town.Clock.Now = Town.At(2027, 1, 8, 18);
        List<Publication> made = [];
        foreach (var cutOff in (DateTimeOffset[])[Town.At(2026, 12, 25, 17), Town.At(2027, 1, 1, 17), Town.At(2027, 1, 8, 17)])
        {
            made.Add(await house.Publications.Freeze(cutOff, "system", house.Now));
        }

        Assert.Equal([new(2026, 1, 1), new(2027, 1, 1), new(2027, 1, 1)], made.Select(one => one.From));
        Assert.Equal(ComparisonProblem.OtherPeriod, Comparison.ProblemOf(made[0], made[1]));
        Assert.Null(Comparison.ProblemOf(made[1], made[2]));

        // In period, though received the year before; not received in the new year.
        var onTime = house.PublicationBook.Open(made[2]).Of(Town.TanBinh)!.Card.Find("2.1")!;
        Assert.True(onTime.Tally.Denominator >= 1);
        Assert.Equal(0m, house.PublicationBook.Open(made[2]).Of(Town.TanBinh)!.Card.Find("3.3")!.Tally.Denominator);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_streak_is_counted_over_publications_in_force_and_across_the_year(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        town.Clock.Now = Town.At(2027, 1, 29, 18);
        for (var week = 0; week < 6; week++)
        {
            await house.Publications.Freeze(Town.At(2026, 12, 18, 17).AddDays(7 * week), "system", house.Now);
        }

        foreach (var ward in (UnitCode[])[Town.AnBinh, Town.TanBinh, Town.DongHoa])
        {
            var points = house.PublicationBook.Of(ward);
            Assert.Equal(6, points.Count);
            var expected = 0;
            foreach (var one in house.PublicationBook.InForce().Reverse())
            {
                if (house.PublicationBook.Open(one).Ranking(Town.Province, UnitLevel.Commune)
                    .First(place => place.Scorecard.Unit == ward.Value).Rank != 1)
                {
                    break;
                }

                expected++;
            }

            Assert.Equal(expected, PublicationBook.WeeksFirst(points, Town.Province.Value));
        }
    }
}
