namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>Kiểu ô nhập.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Number,
    Day,
    Choice,
    Check,
    Phone,
    Email,
    IdentityNumber,
}

/// <summary>Ô của tờ khai điện tử: one question, as data.</summary>
/// <param name="Name">stable, ASCII: answers are kept under it</param>
/// <param name="Label">the question as the applicant reads it</param>
public sealed record FormField(string Name, string Label, FieldKind Kind)
{
    public bool IsRequired { get; init; }
    public string Hint { get; init; } = "";
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Least number, or fewest characters of a text.</summary>
    public decimal? Least { get; init; }

    /// <summary>Greatest number, or most characters of a text; a text without it may have 500, a long one 2,000.</summary>
    public decimal? Most { get; init; }

    /// <summary>A day that must not lie ahead (birth, death, marriage).</summary>
    public bool IsPast { get; init; }

    /// <summary>Asked only when this holds of the other answers.</summary>
    public FieldCondition? When { get; init; }

    public bool IsAsked(IReadOnlyDictionary<string, string> answers) => When?.Holds(answers) ?? true;
}

/// <summary>Điều kiện: another field has this answer.</summary>
public sealed record FieldCondition(string Field, string Value)
{
    public bool Holds(IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(Field, out var answer) && answer == Value;
}

/// <summary>What is wrong with one answer: a code of words.vi.json and what fills its blanks.</summary>
public sealed record FieldProblem(string Field, string Code, params IReadOnlyList<object> Blanks);
