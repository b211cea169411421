using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh person: a person's erasure. The number is read from the standard input: no shell keeps it.</summary>
internal static class PersonCommand
{
    public static Command Create()
    {
        Option<string> ground = new("--ground") { Description = Words.Say("cli.person.ground"), Required = true };
        Option<bool> yes = new("--yes") { Description = Words.Say("cli.person.yes") };
        Command erase = new("erase", Words.Say("cli.person.erase")) { ground, yes };
        erase.SetAction(async asked =>
        {
            if (!Console.IsInputRedirected)
            {
                Console.Error.Write(Words.Say("cli.person.number"));
            }

            return await Writing.Run(
                asked.Folder(), WritingVerbs.ErasePerson,
                [Console.In.ReadLine() ?? "", asked.GetValue(ground)!, asked.GetValue(yes) ? "yes" : ""]);
        });
        return new("person", Words.Say("cli.person.description")) { erase };
    }
}
