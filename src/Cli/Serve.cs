using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.OneStop.Journal;
using DiemSang.Web.Hosting;

namespace DiemSang.Cli;

/// <summary>Lệnh demo và run: the server, over the demo's own folder or over the installation's.</summary>
internal static class ServeCommand
{
    public static IEnumerable<Command> Create() =>
    [
        Create("demo", "demo-data", isDemo: true),
        Create("run", "data", isDemo: false),
    ];

    private static Command Create(string verb, string folder, bool isDemo)
    {
        Option<int> port = new("--port")
        {
            Description = Words.Say("cli.serve.port"),
            DefaultValueFactory = _ => ServerPlan.DefaultPort,
        };
        Option<string> listen = new("--listen") { Description = Words.Say("cli.serve.listen") };
        Command command = new(verb, Words.Say($"cli.{verb}.description")) { port, listen };
        command.SetAction(asked =>
            Run(new(asked.Folder(folder), asked.GetValue(port), isDemo, asked.GetValue(listen))));
        return command;
    }

    private static async Task<int> Run(ServerPlan plan)
    {
        if (Refusal(plan) is { } refusal)
        {
            return Fail(refusal);
        }

        try
        {
            await using var server = new Server(plan);
            await server.Start(Tell);
            EndLine();
            var address = server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
            Console.WriteLine(Words.Say("host.ready", address));
            if (await server.SetupCode() is { } code)
            {
                Console.WriteLine(Words.Say("host.setup-code", address, code));
            }

            await server.WaitForEnd();
            return 0;
        }
        catch (FolderInUseException)
        {
            return Fail(Words.Say("host.folder-in-use", plan.Folder.Path));
        }
        catch (FormatException wrong)
        {
            return Fail(Words.Say("host.bad-settings", wrong.Message));
        }
        catch (StoreDamagedException damaged)
        {
            return Fail(Words.Say("host.damaged", damaged.Message));
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail(Words.Say("host.port-taken", plan.Port));
        }
    }

    /// <summary>Demo data and real data never share a folder.</summary>
    private static string? Refusal(ServerPlan plan) =>
        !plan.IsDemo && Directory.Exists(plan.Folder.Path) && File.Exists(plan.Folder.DemoStarted)
            ? Words.Say("host.demo-folder", plan.Folder.Path)
        : plan.IsDemo && plan.Folder.Exists && !File.Exists(plan.Folder.DemoStarted)
            ? Words.Say("host.not-demo-folder", plan.Folder.Path)
        : null;

    private static void Tell(string text)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r{text,-72}");
        }
    }

    private static void EndLine()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.WriteLine();
        }
    }

    private static int Fail(string sentence)
    {
        EndLine();
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
