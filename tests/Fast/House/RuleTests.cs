using DiemSang.Evaluation.Counting;
using DiemSang.Scoring;

namespace DiemSang.Tests.Fast.House;

/// <summary>Rules, counters and words hang together: nothing named that is not there, nothing there that is not used.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Known => [.. Rulesets.All.Select(ruleset => ruleset.Id)];

    [Theory]
    [MemberData(nameof(Known))]
    public void A_component_has_counters_or_a_given_source(string id)
    {
        var known = Counters.All.ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in Rulesets.Get(id).Indicators)
        {
            Assert.All(CountersOf(indicator), counter => Assert.Contains(counter, known));
        }
    }

    [Fact]
    public void A_counter_serves_a_component_or_stands_among_those_shown_beside_the_index()
    {
        // Splits and monitoring figures that design and law want shown, without points.
        HashSet<string> shown =
        [
            "dossiers_done", "dossiers_done_on_time", "dossiers_done_late", "dossiers_open", "dossiers_open_in_time",
            "dossiers_open_overdue", "dossiers_online", "dossiers_direct", "dossiers_postal", "resolution_time_sum",
            "dossiers_completed",
        ];
        var used = Rulesets.All.SelectMany(ruleset => ruleset.Indicators).SelectMany(CountersOf)
            .ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Counters.All, counter => !used.Contains(counter) && !shown.Contains(counter));
    }

    [Fact]
    public void A_ruleset_of_the_house_has_no_fault() => Assert.All(
        Tree.Files("*.json", "rules").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "rules"),
        file => Assert.Empty(Ruleset.Check(File.ReadAllText(file), Counters.All.ToHashSet(StringComparer.Ordinal))));

    private static IEnumerable<string> CountersOf(Indicator indicator) =>
        indicator.Numerator.Counters.Concat(indicator.Denominator.Counters)
            .Concat(indicator.YearlyDenominator?.Counters ?? []);
}
