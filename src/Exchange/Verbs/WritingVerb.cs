namespace DiemSang.Exchange.Verbs;

/// <summary>Where a writing verb runs and speaks.</summary>
/// <param name="Said">its answer</param>
/// <param name="Complained">what is wrong and what to do</param>
/// <param name="Progress">a line that replaces itself on a terminal; does nothing elsewhere</param>
public sealed record VerbRun(
    Installation House, TextWriter Said, TextWriter Complained, Action<string> Progress)
{
    public int Fail(string sentence)
    {
        Complained.WriteLine(sentence);
        return 1;
    }
}

/// <summary>
/// Lệnh ghi: a verb that changes data. It runs in the process that holds the folder – the command's own, or the
/// server's when one is running – and gives the exit code.
/// </summary>
public delegate Task<int> WritingVerb(VerbRun run, IReadOnlyList<string> arguments);

/// <summary>The writing verbs by the name under which they are handed over.</summary>
public static class WritingVerbs
{
    public const string AdminCode = "admin-code";
    public const string Import = "import";
    public const string Publish = "publish";
    public const string Rebuild = "rebuild";
    public const string CreateKey = "key-create";
    public const string ListKeys = "key-list";
    public const string RevokeKey = "key-revoke";

    private static readonly Dictionary<string, WritingVerb> all = new(StringComparer.Ordinal)
    {
        [AdminCode] = AdminVerb.Code,
        [Import] = ImportVerb.Run,
        [Publish] = PublishVerb.Run,
        [Rebuild] = RebuildVerb.Run,
        [CreateKey] = KeyVerbs.Create,
        [ListKeys] = KeyVerbs.List,
        [RevokeKey] = KeyVerbs.Revoke,
    };

    public static WritingVerb? Find(string name) => all.GetValueOrDefault(name);
}
