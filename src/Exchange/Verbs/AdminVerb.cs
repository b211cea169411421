namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh admin: a one-time code for another admin, by whoever may open the data folder.</summary>
internal static class AdminVerb
{
    public static async Task<int> Code(VerbRun run, IReadOnlyList<string> arguments)
    {
        run.Said.WriteLine(await run.House.Access.Codes.Create());
        return 0;
    }
}
