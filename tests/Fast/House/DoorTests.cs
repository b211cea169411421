using System.Text.RegularExpressions;

namespace DiemSang.Tests.Fast.House;

/// <summary>The rooms and their doors (docs/map.md): who may know whom.</summary>
public sealed class DoorTests
{
    private static readonly Dictionary<string, string[]> doors = new()
    {
        ["Scoring"] = [],
        ["OneStop"] = [],
        ["Evaluation"] = ["OneStop", "Scoring"],
        ["Exchange"] = ["Evaluation", "OneStop"],
        ["Demo"] = ["Evaluation", "Exchange", "OneStop"],
        ["Web"] = ["Demo", "Evaluation", "Exchange", "OneStop", "Scoring"],
        ["Cli"] = ["Demo", "Evaluation", "Exchange", "OneStop", "Scoring", "Web"],
    };

    /// <summary>Folders inside OneStop: each may know those named, and itself.</summary>
    private static readonly Dictionary<string, string[]> foldersOfOneStop = new()
    {
        ["Journal"] = [],
        ["Catalogue"] = ["Journal"],
        ["Dossiers"] = ["Catalogue", "Journal"],
        ["Voice"] = ["Catalogue", "Dossiers", "Journal"],
        ["Access"] = ["Catalogue", "Journal"],
        ["Files"] = ["Access", "Journal"],
        ["Handling"] = ["Access", "Catalogue", "Dossiers", "Files", "Journal"],
        ["Portal"] = ["Access", "Catalogue", "Files", "Handling", "Journal"],
        ["Telling"] = ["Access", "Catalogue", "Handling", "Journal"],
        ["Jobs"] = ["Access", "Catalogue", "Dossiers", "Files", "Handling", "Journal", "Telling"],
    };

    public static TheoryData<string> Rooms => [.. doors.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_has_no_other_doors_than_those_on_the_map(string room)
    {
        var project = Tree.Files("*.csproj", "src", "demo").Single(file => Path.GetFileNameWithoutExtension(file) == room);
        var found = Regex.Matches(File.ReadAllText(project), "<ProjectReference Include=\"[^\"]*?([A-Za-z]+)\\.csproj\"")
            .Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(doors[room], found);
    }

    [Fact]
    public void Every_room_is_on_the_map() => Assert.Equal(
        doors.Keys.Order(StringComparer.Ordinal),
        Tree.Files("*.csproj", "src", "demo").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Inside_OneStop_arrows_point_down()
    {
        var wrong =
            from folder in foldersOfOneStop.Where(one => Directory.Exists(Path.Combine(Tree.Root, "src/OneStop", one.Key)))
            from file in Tree.Files("*.cs", $"src/OneStop/{folder.Key}")
            from use in Regex.Matches(File.ReadAllText(file), @"DiemSang\.OneStop\.([A-Za-z]+)").Select(m => m.Groups[1].Value)
            where foldersOfOneStop.ContainsKey(use) && use != folder.Key && !folder.Value.Contains(use)
            select $"{Tree.Relative(file)} knows {use}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void OneStop_does_not_know_that_it_is_being_measured() => Assert.Empty(
        Tree.Files("*.cs", "src/OneStop")
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"\b(Scorecard|Ranking|Indicator|Ruleset|Cube)\b"))
            .Select(Tree.Relative));

    [Fact]
    public void Sql_lives_in_the_journal_and_in_stores() => Assert.Empty(
        Tree.Files("*.cs", "src")
            .Where(file => !Tree.Relative(file).StartsWith("src/OneStop/Journal/", StringComparison.Ordinal)
                && !file.EndsWith("Store.cs", StringComparison.Ordinal)
                && Regex.IsMatch(File.ReadAllText(file), "\"(select|insert into|update|delete from) "))
            .Select(Tree.Relative));
}
