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
    public void Every_refusal_of_the_house_has_its_sentence()
    {
        var codes =
            from file in Tree.Files("*.cs", "src")
            from code in Regex.Matches(
                File.ReadAllText(file),
                "(?:Refused\\.If\\([^;]*?|RefusedException\\([^;]*?)\"([a-z-]+\\.[a-z0-9-]*[a-z0-9])\"").Select(m => m.Groups[1].Value)
            select code;
        var known = codes.Distinct().ToList();
        Assert.True(known.Count > 60, $"only {known.Count} codes found");
        Assert.DoesNotContain(known, code => !Words.Knows(code));
    }

    [Fact]
    public void Every_action_of_the_desk_has_its_button_its_answer_and_its_fields()
    {
        var table = File.ReadAllText(Tree.Files("DeskActions.cs", "src/Web/Desk").Single());
        var nouns = Regex.Matches(table, "new\\(\"([a-z-]+)\", \\[HandlingAction").Select(m => m.Groups[1].Value).ToList();
        Assert.True(nouns.Count > 20, $"only {nouns.Count} actions found");
        Assert.DoesNotContain(nouns, noun => !Words.Knows($"desk.do.{noun}") || !Words.Knows($"desk.done.{noun}"));
        Assert.DoesNotContain(
            Regex.Matches(table, "new\\(\"([a-z-]+)\", AskAs").Select(m => m.Groups[1].Value),
            field => !Words.Knows($"desk.field.{field}"));
    }

    [Fact]
    public void Every_sentence_has_no_blank_left_open() => Assert.DoesNotContain(
        Words.Codes,
        code => Regex.IsMatch(Words.Say(code, [.. Enumerable.Range(0, 9).Select(blank => (object)blank)]), @"\{\d"));
}
