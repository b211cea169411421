using System.CommandLine;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;

namespace DiemSang.Cli;

/// <summary>Lệnh digest: one SHA-256 over every number of every unit and day.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        Command command = new("digest", Words.Say("cli.digest.description"));
        command.SetAction((asked, _) => Opened.Run(() =>
        {
            using var installation = Opened.ForReading(asked.Folder());
            Console.WriteLine(Digest.Of(installation.Ledger.Now));
            return Task.FromResult(0);
        }));
        return command;
    }
}
