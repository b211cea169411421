namespace DiemSang.Scoring.Plans;

/// <summary>
/// Lập kế hoạch ngược: the cheapest work that brings a unit to a total.
/// </summary>
/// <remarks>
/// Cheapest means: among all whole numbers of pieces, none above its lever's most and no component moved beyond its
/// pool, for which the ruleset – targets, rounding and all – gives at least the target while every denominator stays
/// as it is, those with the fewest minutes; among them one with the fewest pieces. Points of components add up, so
/// the work is chosen hundredth by hundredth: exact, whatever the rounding steps. A component may stand in one lever
/// that raises several components, and in any number of levers that raise it alone.
/// </remarks>
public static class Planner
{
    /// <param name="pools">by component: the most subjects its levers may move together; absent = all that are missed</param>
    /// <param name="target">in points, 0 to 100</param>
    /// <returns>null when all levers together do not reach the target</returns>
    /// <exception cref="ArgumentException">A component stands in two levers that raise several components.</exception>
    public static Plan? Cheapest(
        Ruleset ruleset, UnitTallies unit, IReadOnlyList<Lever> levers, decimal target,
        IReadOnlyDictionary<string, long>? pools = null)
    {
        var card = Scorer.Score(ruleset, unit);
        var wanted = (int)Math.Ceiling((target - card.Total) * 100m);
        if (wanted <= 0) return new(card.Total, target, card.Total, []);

        var bundles = Bundles(card, levers, pools, wanted);
        if (Choose(bundles, wanted) is not { } gains) return null;
        var steps = Steps(bundles, gains, levers);
        return new(card.Total, target, Scorer.Score(ruleset, Plan.Apply(unit, steps)).Total, steps);
    }

    /// <summary>The plan with the fewest pieces of work, however long each takes.</summary>
    public static Plan? Fewest(
        Ruleset ruleset, UnitTallies unit, IReadOnlyList<Lever> levers, decimal target,
        IReadOnlyDictionary<string, long>? pools = null) =>
        Cheapest(ruleset, unit, [.. levers.Select(lever => lever with { Minutes = 0 })], target, pools);

    /// <summary>The highest total that all levers together reach, in points.</summary>
    public static decimal Highest(
        Ruleset ruleset, UnitTallies unit, IReadOnlyList<Lever> levers, IReadOnlyDictionary<string, long>? pools = null)
    {
        var card = Scorer.Score(ruleset, unit);
        var most = Bundles(card, levers, pools, upTo: 0).SelectMany(bundle => bundle.Reach);
        return Scorer.Score(ruleset, Plan.Apply(unit, most.Select(one => new PlanStep(new("", [one.Id], 0, 0), one.Count)))).Total;
    }

    private static List<Bundle> Bundles(
        Scorecard card, IReadOnlyList<Lever> levers, IReadOnlyDictionary<string, long>? pools, int upTo)
    {
        var climbs = new Dictionary<string, Climb>(StringComparer.Ordinal);
        foreach (var score in card.Indicators.Where(score => IsMovable(card, score)))
        {
            var id = score.Indicator.Id;
            climbs[id] = new(
                score, levers.Where(lever => lever.Raises.Count == 1 && lever.Raises[0] == id),
                pools?.TryGetValue(id, out var pool) == true ? pool : long.MaxValue, upTo);
        }

        var bundles = new List<Bundle>();
        foreach (var joint in levers.Where(lever => lever.Raises.Count > 1))
        {
            if (levers.Any(other => other != joint && other.Raises.Count > 1 && other.Raises.Intersect(joint.Raises).Any()))
                throw new ArgumentException($"lever {joint.Id} shares a component with another", nameof(levers));
            var own = joint.Raises.Where(climbs.ContainsKey).Select(id => climbs[id]).ToList();
            if (own.Count > 0) bundles.Add(new(joint, own, upTo));
            foreach (var id in joint.Raises) climbs.Remove(id);
        }

        bundles.AddRange(climbs.Values.Where(climb => climb.Bends.Any(bend => bend > 0))
            .Select(climb => new Bundle(null, [climb], upTo)));
        return bundles;
    }

    private static bool IsMovable(Scorecard card, IndicatorScore score) =>
        score is { Verdict: Verdict.Measured, InheritedFrom: null }
        && card.FindGroup(score.Indicator.Group) is { IsPublished: false };

    /// <summary>How many hundredths each bundle brings: the least price of the sum; null when it is out of reach.</summary>
    private static int[]? Choose(List<Bundle> bundles, int wanted)
    {
        var best = new long[wanted + 1];
        Array.Fill(best, Costs.Never);
        best[0] = 0;
        var ways = new (int Gain, int From)[bundles.Count][];
        for (var b = 0; b < bundles.Count; b++)
        {
            var (next, prices) = ((long[])best.Clone(), bundles[b].Prices);
            ways[b] = [.. Enumerable.Range(0, wanted + 1).Select(sum => (0, sum))];
            for (var sum = 0; sum <= wanted; sum++)
            {
                for (var gain = 1; best[sum] < Costs.Never && gain < prices.Length; gain++)
                {
                    var at = Math.Min(wanted, sum + gain);
                    if (best[sum] + prices[gain] < next[at])
                        (next[at], ways[b][at]) = (best[sum] + prices[gain], (gain, sum));
                }
            }

            best = next;
        }

        if (best[wanted] >= Costs.Never) return null;
        var gains = new int[bundles.Count];
        for (var (b, sum) = (bundles.Count - 1, wanted); b >= 0; b--) (gains[b], sum) = ways[b][sum];
        return gains;
    }

    private static List<PlanStep> Steps(List<Bundle> bundles, int[] gains, IReadOnlyList<Lever> levers)
    {
        var counts = new Dictionary<Lever, long>();
        for (var b = 0; b < bundles.Count; b++)
        {
            if (gains[b] == 0) continue;
            var (joint, count, own) = bundles[b].WorkFor(gains[b]);
            if (joint is not null) counts[joint] = count;
            for (var at = 0; at < own.Length; at++)
                foreach (var (lever, pieces) in bundles[b].Climbs[at].Spread(own[at])) counts[lever] = pieces;
        }

        return [.. levers.Where(lever => counts.GetValueOrDefault(lever) > 0).Select(lever => new PlanStep(lever, counts[lever]))];
    }
}
