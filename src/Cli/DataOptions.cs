using System.CommandLine;
using DiemSang.Exchange;

namespace DiemSang.Cli;

/// <summary>Where the installation lies: options first, then the environment, then the folder "data" here.</summary>
internal sealed class DataOptions
{
    private readonly Option<string> data = new("--data") { Description = Words.Say("cli.data") };
    private readonly Option<string> database = new("--database") { Description = Words.Say("cli.database") };

    public void AddTo(Command command)
    {
        command.Options.Add(data);
        command.Options.Add(database);
    }

    public DataFolder Folder(ParseResult asked) => new(
        asked.GetValue(data) ?? Environment.GetEnvironmentVariable("DIEMSANG_DATA") ?? "data",
        asked.GetValue(database) ?? Environment.GetEnvironmentVariable("DIEMSANG_DATABASE"));
}
