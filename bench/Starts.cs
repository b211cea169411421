using DiemSang.Evaluation.Counting;

namespace DiemSang.Bench;

/// <summary>The start of a node: its cube from the snapshot of ten million dossiers.</summary>
public static class Starts
{
    private const int Rounds = 5;

    public static Task Run(int size)
    {
        var dossiers = size == 0 ? 10_000_000 : size;
        var folder = Directory.CreateTempSubdirectory("diemsang-bench-");
        var file = Path.Combine(folder.FullName, "cube.snapshot");
        try
        {
            using (var cube = Counted(dossiers))
            {
                var saved = Timing.Seconds(() => cube.Save(file, _ => "bench"));
                Timing.Say($"{dossiers:N0} dossiers: {new FileInfo(file).Length >> 20:N0} MB, saved in {saved:N1} s");
            }

            GC.Collect();
            var load = Timing.InTurns(Rounds, () => Cube.Load(file)!.Dispose())[0];
            Timing.Say($"loaded in {Timing.Median(load):N2} s (median of {Rounds}; best {load.Min():N2})");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return Task.CompletedTask;
    }

    private static Cube Counted(int dossiers)
    {
        var cube = new Cube();
        for (var i = 0; i < dossiers; i++)
        {
            cube.Count(Nation.Dossier(i, Nation.StageOf(i)));
        }

        cube.Post(dossiers, []);
        return cube;
    }
}
