using System.CommandLine;
using DiemSang.Exchange;

namespace DiemSang.Cli;

/// <summary>Lệnh counters: every counter of one unit and period.</summary>
internal static class CountersCommand
{
    public static Command Create()
    {
        Option<string?> unit = new("--unit") { Description = Words.Say("cli.unit") };
        Command command = new("counters", Words.Say("cli.counters.description")) { unit };
        var question = new QuestionOptions().AddTo(command);
        command.SetAction((asked, _) => question.Answer(
            asked, (reading, understood) => reading.Counters(asked.GetValue(unit), understood), AnswerTable.Write));
        return command;
    }
}
