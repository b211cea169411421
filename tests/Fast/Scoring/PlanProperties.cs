using CsCheck;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

/// <summary>
/// The reverse plan against every other plan: small units with few pieces of work, so that all combinations can be
/// tried; the trial knows points only from the sentences of the rules.
/// </summary>
public sealed class PlanProperties
{
    private static readonly Ruleset ruleset = Rulesets.Get("dvcqg-2026");

    /// <summary>max, target, whether from the rounded percentage; of the components that levers here may raise.</summary>
    private static readonly Dictionary<string, (decimal Max, decimal Target, bool Percent)> rules = new()
    {
        ["1.4"] = (6, 1, false), ["3.2"] = (4, 1, true), ["3.3"] = (6, 0.5m, true), ["3.5b"] = (2, 0.8m, true),
        ["3.6"] = (6, 1, true), ["4.1"] = (6, 1, false), ["4.2"] = (4, 1, false), ["4.3"] = (2, 0.8m, false),
        ["4.4"] = (4, 1, false), ["4.5a"] = (2, 1, false), ["4.5b"] = (2, 1, false),
    };

    private static readonly string[][] distinct = [["3.2", "3.3"], ["3.5b", "3.6"], ["4.5a", "4.5b"], ["3.5b"], ["3.2"]];
    private static readonly string[] kinked = ["3.3", "4.3", "3.5b"];

    private sealed record Case(
        UnitTallies Unit, IReadOnlyList<Lever> Levers, IReadOnlyDictionary<string, long> Pools, decimal Target)
    {
        public override string ToString() =>
            $"{Target}: {string.Join("; ", Levers)}; {string.Join(", ", Unit.Tallies)}; {string.Join(", ", Pools)}";
    }

    private static readonly Gen<string> ids = Gen.Int[0, rules.Count - 1].Select(at => rules.Keys.ElementAt(at));

    private static readonly Gen<Case> cases =
        from first in Gen.Int[0, distinct.Length - 1].Select(at => distinct[at])
        from kink in Gen.Int[0, kinked.Length - 1].Select(at => kinked[at])
        from others in ids.Array[1, 4]
        from pair in Gen.Bool
        from minutes in Gen.Int[1, 30].Array[6]
        from most in Gen.Int[0, 4].Array[6]
        from numbers in Gen.Select(Gen.Int[0, 100], Gen.Int[1, 60]).Array[rules.Count]
        from bound in ids
        from pool in Gen.Int[0, 5]
        from wanted in Gen.Int[1, 400]
        select Make(first, kink, others, pair, minutes, most, numbers, (bound, pool), wanted);

    [Fact]
    public void No_cheaper_work_reaches_the_target_and_the_promised_total_is_kept()
    {
        var (reached, joint) = (0, 0);
        cases.Sample(one =>
        {
            var plan = Planner.Cheapest(ruleset, one.Unit, one.Levers, one.Target, one.Pools);
            var (minutes, pieces) = Cheapest(one);
            if (plan is null)
            {
                Assert.Equal(long.MaxValue, minutes);
                Assert.True(Planner.Highest(ruleset, one.Unit, one.Levers, one.Pools) < one.Target);
                return;
            }

            Assert.Equal((minutes, pieces), (plan.Minutes, plan.Pieces));
            Assert.Equal(plan.Total, Scorer.Score(ruleset, Plan.Apply(one.Unit, plan.Steps)).Total);
            Assert.True(plan.Total >= one.Target);
            Assert.All(plan.Steps, step => Assert.InRange(step.Count, 1, step.Lever.Most));
            Assert.True(Planner.Highest(ruleset, one.Unit, one.Levers, one.Pools) >= plan.Total);
            Interlocked.Add(ref reached, plan.Steps.Count > 1 ? 1 : 0);
            Interlocked.Add(ref joint, plan.Steps.Any(step => step.Lever.Raises.Count > 1) ? 1 : 0);
        }, iter: 10_000);
        Assert.True(reached > 1000 && joint > 500, $"too easy: {reached} plans of several levers, {joint} with a joint one");
    }

    [Fact]
    public void The_fewest_pieces_are_never_more_than_those_of_the_cheapest_work() => cases.Sample(one =>
    {
        var cheapest = Planner.Cheapest(ruleset, one.Unit, one.Levers, one.Target, one.Pools);
        var fewest = Planner.Fewest(ruleset, one.Unit, one.Levers, one.Target, one.Pools);
        Assert.Equal(cheapest is null, fewest is null);
        Assert.True(fewest is null || fewest.Pieces <= cheapest!.Pieces);
    }, iter: 2000);

    [Fact]
    public void A_target_already_reached_asks_for_nothing()
    {
        var plan = Planner.Cheapest(ruleset, Cards.Unit(("2.1", 1, 1)), [], 20m)!;
        Assert.Empty(plan.Steps);
        Assert.Equal(plan.From, plan.Total);
    }

    [Fact]
    public void A_component_in_two_joint_levers_is_refused() => Assert.Throws<ArgumentException>(() => Planner.Cheapest(
        ruleset, Cards.Unit(("4.1", 1, 9)),
        [new("a", ["4.1", "4.2"], 1, 1), new("b", ["4.1", "4.3"], 1, 1)], 90m));

    private static Case Make(
        string[] first, string kink, string[] others, bool pair, int[] minutes, int[] most, (int Share, int All)[] numbers,
        (string Id, int Most) pool, int wanted)
    {
        List<string[]> raised = [first, [kink], .. others.Take(4).Select(id => new[] { id })];
        // A joint lever of dossiers beside the one of procedures, where they share no component.
        if (pair && !first.Contains("4.1")) raised[^1] = ["4.1", "4.2"];
        var levers = raised.Select((raises, at) => new Lever($"L{at}", raises, minutes[at], most[at])).ToList();
        var tallies = rules.Keys.Select((id, at) =>
            (id, (decimal)(numbers[at].All * numbers[at].Share / 100), (decimal)numbers[at].All)).ToArray();
        var unit = Cards.Unit(tallies);
        return new(
            unit, levers, new Dictionary<string, long> { [pool.Id] = pool.Most },
            Scorer.Score(ruleset, unit).Total + (wanted / 100m));
    }

    /// <summary>Minutes and pieces of the best of all combinations; long.MaxValue when none reaches the target.</summary>
    private static (long Minutes, long Pieces) Cheapest(Case one)
    {
        var raised = one.Levers.SelectMany(lever => lever.Raises).Distinct().ToList();
        var points = raised.Select(id => PointsByCount(one, id)).ToArray();
        var touched = one.Levers.Select(lever => lever.Raises.Select(id => raised.IndexOf(id)).ToArray()).ToArray();
        var wanted = one.Target - Scorer.Score(ruleset, one.Unit).Total;
        var best = (Minutes: long.MaxValue, Pieces: long.MaxValue);
        Try(0, 0, 0, new int[raised.Count]);
        return best;

        void Try(int at, long minutes, long pieces, int[] more)
        {
            if (at == one.Levers.Count)
            {
                var won = 0m;
                for (var c = 0; c < more.Length; c++)
                {
                    if (more[c] >= points[c].Length) return;
                    won += points[c][more[c]] - points[c][0];
                }

                if (won >= wanted && (minutes, pieces).CompareTo(best) < 0) best = (minutes, pieces);
                return;
            }

            var lever = one.Levers[at];
            for (var count = 0; count <= lever.Most; count++)
            {
                Try(at + 1, minutes + (count * lever.Minutes), pieces + count, more);
                foreach (var c in touched[at]) more[c]++;
            }

            foreach (var c in touched[at]) more[c] -= (int)lever.Most + 1;
        }
    }

    /// <summary>Points with 0, 1, 2 … more met, as far as the component may be moved.</summary>
    private static decimal[] PointsByCount(Case one, string id) =>
        [.. Enumerable.Range(0, (int)Room(one, id) + 1).Select(more => Points(one, id, more))];

    private static decimal Room(Case one, string id)
    {
        var missed = one.Unit.Tallies[id].Denominator!.Value - one.Unit.Tallies[id].Numerator!.Value;
        return one.Pools.TryGetValue(id, out var pool) ? Math.Min(pool, missed) : missed;
    }

    private static decimal Points(Case one, string id, long more)
    {
        var (max, target, percent) = rules[id];
        var ratio = (one.Unit.Tallies[id].Numerator!.Value + more) / one.Unit.Tallies[id].Denominator!.Value;
        if (percent) ratio = Math.Round(ratio * 100, 2, MidpointRounding.AwayFromZero) / 100;
        return Math.Round(max * Math.Min(1, ratio / target), 2, MidpointRounding.AwayFromZero);
    }
}
