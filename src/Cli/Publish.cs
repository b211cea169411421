using System.CommandLine;
using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh publish: freezes the scorecards of all units at a cut-off, corrects a publication, or lists them.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        Option<string> at = new("--at") { Description = Words.Say("cli.publish.at"), DefaultValueFactory = _ => "" };
        Option<string> correct = new("--correct") { Description = Words.Say("cli.publish.correct"), DefaultValueFactory = _ => "" };
        Option<string> reason = new("--reason") { Description = Words.Say("cli.publish.reason"), DefaultValueFactory = _ => "" };
        Option<bool> list = new("--list") { Description = Words.Say("cli.publish.list") };
        Command command = new("publish", Words.Say("cli.publish.description")) { at, correct, reason, list };
        command.SetAction((asked, _) => asked.GetValue(list)
            ? Opened.Run(() => Task.FromResult(List(asked.Folder())))
            : Writing.Run(
                asked.Folder(), WritingVerbs.Publish, asked.GetValue(at)!, asked.GetValue(correct)!, asked.GetValue(reason)!));
        return command;
    }

    private static int List(DataFolder folder)
    {
        using var installation = Opened.ForReading(folder);
        foreach (var one in installation.PublicationBook.All())
        {
            Console.WriteLine(Words.Say(
                "cli.publish.line", one.Slug, one.CutOff.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                one.Units, one.Ruleset, one.Digest));
        }

        return 0;
    }
}
