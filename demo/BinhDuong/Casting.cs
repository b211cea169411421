namespace DiemSang.Demo.BinhDuong;

/// <summary>Phân vai: makes the dossiers of one unit, week by week, so that the plan comes out.</summary>
internal sealed class Casting
{
    private readonly Scenario scenario;
    private readonly Leaf leaf;
    private readonly Cast[] casts;
    private readonly List<(Facts Fact, Cast Cast, int Week)> firstUses = [];
    private readonly Dictionary<int, (Cast[] Choices, int Weight)> choices = [];
    private DemoDossier[] dossiers = [];
    private int[] eligible = [];

    public Casting(Scenario scenario, Leaf leaf)
    {
        this.scenario = scenario;
        this.leaf = leaf;
        casts =
        [
            .. scenario.Procedures.Where(row => leaf.IsDesk ? row.InDistricts : row.InCommunes).Select(row => new Cast(
                row,
                scenario.Ranks(leaf, row, unit => unit.OnlineServices),
                scenario.Ranks(leaf, row, unit => unit.PaidProcedures),
                scenario.Ranks(leaf, row, unit => unit.LinkedProcedures))),
        ];
        foreach (var cast in casts.Where(cast => !leaf.IsDesk || !cast.Row.InCommunes))
        {
            if (cast.Row.Online.IsOpen(cast.Online, 99)) firstUses.Add((Facts.Online, cast, cast.Row.Online.Week));
            if (cast.Row.Paid.IsOpen(cast.Paid, 99)) firstUses.Add((Facts.Paid, cast, cast.Row.Paid.Week));
            if (cast.Row.Linked.IsOpen(cast.Linked, 99)) firstUses.Add((Facts.Linked, cast, cast.Row.Linked.Week));
        }
    }

    public DemoDossier[] Week(int week)
    {
        var plan = leaf.Weeks[week];
        var dice = new Dice((ulong)(leaf.Number * 100 + week));
        dossiers = new DemoDossier[plan.InPeriod];
        eligible = new int[plan.InPeriod];
        for (var i = 0; i < dossiers.Length; i++)
        {
            var facts = i < plan.Carried ? Facts.Carried
                : i >= plan.Required ? Facts.WithoutResult : Facts.None;
            dossiers[i] = new(leaf, week, facts) { Seed = (uint)dice.Below(int.MaxValue) };
        }

        Spread(plan, week, dice);
        choices.Clear();
        Open(week);
        foreach (var dossier in dossiers)
            dossier.Procedure ??= Choose(dossier, dice);
        return dossiers;
    }

    private void Spread(WeekPlan plan, int week, Dice dice)
    {
        const Facts desk = Facts.WithoutResult | Facts.Carried;
        Mark(Facts.Electronic, plan.Electronic, has => has.Lacks(Facts.WithoutResult), dice);
        Mark(Facts.Online, plan.Online, has => has.Has(Facts.Electronic) && has.Lacks(desk), dice);
        // A few more were filed online but gave no electronic result: they do not qualify.
        Mark(Facts.Online, plan.Received / 90, has => has.Lacks(desk | Facts.Electronic), dice, atMost: true);
        Mark(Facts.Fee, plan.Fee, has => has.Lacks(desk), dice);
        var online = Mark(
            Facts.Paid, plan.Paid * 19 / 20, has => has.Has(Facts.Fee | Facts.Online),
            dice, atMost: true);
        Mark(Facts.Paid, plan.Paid - online, has => has.Has(Facts.Fee), dice);
        Mark(Facts.Digitised, plan.Digitised, has => !has.Lacks(Facts.Electronic | Facts.WithoutResult), dice);
        Mark(Facts.Linked, plan.Linked, has => has.Lacks(Facts.WithoutResult), dice);
        Mark(Facts.Store, plan.Store, has => has.Has(Facts.Linked), dice);
        Mark(Facts.Reused, plan.Reused, _ => true, dice);
        Mark(Facts.Synced, plan.Synced, has => has.Lacks(Facts.Carried), dice);
        Mark(Facts.Late, plan.Late, has => has.Lacks(Facts.Carried), dice);
        Mark(Facts.Disliked, plan.Disliked, has => has.Has(Facts.Electronic) && has.Lacks(Facts.Late), dice);
        var plain = desk | Facts.Electronic | Facts.Online | Facts.Late;
        Mark(Facts.Deferred | Facts.Electronic | Facts.Digitised, leaf.Deferred[week], has => has.Lacks(plain), dice);
        Mark(Facts.Postal, plan.Received / 60, has => has.Lacks(Facts.Online | Facts.Carried), dice, atMost: true);
    }

    /// <summary>Gives a fact to so many dossiers of those that may have it and do not yet.</summary>
    private int Mark(Facts fact, int count, Predicate<Facts> may, Dice dice, bool atMost = false)
    {
        var found = 0;
        for (var i = 0; i < dossiers.Length; i++)
            if (!dossiers[i].Is(fact) && may(dossiers[i].Facts)) eligible[found++] = i;
        if (atMost) count = Math.Min(count, found);
        if (found < count)
            throw new InvalidOperationException($"{leaf.Code}: {count} dossiers wanted with {fact}, {found} possible");
        for (var i = 0; i < count; i++)
        {
            var at = dice.Between(i, found - 1);
            dossiers[eligible[at]].Facts |= fact;
            eligible[at] = eligible[i];
        }

        return count;
    }

    /// <summary>The first use of a service happens in its week, not by chance.</summary>
    private void Open(int week)
    {
        firstUses.RemoveAll(use =>
        {
            if (use.Week > week) return false;
            foreach (var dossier in dossiers)
            {
                if (dossier.Procedure is not null || !dossier.Is(use.Fact) || dossier.Is(Facts.Late)) continue;
                if (dossier.Is(Facts.Carried) || !use.Cast.Suits(dossier.Facts, week)) continue;
                dossier.Procedure = use.Cast.Row;
                return true;
            }

            return false;
        });
    }

    private ProcedureRow Choose(DemoDossier dossier, Dice dice)
    {
        const Facts matter = Facts.WithoutResult | Facts.Electronic | Facts.Online | Facts.Fee | Facts.Paid
            | Facts.Linked | Facts.Late | Facts.Carried;
        var key = (int)(dossier.Facts & matter);
        if (!choices.TryGetValue(key, out var found))
        {
            var suiting = casts.Where(cast => cast.Suits(dossier.Facts, dossier.Week)).ToArray();
            if (suiting.Length == 0)
                throw new InvalidOperationException($"{leaf.Code} {dossier.Week}: no procedure for {dossier.Facts}");
            found = (suiting, suiting.Sum(cast => cast.Weight(dossier)));
            choices[key] = found;
        }

        var drawn = dice.Below(Math.Max(1, found.Weight));
        foreach (var cast in found.Choices)
            if ((drawn -= cast.Weight(dossier)) < 0) return cast.Row;
        return found.Choices[^1].Row;
    }

    /// <summary>A procedure as this unit uses it: how far down each ranking it goes.</summary>
    private sealed record Cast(ProcedureRow Row, int Online, int Paid, int Linked)
    {
        public bool Suits(Facts facts, int week) =>
            week <= Row.LastWeek
            && Row.ReturnsResult == facts.Lacks(Facts.WithoutResult)
            && Row.HasFee == facts.Has(Facts.Fee)
            && (facts.Lacks(Facts.Paid) || Row.Paid.IsOpen(Paid, week))
            && (facts.Lacks(Facts.Online) || Row.Online.IsOpen(Online, week))
            && (facts.Lacks(Facts.Linked) || !Row.ForIndividuals || Row.Linked.IsOpen(Linked, week));

        /// <summary>Long procedures are those still open at a freeze; what ends within its week is short.</summary>
        public int Weight(DemoDossier dossier)
        {
            var isLong = Row.Limit > 5;
            if (dossier.Is(Facts.Carried)) return isLong ? 100 : 1;
            if (dossier.Is(Facts.Late) && dossier.Week > 1) return Row.Limit > 3 ? 1 : Row.Weight * 20;
            if (!dossier.Is(Facts.Electronic)) return isLong ? Row.Weight * 80 : Row.Weight * 10;
            return isLong && dossier.Week > 1 ? Row.Weight : Row.Weight * 10;
        }
    }
}
