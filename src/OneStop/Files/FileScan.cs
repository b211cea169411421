using System.ComponentModel;
using System.Diagnostics;

namespace DiemSang.OneStop.Files;

/// <summary>
/// Quét mã độc: hands a file to the scanner that the installation names, such as ClamAV's clamdscan. No shell, the
/// path as one argument. A scanner that does not answer means that nothing is kept.
/// </summary>
/// <param name="command">program and its arguments; the path of the file comes last</param>
public sealed class FileScan(IReadOnlyList<string> command)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    /// <summary>No scanner is configured: files are kept by their content alone.</summary>
    public static FileScan None { get; } = new([]);

    /// <summary>Reads a setting: parts in blanks, a part with blanks in double quotes.</summary>
    public static FileScan Of(string? setting) => string.IsNullOrWhiteSpace(setting) ? None : new(
        [.. setting.Split('"').SelectMany((text, i) => i % 2 == 1
            ? [text]
            : text.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);

    /// <exception cref="RefusedException">"file.malware", or "file.scan-failed" when nobody answered</exception>
    public async Task Check(string path, CancellationToken stop)
    {
        if (command.Count == 0)
        {
            return;
        }

        var code = await Run(path, stop);
        Refused.If(code == 1, "file.malware");
        Refused.If(code != 0, "file.scan-failed");
    }

    /// <returns>0 clean, 1 found something (as ClamAV says), anything else: no verdict</returns>
    private async Task<int> Run(string path, CancellationToken stop)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in command.Skip(1).Append(path))
        {
            start.ArgumentList.Add(word);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            using var scanner = Process.Start(start)!;
            try
            {
                var (output, error) = (scanner.StandardOutput.ReadToEndAsync(limit.Token),
                    scanner.StandardError.ReadToEndAsync(limit.Token));
                await scanner.WaitForExitAsync(limit.Token);
                await Task.WhenAll(output, error);
                return scanner.ExitCode;
            }
            catch (OperationCanceledException)
            {
                scanner.Kill(entireProcessTree: true);
                return -1;
            }
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
