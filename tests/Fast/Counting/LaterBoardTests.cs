using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Fast.Histories;
using Xunit;

namespace DiemSang.Tests.Fast.Counting;

/// <summary>What is taken over from an earlier scoreboard, or from another cube, against what is counted afresh.</summary>
public sealed class LaterBoardTests
{
    private const string Ruleset = "dvcqg-2026";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(201, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_later_scoreboard_has_counted_all_that_commits_and_the_clock_have_touched(int seed)
    {
        var (dice, town) = (new Dice((ulong)seed), new Town((ulong)seed));
        using var cube = Watching(town);
        var book = new CounterBook(cube, town.Catalogue(), GivenTallies.None);
        var subjects = town.Subjects.Select(history => new Replay(history, cube)).ToList();
        subjects.ForEach(subject => subject.Advance(dice.Between(1, 3)));
        foreach (var question in town.Questions)
        {
            var day = Judged.PeriodOf(question).Day;
            Period Moment() => new(day.AddDays(-20), day, LocalTime.Start(day).AddSeconds(dice.Below(86_400)));
            var board = Scoreboard.Of(book, Moment(), Ruleset);
            for (var turn = 0; turn < 8; turn++)
            {
                AssertFresh(board);
                for (var commits = dice.Below(3); commits > 0; commits--)
                {
                    dice.Of(subjects).Advance(1);
                }

                board = board.Later(book, Moment());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_copy_of_a_cube_answers_as_the_cube_does_and_goes_its_own_way(int seed)
    {
        var (dice, town) = (new Dice((ulong)seed), new Town((ulong)seed));
        using var cube = Watching(town);
        var subjects = town.Subjects.Select(history => new Replay(history, cube)).ToList();
        subjects.ForEach(subject => subject.Advance(dice.Between(1, 3)));
        using var copy = cube.Copy();
        var catalogue = town.Catalogue();
        var here = new CounterBook(cube, catalogue, GivenTallies.None);
        var there = new CounterBook(copy, catalogue, GivenTallies.None);

        Assert.Empty(Digest.Differences(cube, copy));
        var told = Told(there, town);
        Assert.Equal(Told(here, town), told);
        subjects.ForEach(subject => subject.Advance(1));
        Assert.NotEqual(Told(here, town), told);
        Assert.Equal(told, Told(there, town));
    }

    private static List<KeyValuePair<string, long>> Told(CounterBook book, Town town) =>
    [
        .. from question in town.Questions
           from unit in book.Catalogue.Units.Codes
           from counted in book.Of(unit, Judged.PeriodOf(question)).All()
           select counted,
    ];

    private static Cube Watching(Town town)
    {
        var cube = new Cube();
        foreach (var question in town.Questions)
        {
            Judged.Prepare(cube, question);
        }

        return cube;
    }

    private static void AssertFresh(Scoreboard board)
    {
        var fresh = Scoreboard.Of(board.Book, board.Period, Ruleset);
        foreach (var unit in board.Book.Catalogue.Units.Codes)
        {
            Assert.Equal(fresh.CountersOf(unit).All(), board.CountersOf(unit).All());
            Assert.Equal(
                fresh.Of(unit)!.Indicators.Select(score => (score.Tally, score.Points)),
                board.Of(unit)!.Indicators.Select(score => (score.Tally, score.Points)));
        }
    }
}
