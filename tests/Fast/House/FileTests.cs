using System.Text;

namespace DiemSang.Tests.Fast.House;

/// <summary>Files that stay easy to read: short, normalised, with Vietnamese words where they belong.</summary>
public sealed class FileTests
{
    private static readonly string[] everywhere = ["src", "demo", "tests", "bench"];

    // In two halves, so that this file may be looked through too.
    private static readonly string[] unfinished = ["TO" + "DO", "FIX" + "ME"];

    [Theory]
    [InlineData("*.cs", 250)]
    [InlineData("*.razor", 150)]
    public void A_file_is_not_longer_than_the_house_allows(string pattern, int most) => Assert.Empty(
        Tree.Files(pattern, everywhere)
            .Select(file => (File: Tree.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(found => found.Lines > most)
            .Select(found => $"{found.File}: {found.Lines}"));

    [Fact]
    public void A_line_has_at_most_140_characters() => Assert.Empty(
        from file in Tree.Files("*.cs", everywhere)
        from line in File.ReadLines(file).Select((text, i) => (text, i))
        where line.text.Length > 140
        select $"{Tree.Relative(file)}:{line.i + 1}");

    [Fact]
    public void All_text_is_NFC() => Assert.Empty(
        new[] { "*.cs", "*.razor", "*.json", "*.csv", "*.md", "*.sql" }
            .SelectMany(pattern => Tree.Files(pattern, [.. everywhere, "rules", "docs"]))
            .Where(file => !File.ReadAllText(file).IsNormalized(NormalizationForm.FormC))
            .Select(Tree.Relative));

    [Fact]
    public void Nothing_is_left_to_do_in_comments() => Assert.Empty(
        Tree.Files("*.cs", "src", "demo", "tests").Concat(Tree.Files("*.razor", "src"))
            .Where(file => File.ReadLines(file).Any(line => unfinished.Any(word => line.Contains(word, StringComparison.Ordinal))))
            .Select(Tree.Relative));
}
