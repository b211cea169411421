using System.Text.RegularExpressions;
using DiemSang.Exchange;

namespace DiemSang.Tests.Fast.House;

/// <summary>Every sentence asked for is there.</summary>
public sealed class WordTests
{
    [Fact]
    public void Every_code_that_is_said_has_its_sentence()
    {
        var said =
            from file in Tree.Files("*.cs", "src").Concat(Tree.Files("*.razor", "src"))
            from code in Regex.Matches(File.ReadAllText(file), "Words\\.Say\\(\"([a-z0-9.-]*[a-z0-9])\"").Select(m => m.Groups[1].Value)
            select code;
        Assert.DoesNotContain(said.Distinct(), code => !Words.Knows(code));
    }

    [Fact]
    public void Every_sentence_has_no_blank_left_open() => Assert.DoesNotContain(
        Words.Codes,
        code => Regex.IsMatch(Words.Say(code, [.. Enumerable.Range(0, 9).Select(blank => (object)blank)]), @"\{\d"));
}
