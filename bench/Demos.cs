using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DiemSang.Bench;

/// <summary>From the command to the first page of the demo: a first start, a second one, and from a fresh clone.</summary>
public static class Demos
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    public static async Task Run(int size)
    {
        var folder = Directory.CreateTempSubdirectory("diemsang-bench-");
        try
        {
            var data = Path.Combine(folder.FullName, "demo-data");
            var house = Directory.GetCurrentDirectory();
            Finish("dotnet", ["build", "src/Cli", "-v", "q", "-nologo"], house);
            Timing.Say($"first start: {await Page(house, data):N1} s");
            Timing.Say($"second start: {await Page(house, data):N1} s");
            var clone = Path.Combine(folder.FullName, "clone");
            var cloned = Timing.Seconds(() => Finish("git", ["clone", "-q", house, clone], house));
            var page = await Page(clone, Path.Combine(folder.FullName, "clone-data"));
            Timing.Say($"clone, build and first start: {cloned + page:N1} s");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Seconds from `dotnet run` to the first page that is not "being prepared".</summary>
    private static async Task<double> Page(string house, string data)
    {
        var port = FreePort();
        var from = Stopwatch.StartNew();
        using var program = Launch(
            "dotnet", ["run", "--project", "src/Cli", "--", "demo", "--data", data, "--port", $"{port}"], house);
        try
        {
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            while (!await Answers(client))
            {
                if (program.HasExited || from.Elapsed > patience)
                {
                    throw new InvalidOperationException($"no page after {from.Elapsed}");
                }

                await Task.Delay(100);
            }

            return from.Elapsed.TotalSeconds;
        }
        finally
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
        }
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Finish(string program, string[] arguments, string folder)
    {
        using var process = Launch(program, arguments, folder);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}");
        }
    }

    private static Process Launch(string program, string[] arguments, string folder)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
