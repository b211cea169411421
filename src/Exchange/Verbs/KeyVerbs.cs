using DiemSang.Exchange.Sync;

namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh key: the keys by which sending units are known.</summary>
internal static class KeyVerbs
{
    /// <param name="run">where it runs</param>
    /// <param name="arguments">unit and label</param>
    public static async Task<int> Create(VerbRun run, IReadOnlyList<string> arguments)
    {
        if (run.House.Catalogue.Current.Units.Find(arguments[0]) is not { } unit)
        {
            return run.Fail(Words.Say("key.unknown-unit", arguments[0]));
        }

        var key = await new SyncKeys(run.House).Create(unit, arguments[1]);
        run.Complained.WriteLine(Words.Say("key.created", unit));
        run.Said.WriteLine(key);
        return 0;
    }

    public static Task<int> List(VerbRun run, IReadOnlyList<string> arguments)
    {
        foreach (var key in new SyncKeys(run.House).All())
        {
            var state = key.RevokedAt is { } ended ? Words.Say("key.ended", ended) : Words.Say("key.in-use");
            run.Said.WriteLine($"{key.Id}  {key.Unit,-16}  {key.CreatedAt:yyyy-MM-dd HH:mm}  {state}  {key.Label}");
        }

        return Task.FromResult(0);
    }

    /// <param name="run">where it runs</param>
    /// <param name="arguments">the key's id</param>
    public static async Task<int> Revoke(VerbRun run, IReadOnlyList<string> arguments)
    {
        if (!await new SyncKeys(run.House).Revoke(arguments[0]))
        {
            return run.Fail(Words.Say("key.unknown", arguments[0]));
        }

        run.Said.WriteLine(Words.Say("key.revoked", arguments[0]));
        return 0;
    }
}
