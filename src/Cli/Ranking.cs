using System.CommandLine;
using DiemSang.Exchange;

namespace DiemSang.Cli;

/// <summary>Lệnh ranking: all units of a level below a unit, best first.</summary>
internal static class RankingCommand
{
    public static Command Create()
    {
        Option<string?> parent = new("--parent") { Description = Words.Say("cli.ranking.parent") };
        Option<string?> level = new("--level") { Description = Words.Say("cli.ranking.level") };
        Command command = new("ranking", Words.Say("cli.ranking.description")) { parent, level };
        var question = new QuestionOptions().AddTo(command);
        command.SetAction((asked, _) => question.Answer(
            asked,
            (reading, understood) => reading.Ranking(asked.GetValue(parent), asked.GetValue(level), understood),
            AnswerTable.Write));
        return command;
    }
}
