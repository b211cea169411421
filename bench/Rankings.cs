using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Bench;

/// <summary>The ranking of 3,400 communes by all components: a period asked first, and again after one commit.</summary>
public static class Rankings
{
    private const int Rounds = 9;

    public static Task Run(int size)
    {
        var dossiers = size == 0 ? 1_000_000 : size;
        using var cube = new Cube();
        for (var i = 0; i < dossiers; i++)
        {
            cube.Count(Nation.Dossier(i, Nation.StageOf(i)));
        }

        // A country above the provinces, so that one ranking holds every commune.
        var top = new Unit(new("G10"), "Country", UnitLevel.Ministry);
        var units = Nation.Units().Select(unit => unit.Parent is null ? unit with { Parent = top.Code } : unit);
        var catalogue = new CatalogueState(
            UnitDirectory.Of([top, .. units]), new(Nation.Catalogue()), WorkCalendar.Official);
        var book = new CounterBook(cube, catalogue, GivenTallies.None);
        var components = 0;
        var (day, ranked) = (0, 0);
        Scoreboard board = null!;
        void First()
        {
            var to = new DateOnly(2026, 6, 1).AddDays(day++);
            board = Scoreboard.Of(book, new(new(2026, 1, 1), to, LocalTime.End(to)));
            ranked = board.Ranking(top.Code, UnitLevel.Commune).Count;
            components = board.Ruleset.Indicators.Count;
        }

        var core = Timing.CoreInTurns(2 * Rounds, First)[0][Rounds..];
        void Later()
        {
            cube.Post(cube.Position + 1, Bookings.Of(null, Nation.Dossier(dossiers + day++, Stage.Received)));
            board = board.Later(book, board.Period);
            ranked = board.Ranking(top.Code, UnitLevel.Commune).Count;
        }

        var times = Timing.InTurns(
            Rounds, First, () => ranked = board.Ranking(top.Code, UnitLevel.Commune).Count, Later);
        Timing.Say($"{dossiers:N0} dossiers, {ranked:N0} communes, {components} components");
        Timing.Say($"a period asked first: {Timing.Median(times[0]) * 1e3:N1} ms, {Timing.Median(core) * 1e3:N0} ms of core time");
        Timing.Say($"the same scoreboard again: {Timing.Median(times[1]) * 1e3:N2} ms");
        Timing.Say($"after one commit: {Timing.Median(times[2]) * 1e3:N1} ms");
        return Task.CompletedTask;
    }
}
