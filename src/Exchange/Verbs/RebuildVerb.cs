using DiemSang.Evaluation.Counting;

namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh rebuild: books all entries again and says the digest that came of it.</summary>
internal static class RebuildVerb
{
    public static async Task<int> Run(VerbRun run, IReadOnlyList<string> arguments)
    {
        var booked = await run.House.BookAgain(done => run.Progress(Words.Say("cli.rebuild.progress", done)));
        run.Said.WriteLine(Words.Say("cli.rebuild.done", booked, Digest.Of(run.House.Ledger.Now)));
        return 0;
    }
}
