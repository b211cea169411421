using System.Globalization;

namespace DiemSang.Scoring;

/// <summary>Phép kiểm bộ chỉ số: what must hold between the parts of a ruleset for its points to add up.</summary>
internal static class RulesetLaws
{
    private const decimal FullTotal = 100m;

    public static void Check(IReadOnlyList<IndicatorGroup> groups, IReadOnlyList<Band> bands, ProblemList problems)
    {
        CheckBands(bands, problems);
        if (groups.Count == 0) return;
        var indicators = groups.SelectMany(group => group.Indicators).ToList();
        NameRepeats(groups.Select(group => group.Code), "ruleset.duplicate-group", "groups", problems);
        NameRepeats(indicators.Select(indicator => indicator.Id), "ruleset.duplicate-indicator", "groups", problems);
        NameRepeats(indicators.Select(indicator => indicator.Metric), "ruleset.duplicate-metric", "groups", problems);
        foreach (var group in groups) CheckGroup(group, problems);
        foreach (var indicator in indicators) CheckIndicator(indicator, problems);
        foreach (var id in groups.Select(group => group.Code).Intersect(indicators.Select(indicator => indicator.Id)))
            if (id.Length > 0)
                problems.Add("ruleset.group-named-as-indicator", $"groups.{id}", id);

        var total = groups.Sum(group => group.Max);
        if (total != FullTotal) problems.Add("ruleset.total-not-100", "groups", Number(total));
    }

    private static void CheckGroup(IndicatorGroup group, ProblemList problems)
    {
        var sum = group.Indicators.Sum(indicator => indicator.Max);
        if (sum != group.Max)
            problems.Add("ruleset.group-does-not-close", $"groups.{group.Code}.max", Number(group.Max), Number(sum));
        foreach (var indicator in group.Indicators) CheckReceivers(indicator, group, problems);
    }

    private static void CheckIndicator(Indicator indicator, ProblemList problems)
    {
        var place = $"groups.{indicator.Group}.indicators.{indicator.Id}";
        if (indicator.Max <= 0) problems.Add("ruleset.max-not-positive", $"{place}.max", Number(indicator.Max));
        if (indicator.Target is <= 0 or > 1)
            problems.Add("ruleset.target-out-of-range", $"{place}.target", Number(indicator.Target.Value));
    }

    private static void CheckReceivers(Indicator giver, IndicatorGroup group, ProblemList problems)
    {
        var place = $"groups.{group.Code}.indicators.{giver.Id}.redistributeTo";
        if (giver.Zero != ZeroRule.Redistribute)
        {
            if (giver.RedistributeTo.Count > 0) problems.Add("ruleset.receivers-without-rule", place);
            return;
        }
        if (giver.RedistributeTo.Count == 0) problems.Add("ruleset.no-receivers", place);
        else if (giver.Max * 100 % giver.RedistributeTo.Count != 0) problems.Add("ruleset.share-not-exact", place);
        NameRepeats(giver.RedistributeTo, "ruleset.duplicate-receiver", place, problems);
        foreach (var id in giver.RedistributeTo)
        {
            var receiver = group.Indicators.FirstOrDefault(indicator => indicator.Id == id);
            if (receiver is null || receiver.Zero == ZeroRule.Redistribute)
                problems.Add("ruleset.bad-receiver", place, id);
        }
    }

    private static void CheckBands(IReadOnlyList<Band> bands, ProblemList problems)
    {
        if (bands.Count == 0) return;
        NameRepeats(bands.Select(band => band.Code), "ruleset.duplicate-band", "bands", problems);
        foreach (var band in bands)
            if (band.From is < 0 or > FullTotal)
                problems.Add("ruleset.band-out-of-range", $"bands.{band.Code}", Number(band.From));
        foreach (var (better, worse) in bands.Zip(bands.Skip(1)))
        {
            if (better.From == worse.From) problems.Add("ruleset.bands-overlap", $"bands.{worse.Code}", Number(worse.From));
            if (better.From < worse.From) problems.Add("ruleset.bands-unsorted", $"bands.{worse.Code}", Number(worse.From));
        }
        if (bands.All(band => band.From != 0)) problems.Add("ruleset.bands-without-floor", "bands");
    }

    private static void NameRepeats(IEnumerable<string> names, string code, string place, ProblemList problems)
    {
        foreach (var name in names.CountBy(name => name).Where(count => count.Value > 1 && count.Key.Length > 0))
            problems.Add(code, $"{place}.{name.Key}", name.Key);
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
