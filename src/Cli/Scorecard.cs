using System.CommandLine;
using DiemSang.Exchange;

namespace DiemSang.Cli;

/// <summary>Lệnh scorecard: the counters of one unit and period with their points.</summary>
internal static class ScorecardCommand
{
    public static Command Create()
    {
        Option<string?> unit = new("--unit") { Description = Words.Say("cli.unit") };
        Command command = new("scorecard", Words.Say("cli.scorecard.description")) { unit };
        var question = new QuestionOptions().AddTo(command);
        command.SetAction((asked, _) => question.Answer(
            asked, (reading, understood) => reading.Scorecard(asked.GetValue(unit), understood), AnswerTable.Write));
        return command;
    }
}
