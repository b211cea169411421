using System.CommandLine;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh rebuild: books all entries again; with --verify only compares, and writes nothing.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        Option<bool> verify = new("--verify") { Description = Words.Say("cli.rebuild.verify") };
        Command command = new("rebuild", Words.Say("cli.rebuild.description")) { verify };
        command.SetAction((asked, _) => Opened.Run(async () =>
            asked.GetValue(verify) ? Verify(asked.Folder()) : await BookAgain(asked.Folder())));
        return command;
    }

    private static async Task<int> BookAgain(DataFolder folder)
    {
        long booked;
        try
        {
            booked = Installation.BookAgain(Opened.Existing(folder), Progress);
        }
        catch (FolderInUseException)
        {
            return await Writing.HandOver(folder, WritingVerbs.Rebuild, []);
        }

        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine();
        }

        using var installation = Installation.OpenForWriting(folder, TimeProvider.System);
        Console.WriteLine(Words.Say("cli.rebuild.done", booked, Digest.Of(installation.Ledger.Now)));
        return 0;
    }

    private static int Verify(DataFolder folder)
    {
        using var database = Opened.Existing(folder).OpenDatabase();
        var found = Verification.Of(database, folder.Snapshot);
        if (found.IsClean)
        {
            Console.WriteLine(Words.Say("cli.rebuild.verified", found.Position, found.Digest));
            return 0;
        }

        Tell(Words.Say("cli.rebuild.bookings-differ", found.InBookings.Count), found.InBookings);
        Tell(Words.Say("cli.rebuild.snapshot-differs", folder.Snapshot, found.InSnapshot.Count), found.InSnapshot);
        return 1;
    }

    private static void Tell(string sentence, IReadOnlyList<string> differences)
    {
        if (differences.Count > 0)
        {
            Console.Error.WriteLine(sentence);
            foreach (var line in differences)
            {
                Console.Error.WriteLine(line.TrimEnd());
            }
        }
    }

    private static void Progress(long done)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{Words.Say("cli.rebuild.progress", done)}");
        }
    }
}
