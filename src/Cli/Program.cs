using System.CommandLine;
using System.Text;
using DiemSang.Cli;
using DiemSang.Exchange;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

RootCommand root = new(Words.Say("cli.description"));
FolderOptions.AddTo(root);
root.Subcommands.Add(ScoreCommand.Create());
foreach (var serve in ServeCommand.Create()) root.Subcommands.Add(serve);
root.Subcommands.Add(ImportCommand.Create());
root.Subcommands.Add(KeysCommand.Create());
root.Subcommands.Add(AdminCommand.Create());
root.Subcommands.Add(AuditCommand.Create());
root.Subcommands.Add(PersonCommand.Create());
root.Subcommands.Add(CalendarCommand.Create());
root.Subcommands.Add(CountersCommand.Create());
root.Subcommands.Add(ScorecardCommand.Create());
root.Subcommands.Add(RankingCommand.Create());
root.Subcommands.Add(RebuildCommand.Create());
root.Subcommands.Add(DigestCommand.Create());
root.Subcommands.Add(PublishCommand.Create());
root.Subcommands.Add(NoticeCommand.Create());

var asked = root.Parse(args);
foreach (var error in asked.Errors) Console.Error.WriteLine(Words.Say("cli.not-understood", error.Message));
// The server itself hears that it is to end, and takes the time it needs; two seconds would leave its cube unsaved.
return asked.Errors.Count > 0 ? 1 : await asked.InvokeAsync(new() { ProcessTerminationTimeout = null });
