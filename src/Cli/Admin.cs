using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh admin: one-time codes by which admins make their accounts.</summary>
internal static class AdminCommand
{
    public static Command Create()
    {
        Command code = new("code", Words.Say("cli.admin.code"));
        code.SetAction(asked => Writing.Run(asked.Folder(), WritingVerbs.AdminCode));
        return new("admin", Words.Say("cli.admin.description")) { code };
    }
}
