using System.Text.RegularExpressions;
using DiemSang.Tests.Fast.House;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

/// <summary>The columns that docs/operations.md promises are those that the import reads.</summary>
public sealed class FormsInTheDocs
{
    [Fact]
    public void Every_form_of_file_stands_in_the_docs_column_by_column()
    {
        var page = File.ReadAllText(Path.Combine(Tree.Root, "docs/operations.md"));
        var code = File.ReadAllText(Path.Combine(Tree.Root, "src/Exchange/Imports/ReferenceFiles/FileKind.cs"));
        var forms = Regex.Matches(code, @"new\(FileKind\.\w+, \[([^\]]+)\],\s*\[([^\]]*)\]\)").Select(form =>
            Names(form.Groups[1]) + (form.Groups[2].Length > 0 ? $"[,{Names(form.Groups[2])}]" : "")).ToList();
        Assert.Equal(6, forms.Count);
        Assert.DoesNotContain(forms, form => !page.Contains($"`{form}`", StringComparison.Ordinal));
    }

    private static string Names(Group columns) =>
        string.Join(',', columns.Value.Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('"')));
}
