using System.Diagnostics;
using System.Globalization;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>A file of any size streams through the import: 300 MB take hardly more memory than one row.</summary>
public sealed class LargeImport
{
    private const int MostMegabytesMore = 200;
    private const int Rows = 2400;

    private static readonly string program = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../Cli/debug/DiemSang.Cli"));

    [Fact]
    public async Task A_file_of_300_megabytes_takes_less_than_200_megabytes_more_than_one_of_a_row()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var place = new Place();
        var units = Path.Combine(place.Folder.Path, "units.csv");
        await File.WriteAllTextAsync(units, "code,name,level,parent\nH09,Tỉnh Bình Dương,province,\n");
        await Peak("import", units, "--data", place.Folder.Path);
        var small = await Import(place, 1, 1 << 10);
        var large = await Import(place, Rows, 1 << 17);
        Assert.Equal(Rows + 1, place.Count("select count(*) from dossiers"));
        Assert.Equal(
            [$"{Rows}.ndjson", "1.ndjson", "units.csv"],
            place.Look(session => AuditStore.Latest(session, new(Action: "file.imported"), long.MaxValue, 9, _ => true))
                .Select(one => one.Line.Target));
        Assert.True(large - small < MostMegabytesMore, $"{large} MB against {small} MB");
    }

    /// <summary>Dossiers that bear a word of a length of one's choice, which no field knows.</summary>
    private static async Task<long> Import(Place place, int rows, int length)
    {
        var file = Path.Combine(place.Folder.Path, $"{rows}.ndjson");
        var word = new string('x', length);
        await using (var text = File.CreateText(file))
        {
            for (var row = 0; row < rows; row++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"H09-230306-{rows + row:00000}");
                await text.WriteAsync($$"""{"MaHoSo":"{{code}}","MaTTHC":"1.001193","NgayTiepNhan":"20230306083000",""");
                await text.WriteLineAsync($$""" "TrangThaiHoSo":"4","Khac":"{{word}}"}""");
            }
        }

        var peak = await Peak("import", file, "--data", place.Folder.Path);
        File.Delete(file);
        return peak;
    }

    /// <summary>Runs the program as a process of its own; the most memory it held, in MB.</summary>
    private static async Task<long> Peak(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        var (peak, ended) = (0L, run.WaitForExitAsync(TestContext.Current.CancellationToken));
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, Held(run.Id));
            await Task.WhenAny(ended, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.True(run.ExitCode == 0, await said.Item1 + await said.Item2);
        return peak >> 10;
    }

    /// <summary>The high-water mark of a process in KB; 0 when it is gone.</summary>
    private static long Held(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Select(line => long.Parse(line["VmHWM:".Length..^2].Trim(), CultureInfo.InvariantCulture)).FirstOrDefault();
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
