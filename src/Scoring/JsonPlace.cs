using System.Globalization;
using System.Text.Json;

namespace DiemSang.Scoring;

internal sealed class ProblemList
{
    private readonly List<RulesetProblem> all = [];

    public IReadOnlyList<RulesetProblem> All => all;

    public void Add(string code, string place, params string[] details) => all.Add(new(code, place, details));
}

/// <summary>Một chỗ trong tệp: an element of the file with its address; notes what is missing, odd or unknown.</summary>
internal sealed class JsonPlace(JsonElement element, string address, ProblemList problems)
{
    private readonly HashSet<string> asked = [];

    /// <summary>Address of a field: "groups.CKMB.1.1.max".</summary>
    public string At(string field) => address.Length == 0 ? field : $"{address}.{field}";

    /// <summary>The same place, its number in the list replaced by the name people know it by.</summary>
    public JsonPlace Called(string name)
    {
        if (name.Length == 0) return this;
        var named = new JsonPlace(element, address[..(address.LastIndexOf('.') + 1)] + name, problems);
        named.asked.UnionWith(asked);
        return named;
    }

    public bool IsObject()
    {
        if (element.ValueKind == JsonValueKind.Object) return true;
        problems.Add("ruleset.wrong-type", address.Length == 0 ? "/" : address, "object");
        return false;
    }

    public bool Has(string field) => Find(field) is not null;

    public string Text(string field, string missing = "ruleset.missing-field")
    {
        var text = OptionalText(field);
        if (text is "" || (text is null && !Has(field))) problems.Add(missing, At(field));
        return text ?? "";
    }

    public string? OptionalText(string field)
    {
        if (Find(field) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        problems.Add("ruleset.wrong-type", At(field), "string");
        return null;
    }

    public decimal? Number(string field, bool isRequired = true)
    {
        if (Find(field) is not { } value)
        {
            if (isRequired) problems.Add("ruleset.missing-field", At(field));
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
        problems.Add("ruleset.wrong-type", At(field), "number");
        return null;
    }

    public DateOnly? Day(string field, bool isRequired = true)
    {
        var text = isRequired ? Text(field) : OptionalText(field);
        if (string.IsNullOrEmpty(text)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)) return day;
        problems.Add("ruleset.bad-date", At(field), text);
        return null;
    }

    /// <summary>One of the names of the enumeration, written in lower case.</summary>
    public T Choice<T>(string field, string missing = "ruleset.missing-field") where T : struct, Enum
    {
        var text = Text(field, missing);
        if (text.All(char.IsAsciiLetterLower) && Enum.TryParse<T>(text, ignoreCase: true, out var value)) return value;
        if (text.Length > 0) problems.Add("ruleset.unknown-value", At(field), text);
        return default;
    }

    public IReadOnlyList<string> Texts(string field)
    {
        if (Find(field) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(inner => inner.GetString()!)];
        problems.Add("ruleset.wrong-type", At(field), "string[]");
        return [];
    }

    /// <summary>The objects of a list that must not be empty; anything else in it is a problem.</summary>
    public IEnumerable<JsonPlace> List(string field)
    {
        if (Find(field) is not { } value)
        {
            problems.Add("ruleset.missing-field", At(field));
            return [];
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add("ruleset.wrong-type", At(field), "array");
            return [];
        }
        if (value.GetArrayLength() == 0) problems.Add("ruleset.empty-list", At(field));
        return value.EnumerateArray()
            .Select((inner, index) => new JsonPlace(inner, At($"{field}.{index + 1}"), problems))
            .Where(place => place.IsObject())
            .ToList();
    }

    /// <summary>A field nobody asked for is a misspelt one.</summary>
    public void AllowNothingElse()
    {
        foreach (var field in element.EnumerateObject())
            if (!asked.Contains(field.Name))
                problems.Add("ruleset.unknown-field", At(field.Name));
    }

    private JsonElement? Find(string field)
    {
        asked.Add(field);
        return element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
