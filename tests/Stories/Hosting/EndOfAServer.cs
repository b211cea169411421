using System.Diagnostics;

namespace DiemSang.Tests.Stories.Hosting;

/// <summary>The program as the machine ends it.</summary>
public sealed class EndOfAServer
{
    [Fact]
    public async Task A_server_that_is_told_to_end_saves_its_cube_and_ends_well()
    {
        var folder = Directory.CreateTempSubdirectory("diemsang-end-");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "DiemSang.Cli"), ["run", "--data", data, "--port", "0"])
            {
                RedirectStandardOutput = true,
            };
            using var server = Process.Start(start)!;
            while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
                && !line.Contains("http://localhost:", StringComparison.Ordinal))
            {
            }

            Assert.False(File.Exists(Path.Combine(data, "cube.snapshot")));
            using var told = Process.Start("kill", ["-TERM", $"{server.Id}"]);
            await server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, server.ExitCode);
            Assert.True(File.Exists(Path.Combine(data, "cube.snapshot")));
            Assert.False(File.Exists(Path.Combine(data, "server.sock")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
