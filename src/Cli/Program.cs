using System.CommandLine;
using System.Text;
using DiemSang.Cli;
using DiemSang.Exchange;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

RootCommand root = new(Words.Say("cli.description"));
root.Subcommands.Add(ScoreCommand.Create());
root.Subcommands.Add(ImportCommand.Create());
root.Subcommands.Add(KeysCommand.Create());

var asked = root.Parse(args);
foreach (var error in asked.Errors) Console.Error.WriteLine(Words.Say("cli.not-understood", error.Message));
return asked.Errors.Count > 0 ? 1 : await asked.InvokeAsync();
