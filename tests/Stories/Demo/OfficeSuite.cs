using System.Diagnostics;
using Xunit;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>
/// LibreOffice without a screen, as a Vietnamese office has it: own profile, own folder, one start for all files. Without
/// it the tests fail and say what to install.
/// </summary>
internal static class OfficeSuite
{
    /// <summary>The text of each file as it stands on the pages of its PDF, in the order of the files.</summary>
    public static async Task<IReadOnlyList<string>> Pages(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var folder = Directory.CreateTempSubdirectory("diemsang-papers-");
        try
        {
            foreach (var (name, bytes) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes);
            }

            await Run(
                "/usr/bin/soffice", folder.FullName,
                [
                    $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--headless", "--norestore",
                    "--convert-to", "pdf", "--outdir", folder.FullName, .. files.Select(file => Path.Combine(folder.FullName, file.Name)),
                ]);
            List<string> texts = [];
            foreach (var (name, _) in files)
            {
                var paper = Path.Combine(folder.FullName, Path.ChangeExtension(name, ".pdf"));
                Assert.True(File.Exists(paper), $"LibreOffice made no PDF of {name}");
                Keep(paper);
                texts.Add(await Run("/usr/bin/pdftotext", folder.FullName, ["-layout", paper, "-"]));
            }

            return texts;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Run(string program, string folder, IReadOnlyList<string> arguments)
    {
        if (!File.Exists(program))
        {
            throw new FileNotFoundException($"No {program}. Run tests/prerequisites as root.");
        }

        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        (start.Environment["LC_ALL"], start.Environment["HOME"]) = ("vi_VN.UTF-8", folder);
        using var running = Process.Start(start)!;
        var (text, faults) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(running.ExitCode == 0, $"{program}: {await faults}");
        return (await text).Normalize();
    }

    /// <summary>Kept only where someone wants to look: DIEMSANG_PICTURES names the folder.</summary>
    private static void Keep(string paper)
    {
        if (Environment.GetEnvironmentVariable("DIEMSANG_PICTURES") is { Length: > 0 } pictures)
        {
            File.Copy(paper, Path.Combine(pictures, Path.GetFileName(paper)), overwrite: true);
        }
    }
}
