using System.Text.Json.Nodes;
using DiemSang.Exchange;
using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class RulesetFaults
{
    private static readonly HashSet<string> counters = [.. Rulesets.All.SelectMany(ruleset => ruleset.Indicators)
        .SelectMany(indicator => indicator.Numerator.Counters.Concat(indicator.Denominator.Counters)), "prev_year_bcqg"];

    public static TheoryData<string, string, string> Faults => new()
    {
        { "ruleset.not-json", "1", "{" },
        { "ruleset.not-json", "1", """{"id":"a","id":"b"}""" },
        { "ruleset.wrong-type", "/", "[]" },
        { "ruleset.missing-field", "decision", RuleFile.Changed(file => file.Remove("decision")) },
        { "ruleset.missing-field", "groups.CKMB.indicators.1.1.clause", RuleFile.Without("1.1", "clause") },
        { "ruleset.missing-field", "groups.CKMB.indicators.1.1.name", RuleFile.With("1.1", ("name", "")) },
        { "ruleset.missing-zero-rule", "groups.MDHL.indicators.5.2.zero", RuleFile.Without("5.2", "zero") },
        { "ruleset.wrong-type", "groups.CKMB.indicators.1.1.max", RuleFile.With("1.1", ("max", "6")) },
        { "ruleset.unknown-field", "groups.CLGQ.indicators.3.1.tarrget", RuleFile.With("3.1", ("tarrget", 0.8)) },
        { "ruleset.unknown-value", "groups.MDHL.indicators.5.2.zero", RuleFile.With("5.2", ("zero", "none")) },
        { "ruleset.unknown-value", "groups.CKMB.indicators.1.1.inheritedFrom", RuleFile.With("1.1", ("inheritedFrom", "x")) },
        { "ruleset.unknown-value", "groups.CKMB.indicators.1.1.levels", RuleFile.With("1.1", ("levels", new JsonArray("x"))) },
        { "ruleset.unknown-value", "groups.CKMB.rounding", RuleFile.Changed(file => file["groups"]![0]!["rounding"] = "up") },
        { "ruleset.unknown-value", "nationalRow", RuleFile.Changed(file => file["nationalRow"] = "median") },
        { "ruleset.bad-date", "validFrom", RuleFile.Changed(file => file["validFrom"] = "1/1/2026") },
        { "ruleset.validity-reversed", "validTo", RuleFile.Changed(file => file["validTo"] = "2025-12-31") },
        { "ruleset.empty-list", "bands", RuleFile.Changed(file => file["bands"] = new JsonArray()) },
        { "ruleset.empty-list", "groups.CKMB.indicators.1.1.levels", RuleFile.With("1.1", ("levels", new JsonArray())) },
        { "ruleset.bad-formula", "groups.TDGQ.indicators.2.1.numerator", RuleFile.With("2.1", ("numerator", "a +")) },
        { "ruleset.unknown-counter", "groups.TDGQ.indicators.2.1.numerator", RuleFile.With("2.1", ("numerator", "dossier")) },
        { "ruleset.duplicate-indicator", "groups.1.1", RuleFile.With("1.2", ("id", "1.1")) },
        { "ruleset.duplicate-metric", "groups.ON_TIME", RuleFile.With("1.2", ("metric", "ON_TIME")) },
        { "ruleset.duplicate-group", "groups.TDGQ", RuleFile.Changed(file => file["groups"]![0]!["code"] = "TDGQ") },
        { "ruleset.duplicate-band", "bands.good", RuleFile.Changed(file => file["bands"]![0]!["code"] = "good") },
        { "ruleset.group-named-as-indicator", "groups.TDGQ", RuleFile.With("2.1", ("id", "TDGQ")) },
        { "ruleset.max-not-positive", "groups.CKMB.indicators.1.1.max", RuleFile.With("1.1", ("max", 0)) },
        { "ruleset.target-out-of-range", "groups.CLGQ.indicators.3.1.target", RuleFile.With("3.1", ("target", 80)) },
        { "ruleset.group-does-not-close", "groups.CKMB.max", RuleFile.With("1.1", ("max", 7)) },
        { "ruleset.total-not-100", "groups", RuleFile.Changed(file => file["groups"]![0]!["max"] = 19) },
        { "ruleset.bands-unsorted", "bands.good", RuleFile.Changed(file => file["bands"]![1]!["from"] = 95) },
        { "ruleset.bands-overlap", "bands.good", RuleFile.Changed(file => file["bands"]![1]!["from"] = 90) },
        { "ruleset.bands-without-floor", "bands", RuleFile.Changed(file => file["bands"]![4]!["from"] = 10) },
        { "ruleset.band-out-of-range", "bands.excellent", RuleFile.Changed(file => file["bands"]![0]!["from"] = 101) },
        { "ruleset.no-receivers", "groups.MDHL.indicators.5.3.redistributeTo", RuleFile.With("5.3", ("zero", "redistribute")) },
        { "ruleset.receivers-without-rule", "groups.MDHL.indicators.5.3.redistributeTo", Sharing("full", "5.2") },
        { "ruleset.bad-receiver", "groups.MDHL.indicators.5.3.redistributeTo", Sharing("redistribute", "2.1") },
        { "ruleset.bad-receiver", "groups.MDHL.indicators.5.3.redistributeTo", Sharing("redistribute", "5.3") },
        { "ruleset.duplicate-receiver", "groups.MDHL.indicators.5.3.redistributeTo.5.2", Sharing("redistribute", "5.2", "5.2") },
        { "ruleset.share-not-exact", "groups.MDHL.indicators.5.3.redistributeTo",
            Sharing("redistribute", "5.2", "5.4", "5.2", "5.4", "5.2", "5.4", "5.2") },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_is_named_with_its_place_and_has_its_sentence(string code, string place, string json)
    {
        var problems = Ruleset.Check(json, counters);

        var problem = problems.FirstOrDefault(found => found.Code == code);
        Assert.True(problem is not null, $"only {string.Join(", ", problems)}");
        Assert.Contains(problems, found => (found.Code, found.Place) == (code, place));
        Assert.All(problems, found => Assert.NotEmpty(Words.Say(found.Code, [found.Place, .. found.Details])));
        if (code != "ruleset.unknown-counter") Assert.Throws<RulesetFaultyException>(() => Ruleset.Parse(json));
    }

    [Fact]
    public void One_reading_names_all_faults()
    {
        var json = RuleFile.Changed(file =>
        {
            RuleFile.Indicator(file, "1.1")["max"] = 7;
            RuleFile.Indicator(file, "5.2").Remove("zero");
            RuleFile.Indicator(file, "2.1")["numerator"] = "+";
        });

        Assert.Equal(
            ["ruleset.bad-formula", "ruleset.missing-zero-rule", "ruleset.group-does-not-close"],
            Ruleset.Check(json, counters).Select(problem => problem.Code));
    }

    [Fact]
    public void The_delivered_rulesets_have_no_fault_and_21_components()
    {
        Assert.Empty(Ruleset.Check(RuleFile.Read().ToJsonString(), counters));
        Assert.Equal(["qd766-2022", "dvcqg-2026"], Rulesets.All.Select(ruleset => ruleset.Id));
        Assert.All(Rulesets.All, ruleset => Assert.Equal(21, ruleset.Indicators.Count));
    }

    private static string Sharing(string zero, params string[] receivers) => RuleFile.With("5.3",
        ("zero", zero), ("redistributeTo", new JsonArray([.. receivers.Select(id => (JsonNode)id)])));
}
