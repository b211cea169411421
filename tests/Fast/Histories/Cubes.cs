using DiemSang.Evaluation.Counting;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>The cube of a town, told in one order or another.</summary>
public static class Cubes
{
    /// <param name="knownOn">K: only what had arrived by then; null = all</param>
    public static Cube Of(Town town, DateTimeOffset? knownOn = null)
    {
        var cube = Prepared(town);
        foreach (var history in town.Subjects)
        {
            new Replay(history, cube).Until(knownOn ?? DateTimeOffset.MaxValue);
        }

        return cube;
    }

    /// <summary>Subjects in turn at random, several steps as one change, some changes told twice.</summary>
    public static Cube Shuffled(Town town, Dice dice)
    {
        var cube = Prepared(town);
        var open = town.Subjects.Select(history => new Replay(history, cube)).ToList();
        while (open.Count > 0)
        {
            var place = dice.Below(open.Count);
            if (!open[place].Advance(dice.Between(0, 3)))
            {
                open[place].Advance(0);
                open.RemoveAt(place);
            }
        }

        return cube;
    }

    private static Cube Prepared(Town town)
    {
        var cube = new Cube();
        foreach (var question in town.Questions)
        {
            Judged.Prepare(cube, question);
        }

        return cube;
    }
}
