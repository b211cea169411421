using System.Reflection;

namespace DiemSang.Evaluation.Notices;

/// <summary>Mẫu của chương trình: the templates in rules/notices.</summary>
public static class HouseTemplates
{
    private const string Prefix = "notices/";

    public static IReadOnlyList<(NoticeTemplate Template, string Text)> All { get; } = [.. Load()];

    private static IEnumerable<(NoticeTemplate Template, string Text)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(one => one.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            yield return (NoticeTemplate.Parse(text), text);
        }
    }
}
