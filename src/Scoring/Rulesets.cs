using System.Reflection;

namespace DiemSang.Scoring;

/// <summary>Các bộ chỉ số có sẵn: the rulesets that are delivered with the product, oldest first.</summary>
public static class Rulesets
{
    public static IReadOnlyList<Ruleset> All { get; } = Load();

    public static Ruleset? Find(string id) => All.FirstOrDefault(ruleset => ruleset.Id == id);

    public static Ruleset Get(string id) => Find(id) ?? throw new KeyNotFoundException($"there is no ruleset '{id}'");

    /// <summary>The ruleset in force on a day; a day before the first one is measured by the first.</summary>
    public static Ruleset InForceOn(DateOnly day) => All.LastOrDefault(ruleset => ruleset.ValidFrom <= day) ?? All[0];

    private static List<Ruleset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("rules/", StringComparison.Ordinal))
            .Select(name => Ruleset.Parse(Text(assembly, name)))
            .OrderBy(ruleset => ruleset.ValidFrom)];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
