using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Imports;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Country;

namespace DiemSang.Cli;

/// <summary>Lệnh score: points, bands and ranks from a file of tallies, without a database.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        Option<string> ruleset = new("--ruleset") { Description = Words.Say("cli.score.ruleset") };
        Option<FileInfo> tallies = new("--tallies") { Description = Words.Say("cli.score.tallies") };
        Option<bool> json = new("--json") { Description = Words.Say("cli.json") };
        Command command = new("score", Words.Say("cli.score.description")) { ruleset, tallies, json };
        command.SetAction(asked => Run(asked.GetValue(ruleset), asked.GetValue(tallies), asked.GetValue(json)));
        return command;
    }

    private static int Run(string? rulesetName, FileInfo? talliesFile, bool asJson)
    {
        if (rulesetName is null) return Fail(Words.Say("cli.missing-option", "--ruleset"));
        if (talliesFile is null) return Fail(Words.Say("cli.missing-option", "--tallies"));
        if (FindRuleset(rulesetName) is not { } ruleset) return 1;
        if (ReadTallies(talliesFile, ruleset) is not { } rows) return 1;

        var units = Inheritance.Resolve(ruleset, TallyUnits.Of(rows));
        var cards = units.Select(unit => Scorer.Score(ruleset, unit)).ToList();
        var rankings = cards.GroupBy(card => (card.Parent, card.Level)).Select(group => Ranking.Of(group)).ToList();
        if (asJson) ScoreJson.Write(Console.OpenStandardOutput(), cards, rankings);
        else ScoreTable.Write(ruleset, rankings);
        return 0;
    }

    private static Ruleset? FindRuleset(string name)
    {
        if (Rulesets.Find(name) is { } ruleset) return ruleset;
        if (!File.Exists(name))
        {
            Fail(Words.Say("ruleset.not-found", name, string.Join(", ", Rulesets.All.Select(known => known.Id))));
            return null;
        }
        try
        {
            return Ruleset.Parse(File.ReadAllText(name));
        }
        catch (RulesetFaultyException faulty)
        {
            foreach (var problem in faulty.Problems)
                Fail(Words.Say(problem.Code, [problem.Place, .. problem.Details]));
            return null;
        }
    }

    private static IReadOnlyList<TallyRow>? ReadTallies(FileInfo path, Ruleset ruleset)
    {
        if (!path.Exists)
        {
            Fail(Words.Say("tallies.not-found", path.FullName));
            return null;
        }
        using var stream = path.OpenRead();
        var file = TalliesFile.Read(stream, TallyUnits.VocabularyOf(ruleset));
        if (file.Problems.Count == 0) return file.Rows;
        foreach (var problem in file.Problems) Fail(problem.Sentence);
        Fail(Words.Say("cli.score.failed", file.Problems.Count));
        return null;
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
