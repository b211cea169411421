using System.Diagnostics;
using System.Text;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>The program as an operator starts it, in a process of its own.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Out, string Error)> Run(params IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "DiemSang.Cli"), words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("DIEMSANG_DATA");
        start.Environment.Remove("DIEMSANG_DATABASE");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
