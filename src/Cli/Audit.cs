using System.CommandLine;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;

namespace DiemSang.Cli;

/// <summary>Lệnh audit: proves that no line of the audit trail and no publication was changed or taken out.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        Command verify = new("verify", Words.Say("cli.audit.verify"));
        verify.SetAction((asked, _) => Opened.Run(() => Task.FromResult(Verify(asked.Folder()))));
        return new("audit", Words.Say("cli.audit.description")) { verify };
    }

    private static int Verify(DataFolder folder)
    {
        using var installation = Opened.ForReading(folder);
        using var session = installation.Database.OpenReader();
        session.Begin();
        if (AuditTrail.FirstBroken(session) is { } broken)
        {
            return Opened.Fail(Words.Say("audit.verify.broken", broken));
        }

        Console.WriteLine(Words.Say("audit.verify.whole", AuditStore.Head(session).Position, AuditTrail.Head(session)));
        var changed = PublicationChain.Check(session);
        foreach (var one in changed)
        {
            Opened.Fail(Words.Say($"audit.verify.publication-{one.Fault.ToString().ToLowerInvariant()}", one.Slug));
        }

        if (changed.Count > 0)
        {
            return 1;
        }

        Console.WriteLine(Words.Say("audit.verify.publications", PublicationStore.All(session).Count));
        return 0;
    }
}
