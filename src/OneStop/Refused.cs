namespace DiemSang.OneStop;

/// <summary>Vì sao bị từ chối: what kind of no it is, so that a caller knows what to do next.</summary>
public enum RefusalKind
{
    /// <summary>A rule of law or of the office forbids it; the words say which.</summary>
    Rule,

    /// <summary>The dossier stands in a state from which this step does not lead; reload and look.</summary>
    State,

    /// <summary>Someone else changed it since it was read; look at the change, then do it again.</summary>
    Changed,
}

/// <summary>Từ chối: guards of the rules, one line each.</summary>
public static class Refused
{
    /// <exception cref="RefusedException">the rule is broken</exception>
    public static void If(bool broken, string code, params object?[] blanks)
    {
        if (broken)
        {
            throw new RefusedException(RefusalKind.Rule, code, blanks);
        }
    }
}

/// <summary>The rules say no. The code names a sentence of words.vi.json; the blanks fill it and name no person.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException(RefusalKind kind, string code, params object?[] blanks)
        : base(code) => (Kind, Code, Blanks) = (kind, code, blanks);

    public RefusalKind Kind { get; }

    public string Code { get; }

    public IReadOnlyList<object?> Blanks { get; }
}
