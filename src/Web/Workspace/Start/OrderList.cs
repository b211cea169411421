using DiemSang.Evaluation.Followups;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using DiemSang.Web.Workspace.Lost;
using DiemSang.Web.Workspace.Today;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Việc nên giao: a step of the cheapest plan, what it adds, and who answers for it.</summary>
/// <param name="Gain">points on top of the steps before it</param>
/// <param name="After">the total when it and those before it are done</param>
/// <param name="Owner">account that owns the component in the unit; null = nobody yet</param>
public sealed record Order(LeverKind Kind, PlanStep Step, string Indicator, decimal Gain, decimal After, string? Owner)
{
    /// <summary>The form of a remedy, filled in.</summary>
    public string Href(UnitCode unit) =>
        Paths.NewRemedy(unit.Value, Step, Indicator);
}

/// <summary>Ba việc nên giao: those of the cheapest plan to the next band that bring most, most points for an hour first.</summary>
public sealed class OrderList
{
    private const int Shown = 3;

    private OrderList(Plan plan, IReadOnlyList<Order> all) => (Plan, All) = (plan, all);

    public Plan Plan { get; }

    public IReadOnlyList<Order> All { get; }

    public IReadOnlyList<Order> First => [.. All.Take(Shown)];

    /// <summary>null in the highest band, and when the unit's own work does not reach the next one.</summary>
    public static OrderList? Of(TodayFigures today, Losses losses, AssignmentBook assignments)
    {
        var (card, plans) = (today.Now.Card, losses.Plans);
        var target = today.Live.Ruleset.NextBand(card.Total)?.From;
        if (target is not { } wanted || plans.Cheapest(wanted) is not { Steps.Count: > 0 } plan)
        {
            return null;
        }

        var (orders, done, total) = (new List<Order>(), new List<PlanStep>(), card.Total);
        var alone = plan.Steps.Select(step => (Step: step, Gain: plans.After([step]).Total - card.Total))
            .OrderByDescending(one => one.Gain).ToList();
        var largest = alone.Take(Shown).OrderByDescending(one => one.Gain / Math.Max(1, one.Step.Minutes));
        foreach (var (step, _) in largest.Concat(alone.Skip(Shown)))
        {
            done.Add(step);
            var after = plans.After(done).Total;
            var indicator = step.Lever.Raises[0];
            orders.Add(new(
                plans.Table.Kinds.First(kind => kind.Id == step.Lever.Id), step, indicator, after - total, after,
                assignments.Holder(today.Unit, indicator, AssignedPart.Owner, today.Live.Period.Day)?.Account));
            total = after;
        }

        return new(plan, orders);
    }
}
