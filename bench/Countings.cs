using System.Reflection;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Bench;

/// <summary>
/// All dossier counters of every commune of a province for one period, against DuckDB; both hold the dossiers in typed
/// columns in memory, in the same order, and count with two threads. Ours counts the whole cube – every day, every
/// procedure – and reads the period from it; beside it what the product does: it reads from the cube that stands.
/// </summary>
public static class Countings
{
    private const int Rounds = 5;

    private static readonly string[] names =
    [
        "dossiers_received", "dossiers_in_period", "dossiers_on_time", "dossiers_done", "dossiers_done_on_time",
        "dossiers_done_late", "dossiers_open", "dossiers_open_in_time", "dossiers_open_overdue", "dossiers_online",
        "dossiers_direct", "dossiers_postal", "dossiers_online_qualified", "fee_dossiers",
        "fee_dossiers_paid_online", "dossiers_result_required", "dossiers_result_electronic", "dossiers_digitised",
        "dossiers_reused", "dossiers_personal_store", "dossiers_citizen_data", "dossiers_synced",
        "dossiers_late_or_disliked", "dossiers_completed", "resolution_time_sum",
    ];

    public static Task Run(int size)
    {
        var dossiers = size == 0 ? 1_000_000 : size;
        var facts = Enumerable.Range(0, dossiers)
            .Select(i => Nation.Dossier(i, Nation.StageOf(i), Nation.CommunesOfOne)).ToArray();
        var numbers = Enumerable.Range(0, Nation.CommunesOfOne).ToDictionary(Nation.Commune);
        using var duck = new Duck(facts, one => (short)numbers[one.Unit]);
        var columns = new DossierColumns(dossiers);
        Array.ForEach(facts, one => columns.Add(one.Unit.Value, one.Procedure.Value, DossierNumbers.Of(one)));
        var sql = Text("counters.sql");
        var (from, to) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 30));
        var period = new Period(from, to, LocalTime.End(to));

        using var standing = Count(columns);
        List<long[]> ours = [], theirs = [];
        var times = Timing.InTurns(
            Rounds,
            () => theirs = duck.Ask(sql, LocalTime.Start(from).ToUnixTimeSeconds(), period.End),
            () => ours = Read(standing, period),
            () =>
            {
                using var fresh = Count(columns);
                ours = Read(fresh, period);
            });
        Compare(ours, theirs);
        var core = Timing.CoreInTurns(
            Rounds,
            () => theirs = duck.Ask(sql, LocalTime.Start(from).ToUnixTimeSeconds(), period.End),
            () =>
            {
                using var fresh = Count(columns);
                ours = Read(fresh, period);
            });
        Timing.Say($"{dossiers:N0} dossiers, {numbers.Count} communes, {names.Length} counters, the same in both");
        var best = times[0].Min();
        Timing.Say($"DuckDB, 2 threads, best of {Rounds}: {best * 1e3:N1} ms");
        Timing.Say($"from the standing cube: {Timing.Median(times[1]) * 1e3:N2} ms, {best / Timing.Median(times[1]):N1} × faster");
        var counted = Timing.Median(times[2]);
        Timing.Say($"whole cube counted from the columns: {counted * 1e3:N1} ms, {best / counted:N2} × faster");
        var (coreBest, coreCounted) = (core[0].Min(), Timing.Median(core[1]));
        Timing.Say(
            $"the same in core time: DuckDB {coreBest * 1e3:N0} ms, ours {coreCounted * 1e3:N0} ms, {coreBest / coreCounted:N2} × less");
        return Task.CompletedTask;
    }

    private static void Compare(List<long[]> ours, List<long[]> theirs)
    {
        for (var commune = 0; commune < Nation.CommunesOfOne; commune++)
        {
            for (var i = 0; i < names.Length; i++)
            {
                var (one, other) = (ours[commune][i + 1], theirs[commune][i + 1]);
                if (one != other)
                {
                    throw new InvalidOperationException($"{names[i]} of commune {commune}: {one} and {other}");
                }
            }
        }
    }

    private static Cube Count(DossierColumns columns)
    {
        var cube = new Cube();
        cube.Count(columns);
        return cube;
    }

    private static List<long[]> Read(Cube cube, Period period)
    {
        var rows = new List<long[]>(Nation.CommunesOfOne);
        Span<int> before = stackalloc int[Cells.Plain];
        Span<int> atEnd = stackalloc int[Cells.Plain];
        for (var commune = 0; commune < Nation.CommunesOfOne; commune++)
        {
            before.Clear();
            atEnd.Clear();
            cube.AddBalance([Nation.Commune(commune)], period.Before, before);
            cube.AddBalance([Nation.Commune(commune)], period.End, atEnd);
            var balance = new Balance(before, atEnd);
            var row = new long[names.Length + 1];
            row[0] = commune;
            for (var i = 0; i < names.Length; i++)
            {
                row[i + 1] = Counters.OfBookings[names[i]](balance);
            }

            rows.Add(row);
        }

        return rows;
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
