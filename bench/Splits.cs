using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Bench;

/// <summary>A province with 91 communes between two moments: the change split by unit below; and a plan to a total.</summary>
public static class Splits
{
    private const int Rounds = 15;
    private const int Below = 91;

    public static Task Run(int size) => Measure(size, (board, later, province) =>
    {
        // Each round asks of new scoreboards: nothing is counted or scored before the clock runs.
        ScoreChange change = null!;
        var (moved, units) = (0m, 0);
        void Split()
        {
            change = ScoreChange.Between(Fresh(board), Fresh(later), province)!;
            (moved, units) = (change.Delta, change.ByUnit().Count);
        }

        void Again() => units = change.ByUnit().Count;
        var times = Timing.InTurns(Rounds, Split, Again);
        var core = Timing.CoreInTurns(Rounds, Split)[0];
        Timing.Say($"{change.Below.Count} units below, {moved:N2} points: {Timing.Median(times[0]) * 1e3:N1} ms, {Timing.Median(core) * 1e3:N1} ms of core time");
        Timing.Say($"the same scoreboards again: {Timing.Median(times[1]) * 1e3:N1} ms");
    });

    public static Task Plan(int size) => Measure(size, (_, board, province) =>
    {
        var card = board.Of(province)!;
        foreach (var more in (decimal[])[0.5m, 2m, 5m, 10m])
        {
            var plan = default(DiemSang.Scoring.Plans.Plan);
            void Cheapest() => plan = new UnitPlan(board, province, card).Cheapest(card.Total + more);
            var times = Timing.InTurns(Rounds, Cheapest);
            var core = Timing.CoreInTurns(Rounds, Cheapest)[0];
            var told = plan is null ? "out of reach" : $"{plan.Pieces} pieces, {plan.Minutes} minutes";
            Timing.Say($"{card.Total:N2} + {more:N2}: {told}; {Timing.Median(times[0]) * 1e3:N1} ms, {Timing.Median(core) * 1e3:N1} ms of core time");
        }
    });

    private static Scoreboard Fresh(Scoreboard board) => new(board.Book, board.Ruleset, board.Period);

    private static Task Measure(int size, Action<Scoreboard, Scoreboard, UnitCode> measure)
    {
        var dossiers = size == 0 ? 500_000 : size;
        using var cube = new Cube();
        for (var i = 0; i < dossiers; i++)
        {
            cube.Count(Nation.Dossier(i, Nation.StageOf(i), Below));
        }

        var province = new UnitCode("H10");
        var units = Nation.Units().Where(unit => unit.Code == province || unit.Parent == province).Take(Below + 1);
        var catalogue = new CatalogueState(UnitDirectory.Of(units), new(Nation.Catalogue()), WorkCalendar.Official);
        var book = new CounterBook(cube, catalogue, GivenTallies.None);
        measure(On(new(2026, 6, 5)), On(new(2026, 6, 12)), province);
        return Task.CompletedTask;

        Scoreboard On(DateOnly day) => Scoreboard.Of(book, new(new(2026, 1, 1), day, LocalTime.End(day)));
    }
}
