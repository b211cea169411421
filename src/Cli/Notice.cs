using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Hosting;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Notices;

namespace DiemSang.Cli;

/// <summary>Lệnh notice: writes the draft of a notice of a publication as .docx, beside whoever serves.</summary>
internal static class NoticeCommand
{
    public static Command Create()
    {
        Argument<string> slug = new("publication") { Description = Words.Say("cli.notice.publication") };
        Option<string> unit = new("--unit") { Description = Words.Say("cli.notice.unit"), Required = true };
        Option<string> template = new("--template")
        {
            Description = Words.Say("cli.notice.template"), DefaultValueFactory = _ => "tb-ubnd",
        };
        Option<string> output = new("--output")
        {
            Description = Words.Say("cli.notice.output"), DefaultValueFactory = _ => "thong-bao.docx",
        };
        Command command = new("notice", Words.Say("cli.notice.description")) { slug, unit, template, output };
        command.SetAction((asked, _) => Opened.Run(() => Write(
            asked.Folder(), asked.GetValue(slug)!, asked.GetValue(unit)!, asked.GetValue(template)!, asked.GetValue(output)!)));
        return command;
    }

    private static async Task<int> Write(DataFolder folder, string slug, string unit, string template, string output)
    {
        using var installation = Opened.ForReading(folder);
        try
        {
            var bytes = await NoticeFile.Draft(
                new Figures(installation, Outlook.Of(folder)), slug, new UnitCode(unit), template, Progress);
            await File.WriteAllBytesAsync(output, bytes);
            Console.WriteLine(Words.Say("cli.notice.done", Path.GetFullPath(output), bytes.Length));
            return 0;
        }
        catch (RefusedException refused)
        {
            return Opened.Fail(Words.Say(refused.Code, [.. refused.Blanks]));
        }
    }

    private static void Progress(int done, int all)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{Words.Say("cli.notice.progress", done, all)} ");
        }
    }
}
