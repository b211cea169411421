using System.CommandLine;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Web.Api;
using DiemSang.Web.Api.Json;

namespace DiemSang.Cli;

/// <summary>Tùy chọn chung của các lệnh đọc: period, what was known, ruleset, JSON.</summary>
internal sealed class QuestionOptions
{
    private readonly Option<string?> from = new("--from") { Description = Words.Say("cli.from") };
    private readonly Option<string?> to = new("--to") { Description = Words.Say("cli.to") };
    private readonly Option<string?> at = new("--at") { Description = Words.Say("cli.at") };
    private readonly Option<string?> knownOn = new("--known-on") { Description = Words.Say("cli.known-on") };
    private readonly Option<string?> ruleset = new("--ruleset") { Description = Words.Say("cli.ruleset") };
    private readonly Option<bool> json = new("--json") { Description = Words.Say("cli.json") };

    public QuestionOptions AddTo(Command command)
    {
        Option[] options = [from, to, at, knownOn, ruleset, json];
        Array.ForEach(options, command.Options.Add);
        return this;
    }

    /// <summary>Opens the folder for reading, answers, and prints the answer as JSON or as a table.</summary>
    public Task<int> Answer<T>(
        ParseResult asked, Func<Reading, Question, Task<T>> answer, Action<T> print) => Opened.Run(async () =>
    {
        using var installation = Opened.ForReading(asked.Folder());
        var reading = new Reading(installation);
        var found = await answer(reading, reading.Understand(new(
            asked.GetValue(from), asked.GetValue(to), asked.GetValue(at), asked.GetValue(knownOn),
            asked.GetValue(ruleset))));
        if (asked.GetValue(json))
        {
            Console.WriteLine(JsonSerializer.Serialize(found, AnswerJson.Indented));
        }
        else
        {
            print(found);
        }

        return 0;
    });
}
