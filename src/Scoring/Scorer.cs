namespace DiemSang.Scoring;

/// <summary>Phép tính điểm: tallies to points, exactly as the national portal computes them.</summary>
public static class Scorer
{
    /// <summary>
    /// The scorecard of one unit, every component of the ruleset in its order. Inherited figures must already stand
    /// among the tallies (see <see cref="Inheritance"/>). Never fails: what is odd becomes a warning.
    /// </summary>
    public static Scorecard Score(Ruleset ruleset, UnitTallies unit)
    {
        List<ScoreWarning>? warnings = null;
        var indicators = new IndicatorScore[ruleset.Indicators.Count];
        var groups = new GroupScore[ruleset.Groups.Count];
        var (total, at) = (0m, 0);
        for (var g = 0; g < groups.Length; g++)
        {
            var group = ruleset.Groups[g];
            var published = unit.Tallies.TryGetValue(group.Code, out var whole) ? whole.PublishedPoints : null;
            var (sum, isKnown) = (0m, true);
            foreach (var indicator in group.Indicators)
            {
                var score = Score(group, indicator, unit, isInPublishedGroup: published is not null);
                Doubt(score, ref warnings);
                sum += score.Points;
                isKnown &= !score.IsHidden;
                indicators[at++] = score;
            }
            if (published is { } points)
            {
                if (points > group.Max) Warn(ref warnings, "score.points-over-max", group.Code, points, group.Max);
                if (isKnown && sum != points) Warn(ref warnings, "score.group-does-not-close", group.Code, points, sum);
            }
            groups[g] = new(group, published ?? sum, published is not null);
            total += groups[g].Points;
        }
        return new(unit.Unit, unit.Name, unit.Parent, unit.Level, ruleset.Id, total, ruleset.BandOf(total),
            groups, indicators, warnings ?? (IReadOnlyList<ScoreWarning>)[]);
    }

    private static IndicatorScore Score(
        IndicatorGroup group, Indicator indicator, UnitTallies unit, bool isInPublishedGroup)
    {
        unit.Tallies.TryGetValue(indicator.Id, out var tally);
        var max = indicator.Max;
        if (tally.PublishedPoints is { } points)
            return new(indicator, tally, RatioOf(tally), points, max, Verdict.Published);
        if (!indicator.Levels.Contains(unit.Level))
            return new(indicator, tally, null, 0m, max, Verdict.NotApplicable);
        if (indicator.Zero == ZeroRule.Constant)
            return new(indicator, tally, 1m, max, max, Verdict.Constant);

        max += Received(group, indicator, unit);
        if (RatioOf(tally) is { } ratio)
            return new(indicator, tally, ratio, indicator.PointsFor(ratio, max), max, Verdict.Measured);

        var isUnknown = tally.Numerator is null || tally.Denominator is null;
        if (isUnknown && isInPublishedGroup)
            return new(indicator, tally, null, 0m, max, Verdict.Unknown) { IsHidden = true };
        var verdict = isUnknown ? Verdict.Unknown : Verdict.NothingHappened;
        return indicator.Zero switch
        {
            ZeroRule.Full => new(indicator, tally, null, max, max, verdict),
            ZeroRule.Redistribute => new(indicator, tally, null, 0m, 0m, verdict),
            _ => new(indicator, tally, null, 0m, max, verdict),
        };
    }

    private static decimal? RatioOf(Tally tally)
    {
        if (tally is not { Numerator: { } numerator, Denominator: { } denominator } || denominator <= 0) return null;
        if (numerator >= denominator) return 1m;
        return numerator <= 0 ? 0m : numerator / denominator;
    }

    // The maximum that components without anything to measure hand over to this one.
    private static decimal Received(IndicatorGroup group, Indicator indicator, UnitTallies unit)
    {
        var received = 0m;
        foreach (var giver in group.Indicators)
        {
            if (giver.Zero != ZeroRule.Redistribute || !giver.RedistributeTo.Contains(indicator.Id)) continue;
            unit.Tallies.TryGetValue(giver.Id, out var tally);
            if (tally.PublishedPoints is null && RatioOf(tally) is null && giver.Levels.Contains(unit.Level))
                received += giver.Max / giver.RedistributeTo.Count;
        }
        return received;
    }

    private static void Doubt(IndicatorScore score, ref List<ScoreWarning>? warnings)
    {
        var (id, tally) = (score.Indicator.Id, score.Tally);
        if (score.Verdict == Verdict.Published && score.Points > score.Max)
            Warn(ref warnings, "score.points-over-max", id, score.Points, score.Max);
        if (tally is not { Numerator: { } numerator, Denominator: { } denominator }) return;
        if (numerator < 0 || denominator < 0)
            Warn(ref warnings, "score.negative-number", id, numerator, denominator);
        else if (denominator == 0 && numerator > 0)
            Warn(ref warnings, "score.numerator-of-nothing", id, numerator);
        else if (numerator > denominator)
            Warn(ref warnings, "score.ratio-over-one", id, numerator, denominator);
    }

    private static void Warn(
        ref List<ScoreWarning>? warnings, string code, string subject, params IReadOnlyList<decimal> numbers) =>
        (warnings ??= []).Add(new(code, subject, numbers));
}
