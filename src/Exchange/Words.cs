using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace DiemSang.Exchange;

/// <summary>Lời văn: every sentence the product says outside its screens, by code, in words.vi.json.</summary>
public static class Words
{
    private static readonly Dictionary<string, string> texts = Load();
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IEnumerable<string> Codes => texts.Keys;

    public static bool Knows(string code) => texts.ContainsKey(code);

    /// <summary>The sentence of a code with its blanks filled, numbers as vi-VN writes them.</summary>
    public static string Say(string code, params ReadOnlySpan<object?> blanks) =>
        texts.TryGetValue(code, out var text)
            ? string.Format(vietnamese, text, blanks)
            : throw new KeyNotFoundException($"words.vi.json has no sentence for '{code}'");

    /// <summary>A sentence that has no blanks; null when there is none with this code, or it has some.</summary>
    public static string? SayPlain(string code) =>
        texts.TryGetValue(code, out var text) && !text.Replace("{{", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal)
            ? Say(code)
            : null;

    private static Dictionary<string, string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words.vi.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
