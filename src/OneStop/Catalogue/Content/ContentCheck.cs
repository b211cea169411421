using System.Text.RegularExpressions;

namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>
/// Kiểm tra nội dung thủ tục: what keeps a content from being put in force – a step nobody can leave, a condition on a
/// question that is not asked, shares that do not add up.
/// </summary>
public static partial class ContentCheck
{
    /// <summary>What is wrong, part by part; <see cref="FieldProblem.Field" /> names the part.</summary>
    public static IReadOnlyList<FieldProblem> Of(ProcedureContent content) =>
        [.. Papers(content), .. Form(content), .. Fees(content), .. Steps(content), .. Rest(content)];

    private static IEnumerable<FieldProblem> Papers(ProcedureContent content)
    {
        foreach (var paper in content.Papers)
        {
            if (paper.Code.Length == 0 || paper.Code.Any(char.IsWhiteSpace) || paper.Name.Length == 0)
            {
                yield return Wrong(ContentPart.Papers, "content.paper-nameless", paper.Code, paper.Name);
            }

            if (paper.When is { } when && !Asks(content, when))
            {
                yield return Wrong(ContentPart.Papers, "content.condition-unknown", paper.Name, when.Field, when.Value);
            }
        }

        foreach (var twice in Twice(content.Papers.Select(one => one.Code)))
        {
            yield return Wrong(ContentPart.Papers, "content.twice", twice);
        }
    }

    private static IEnumerable<FieldProblem> Form(ProcedureContent content)
    {
        foreach (var field in content.Fields)
        {
            if (!Name().IsMatch(field.Name) || field.Label.Length == 0)
            {
                yield return Wrong(ContentPart.Form, "content.field-nameless", field.Name, field.Label);
            }

            if (field.Kind == FieldKind.Choice && field.Choices.Count < 2)
            {
                yield return Wrong(ContentPart.Form, "content.field-choices", field.Label);
            }

            if (field.When is { } when && (when.Field == field.Name || !Asks(content, when)))
            {
                yield return Wrong(ContentPart.Form, "content.condition-unknown", field.Label, when.Field, when.Value);
            }
        }

        foreach (var twice in Twice(content.Fields.Select(one => one.Name)))
        {
            yield return Wrong(ContentPart.Form, "content.twice", twice);
        }
    }

    private static IEnumerable<FieldProblem> Fees(ProcedureContent content)
    {
        if (content.Fees.Any(fee => fee.Name.Length == 0 || fee.Amount < 0))
        {
            yield return Wrong(ContentPart.Fees, "content.fee-nameless");
        }

        foreach (var twice in Twice(content.Fees.Select(fee => $"{fee.Name}/{fee.Channel}")))
        {
            yield return Wrong(ContentPart.Fees, "content.twice", twice);
        }

        if (content.Limits.Any(one => one.Limit.Amount < 1)
            || content.Limits.DistinctBy(one => one.Channel).Count() < content.Limits.Count)
        {
            yield return Wrong(ContentPart.Limit, "content.limit-amount");
        }
    }

    /// <summary>Papers and money may be waited for at any step; the result's file is there when the last one ends.</summary>
    private static IEnumerable<FieldProblem> Steps(ProcedureContent content)
    {
        var steps = content.Steps;
        if (steps.Count > 0 && (steps.Any(step => step.Share < 0) || steps.Sum(step => step.Share) != 100))
        {
            yield return Wrong(ContentPart.Steps, "content.step-shares", steps.Sum(step => step.Share));
        }

        if (steps.Any(step => step.Name.Length == 0))
        {
            yield return Wrong(ContentPart.Steps, "content.step-nameless");
        }

        foreach (var early in steps.SkipLast(1).Where(step => step.Needs.HasFlag(StepNeeds.ResultFile)))
        {
            yield return Wrong(ContentPart.Steps, "content.step-result-file", early.Name);
        }

        foreach (var twice in Twice(steps.Select(step => step.Name)))
        {
            yield return Wrong(ContentPart.Steps, "content.twice", twice);
        }
    }

    private static IEnumerable<FieldProblem> Rest(ProcedureContent content)
    {
        if (content.Results.Any(one => one.Name.Length == 0))
        {
            yield return Wrong(ContentPart.Results, "content.result-nameless");
        }

        if (content.Basis.Any(one => one.Number.Length == 0))
        {
            yield return Wrong(ContentPart.Basis, "content.basis-nameless");
        }
    }

    /// <summary>True when some question can be answered so.</summary>
    private static bool Asks(ProcedureContent content, FieldCondition when) => content.Fields.Any(field =>
        field.Name == when.Field && (field.Kind != FieldKind.Choice || field.Choices.Contains(when.Value)));

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    private static FieldProblem Wrong(ContentPart part, string code, params IReadOnlyList<object> blanks) =>
        new(part.ToString(), code, blanks);

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Name();
}
