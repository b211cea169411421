namespace DiemSang.Scoring;

/// <summary>Lỗi của tệp bộ chỉ số: what is wrong (a code with words elsewhere) and where ("groups.CKMB.1.1.max").</summary>
public sealed record RulesetProblem(string Code, string Place, params IReadOnlyList<string> Details);

/// <summary>Tệp bộ chỉ số có lỗi: thrown with every problem of the file, never with the first alone.</summary>
public sealed class RulesetFaultyException(IReadOnlyList<RulesetProblem> problems)
    : Exception(string.Join("; ", problems.Select(problem => $"{problem.Code} at {problem.Place}")))
{
    public IReadOnlyList<RulesetProblem> Problems { get; } = problems;
}
