namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>Phần của nội dung thủ tục, as Điều 8 khoản 2 Nghị định 63/2010/NĐ-CP names them.</summary>
public enum ContentPart
{
    Order,
    Papers,
    Form,
    Limit,
    Fees,
    Steps,
    Results,
    Basis,
    Audience,
    Conditions,
}

/// <summary>Chênh lệch: one thing that a new version has other than the old one.</summary>
/// <param name="Item">which paper, fee, step …; "" where the part is one text</param>
/// <param name="Before">null: new</param>
/// <param name="After">null: gone</param>
public sealed record ContentChange(ContentPart Part, string Item, string? Before, string? After);

/// <summary>The difference of two versions, in the order a reader of the procedure meets the parts.</summary>
public static class ContentDifference
{
    public static IReadOnlyList<ContentChange> Between(ProcedureContent? before, ProcedureContent after) =>
    [
        .. Text(ContentPart.Order, before?.Order, after.Order),
        .. Rows(ContentPart.Papers, before?.Papers, after.Papers, paper => paper.Code, Say),
        .. Rows(ContentPart.Form, before?.Fields, after.Fields, field => field.Name, Say),
        .. Rows(ContentPart.Limit, before?.Limits, after.Limits, limit => limit.Channel.ToString(),
            limit => $"{limit.Limit.Amount} {limit.Limit.Unit}"),
        .. Rows(ContentPart.Fees, before?.Fees, after.Fees, fee => $"{fee.Name}/{fee.Channel}",
            fee => fee.IsPerCopy ? $"{fee.Amount} × n" : $"{fee.Amount}"),
        .. Rows(ContentPart.Steps, before?.Steps, after.Steps, step => step.Name, step => $"{step.Doer} {step.Share}%"),
        .. Rows(ContentPart.Results, before?.Results, after.Results, result => result.Code, result => result.Name),
        .. Rows(ContentPart.Basis, before?.Basis, after.Basis, basis => basis.Number, basis => basis.Name),
        .. Text(ContentPart.Audience, before?.Audience, after.Audience),
        .. Text(ContentPart.Conditions, before?.Conditions, after.Conditions),
    ];

    private static IEnumerable<ContentChange> Text(ContentPart part, string? before, string after)
    {
        if ((before ?? "") != after)
        {
            yield return new(part, "", before is { Length: > 0 } ? before : null, after.Length > 0 ? after : null);
        }
    }

    private static IEnumerable<ContentChange> Rows<T>(
        ContentPart part, IReadOnlyList<T>? before, IReadOnlyList<T> after, Func<T, string> key, Func<T, string> say)
    {
        var old = (before ?? []).ToLookup(key, say, StringComparer.Ordinal);
        var fresh = after.ToLookup(key, say, StringComparer.Ordinal);
        foreach (var item in fresh.Select(row => row.Key).Union(old.Select(row => row.Key), StringComparer.Ordinal))
        {
            var (was, now) = (Join(old[item]), Join(fresh[item]));
            if (was != now)
            {
                yield return new(part, item, was, now);
            }
        }
    }

    private static string? Join(IEnumerable<string> rows) => string.Join("; ", rows) is { Length: > 0 } text ? text : null;

    private static string Say(PaperRequirement paper) => string.Join(
        ", ", new[]
        {
            paper.Name, $"{paper.Originals}+{paper.Copies}", paper.IsRequired ? "!" : "?",
            paper.When is { } when ? $"{when.Field}={when.Value}" : null, paper.FormName,
        }.Where(text => text is not null));

    private static string Say(FormField field) => string.Join(
        ", ", new[]
        {
            field.Label, field.Kind.ToString(), field.IsRequired ? "!" : "?",
            field.When is { } when ? $"{when.Field}={when.Value}" : null, string.Join('/', field.Choices),
        }.Where(text => text is { Length: > 0 }));
}
