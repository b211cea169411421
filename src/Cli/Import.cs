using System.CommandLine;
using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Exchange.Imports;
using DiemSang.OneStop.Journal;

namespace DiemSang.Cli;

/// <summary>Lệnh import: files into the data folder; 0 every row taken, 2 some rejected, 1 nothing done.</summary>
internal static class ImportCommand
{
    private const int MostTold = 20;

    public static Command Create()
    {
        Argument<string[]> files = new("file")
        {
            Description = Words.Say("import.files"),
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> rejects = new("--rejects") { Description = Words.Say("import.rejects") };
        DataOptions data = new();
        Command command = new("import", Words.Say("import.description")) { files, rejects };
        data.AddTo(command);
        command.SetAction(asked => Run(asked.GetValue(files)!, asked.GetValue(rejects), data.Folder(asked)));
        return command;
    }

    private static async Task<int> Run(string[] files, string? rejectsAt, DataFolder folder)
    {
        if (Array.Find(files, file => !File.Exists(file)) is { } missing)
        {
            return Fail(Words.Say("import.no-file", missing));
        }

        try
        {
            using var house = Installation.OpenForWriting(folder, TimeProvider.System);
            var stamp = house.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            using RejectFile rejects = new(rejectsAt ?? Path.Combine(folder.Rejects, $"{stamp}.csv"));
            var told = 0;
            Import import = new(house, rejects, ShowProgress, (count, problem) =>
            {
                if (told++ < MostTold)
                {
                    Console.Error.WriteLine($"{count.Source.Name}: {problem.Say()}");
                }
            });
            var counts = await import.Run([.. files.Select(ImportSource.Open)]);
            return Report(counts, import, rejects);
        }
        catch (FolderInUseException used)
        {
            return Fail(Words.Say("import.in-use", used.Folder.Path));
        }
        catch (StoreDamagedException damaged)
        {
            return Fail(Words.Say("import.damaged", damaged.Message));
        }
    }

    private static int Report(IReadOnlyList<ImportCount> counts, Import import, RejectFile rejects)
    {
        foreach (var count in counts)
        {
            Console.WriteLine(count.WasTakenBefore
                ? Words.Say("import.taken-before", count.Source.Name)
                : Words.Say("import.done", count.Source.Name, count.Accepted, count.Rejected, count.Warnings));
        }

        if (import.Replayed > 0)
        {
            Console.WriteLine(Words.Say("import.replayed", import.Replayed));
        }

        if (rejects.Path is { } path)
        {
            Console.Error.WriteLine(Words.Say("import.rejects-at", path));
        }

        if (counts.Sum(count => count.Rejected) == 0)
        {
            return 0;
        }

        return counts.Any(count => count.Accepted + count.Held > 0) ? 2 : Fail(Words.Say("import.nothing"));
    }

    private static void ShowProgress(ImportCount count, long rows)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{Words.Say("import.progress", count.Source.Name, rows)} ");
        }
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
