using System.Text.RegularExpressions;

namespace DiemSang.Tests.Fast.House;

/// <summary>What leaves the house leaves it through one door of its kind.</summary>
public sealed class ExportTests
{
    [Fact]
    public void A_cell_of_csv_is_quoted_in_one_place_alone() => Assert.Equal(
        ["src/Exchange/SheetCell.cs"],
        Files(text => text.Contains("\"\\\"\\\"\"", StringComparison.Ordinal)));

    [Fact]
    public void A_text_of_a_workbook_is_written_in_one_place_alone() => Assert.Equal(
        ["src/Web/Shell/Workbook.cs"], Files(text => Regex.IsMatch(text, @"\b(InlineString|SharedStringItem|CellFormula)\(")));

    [Fact]
    public void A_file_of_a_list_is_made_of_these_cells() => Assert.Empty(
        Tree.Files("*.cs", "src").Where(file => File.ReadAllText(file) is var text
                && text.Contains("\"text/csv", StringComparison.Ordinal) && !text.Contains("SheetCell.Csv", StringComparison.Ordinal))
            .Select(Tree.Relative));

    /// <summary>A right that no door asks for promises a guard that is not there.</summary>
    [Fact]
    public void Every_right_of_the_table_is_asked_somewhere()
    {
        var asked = Tree.Files("*.cs", "src").Concat(Tree.Files("*.razor", "src")).Select(File.ReadAllText).ToList();
        var rights = File.ReadLines(Path.Combine(Tree.Root, "rules/rights.csv")).Skip(1).Select(line => line.Split(',')[0]).ToList();
        Assert.True(rights.Count > 40, $"only {rights.Count} rights found");
        Assert.DoesNotContain(rights, right => !asked.Exists(text => text.Contains($"\"{right}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Files(Func<string, bool> which) =>
        Tree.Files("*.cs", "src").Where(file => which(File.ReadAllText(file))).Select(Tree.Relative);
}
