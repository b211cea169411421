using System.Globalization;
using System.Text.Json;
using DiemSang.Exchange.Imports;

namespace DiemSang.Exchange.Messages;

/// <summary>
/// Các trường của một mục tin: reads fields as senders write them – numbers as strings, strings as numbers, "True" or
/// 1 – and remembers the first error and every warning with the field's name. Null, "" and missing are the same.
/// </summary>
internal sealed class ItemFields(JsonElement item, ItemFields? parent = null, string list = "", int place = 0)
{
    private const int MostWarnings = 20;
    private readonly List<RowProblem> warnings = parent?.warnings ?? [];

    public RowProblem? Problem { get; private set; }

    public IReadOnlyList<RowProblem> Warnings => warnings;

    public void Refuse(string field, string code, params string[] blanks)
    {
        Problem ??= new(0, Path(field), code, blanks);
        if (parent is not null)
        {
            parent.Problem ??= Problem;
        }
    }

    public void Warn(string field, string code, params string[] blanks)
    {
        if (warnings.Count < MostWarnings)
        {
            warnings.Add(new(0, Path(field), code, blanks));
        }
    }

    /// <summary>
    /// The text of a field, or null; a list or an object where text belongs is odd and counts as missing.
    /// </summary>
    public string? Text(string field)
    {
        if (!item.TryGetProperty(field, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => ItemText.Read(value)?.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            JsonValueKind.Null => null,
            _ => Odd(field),
        };
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>A moment; one that is written wrongly is an error, because the index would silently be wrong.</summary>
    public DateTimeOffset? Moment(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (MomentText.Read(text, out var moment) is { } problem)
        {
            Refuse(field, problem, text);
            return null;
        }

        return moment;
    }

    /// <summary>
    /// 1, "1", "True" and true are yes; 0, "0", "False", false and nothing are no; else no with a warning.
    /// </summary>
    public bool Flag(string field)
    {
        switch (Text(field))
        {
            case null or "0" or "False" or "false":
                return false;
            case "1" or "True" or "true":
                return true;
            case var odd:
                Warn(field, "item.odd-flag", odd);
                return false;
        }
    }

    /// <summary>One of a few whole numbers; missing gives null, another value null and a warning.</summary>
    public int? Choice(string field, int from, int to)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var choice)
            && choice >= from && choice <= to)
        {
            return choice;
        }

        Warn(field, "item.odd-choice", text, $"{from}", $"{to}");
        return null;
    }

    /// <summary>The objects of a list; an object alone is a list of one.</summary>
    public IEnumerable<ItemFields> List(string field)
    {
        if (!item.TryGetProperty(field, out var value))
        {
            yield break;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            yield return new(value, this, field, 1);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var number = 0;
            foreach (var element in value.EnumerateArray())
            {
                number++;
                if (element.ValueKind == JsonValueKind.Object)
                {
                    yield return new(element, this, field, number);
                }
                else if (element.ValueKind != JsonValueKind.Null)
                {
                    Warn(field, "item.odd-list");
                }
            }
        }
        else if (Text(field) is not null)
        {
            Warn(field, "item.odd-list");
        }
    }

    private string? Odd(string field)
    {
        Warn(field, "item.odd-text");
        return null;
    }

    private string Path(string field) => parent is null ? field : $"{list}[{place}].{field}";
}
