using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh import: files into the data folder; 0 every row taken, 2 some rejected, 1 nothing done.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        Argument<string[]> files = new("file")
        {
            Description = Words.Say("import.files"),
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> rejects = new("--rejects") { Description = Words.Say("import.rejects") };
        Command command = new("import", Words.Say("import.description")) { files, rejects };
        command.SetAction(asked => Writing.Run(
            asked.Folder(), WritingVerbs.Import,
            [FullPath(asked.GetValue(rejects)), .. asked.GetValue(files)!.Select(FullPath)]));
        return command;
    }

    private static string FullPath(string? path) => path is { Length: > 0 } ? Path.GetFullPath(path) : "";
}
