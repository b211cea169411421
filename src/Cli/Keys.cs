using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh key: the keys by which sending units are known.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("key", Words.Say("key.description"))
    {
        CreateKey(), ListKeys(), RevokeKey(),
    };

    private static Command CreateKey()
    {
        Option<string> unit = new("--unit") { Description = Words.Say("key.unit"), Required = true };
        Option<string> label = new("--label") { Description = Words.Say("key.label") };
        Command command = new("create", Words.Say("key.create")) { unit, label };
        command.SetAction(asked => Writing.Run(
            asked.Folder(), WritingVerbs.CreateKey, [asked.GetValue(unit)!, asked.GetValue(label) ?? ""]));
        return command;
    }

    private static Command ListKeys()
    {
        Command command = new("list", Words.Say("key.list"));
        command.SetAction(asked => Writing.Run(asked.Folder(), WritingVerbs.ListKeys));
        return command;
    }

    private static Command RevokeKey()
    {
        Argument<string> id = new("id") { Description = Words.Say("key.id") };
        Command command = new("revoke", Words.Say("key.revoke")) { id };
        command.SetAction(asked => Writing.Run(asked.Folder(), WritingVerbs.RevokeKey, [asked.GetValue(id)!]));
        return command;
    }
}
