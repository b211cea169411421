using System.Diagnostics;
using System.Text;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>The program as an operator starts it, in a process of its own.</summary>
internal static class CommandLine
{
    public static Task<(int Code, string Out, string Error)> Run(params IReadOnlyList<string> words) => Run("", words);

    /// <param name="input">what is typed while it runs</param>
    /// <param name="words">what stands after the program's name</param>
    public static async Task<(int Code, string Out, string Error)> Run(string input, IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "DiemSang.Cli"), words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("DIEMSANG_DATA");
        start.Environment.Remove("DIEMSANG_DATABASE");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
