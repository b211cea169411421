using System.Globalization;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Bench;

/// <summary>
/// One dossier change → marks, bookings, cube, in memory: what it costs among ten thousand dossiers and among ten
/// million. Changes are the four steps of a dossier's life in equal parts, of dossiers drawn at random; they come in
/// commits of a hundred, as the journal posts them: bookings made one by one, then the commit posted.
/// </summary>
public static class Changes
{
    private const int Drawn = 100_000;
    private const int OfCommit = 100;
    private const int Rounds = 7;

    public static Task Run(int most)
    {
        var sizes = new[] { 10_000, 100_000, 1_000_000, 10_000_000 }.Where(size => most == 0 || size <= most).ToArray();
        var cubes = Array.ConvertAll(sizes, Fill);
        var changes = Array.ConvertAll(sizes, Draw);
        var times = Timing.CoreInTurns(Rounds, [.. sizes.Select((_, i) => (Action)(() => Post(cubes[i], changes[i])))]);
        for (var i = 0; i < sizes.Length; i++)
        {
            var rate = Drawn / Timing.Median(times[i]);
            var ratio = Timing.Ratio(times[i], times[0]);
            Timing.Say($"{sizes[i],10:N0} dossiers: {rate,12:N0} changes per core second, {ratio:N2} × the smallest");
        }

        Timing.Say($"memory {Environment.WorkingSet >> 20:N0} MB");
        return Task.CompletedTask;
    }

    private static Cube Fill(int dossiers)
    {
        var cube = new Cube();
        for (var i = 0; i < dossiers; i++)
        {
            cube.Post(i + 1, Bookings.Of(null, Nation.Dossier(i, Nation.StageOf(i))));
        }

        return cube;
    }

    /// <summary>Drawn in the order in which they are posted, as facts that were just read lie in memory.</summary>
    private static (DossierFacts? Before, DossierFacts After)[] Draw(int dossiers)
    {
        var dice = new Random(dossiers);
        var drawn = new (DossierFacts?, DossierFacts)[Drawn];
        for (var i = 0; i < Drawn; i++)
        {
            var (number, stage) = (dice.Next(dossiers), (Stage)(i % 4));
            drawn[i] = (
                stage == Stage.Received ? null : Nation.Dossier(number, stage - 1), Nation.Dossier(number, stage));
        }

        return drawn;
    }

    private static void Post(Cube cube, (DossierFacts? Before, DossierFacts After)[] changes)
    {
        var position = cube.Position;
        var commit = new PostedEntry[OfCommit];
        for (var first = 0; first < changes.Length; first += OfCommit)
        {
            for (var i = 0; i < OfCommit; i++)
            {
                var bookings = Bookings.Of(changes[first + i].Before, changes[first + i].After);
                commit[i] = new(++position, SubjectKind.Dossier, default, bookings);
            }

            cube.Post(commit);
        }
    }
}
