namespace DiemSang.Scoring.Plans;

/// <summary>
/// Cụm thành phần: components that one lever raises together, or a component alone; what so many hundredths cost here.
/// </summary>
internal sealed class Bundle
{
    private readonly Lever? joint;
    private readonly Climb[] climbs;
    private readonly long jointMost;
    private readonly (long Joint, long[] Pieces)[] works;

    /// <param name="joint">the lever that raises all these components at once; null when there is none</param>
    public Bundle(Lever? joint, IReadOnlyList<Climb> climbs, int upTo)
    {
        this.joint = joint;
        this.climbs = [.. climbs];
        jointMost = joint is null ? 0 : Math.Min(joint.Most, climbs.Min(climb => climb.Most));
        var most = Math.Min(upTo, climbs.Sum(climb => climb.Needed.Length - 1));
        Prices = new long[most + 1];
        Array.Fill(Prices, Costs.Never);
        works = new (long, long[])[most + 1];
        Try(new long[this.climbs.Length], at: 0, gain: 0);
    }

    /// <summary>The least price of each number of hundredths, from 0 upwards.</summary>
    public long[] Prices { get; }

    public IReadOnlyList<Climb> Climbs => climbs;

    /// <summary>The work behind a price: pieces of the joint lever, and those of each component's own levers.</summary>
    public (Lever? Lever, long Count, long[] Own) WorkFor(int gain) => (joint, works[gain].Joint, works[gain].Pieces);

    /// <summary>How far each component can be moved, with every lever used to its most.</summary>
    public IEnumerable<(string Id, long Count)> Reach =>
        climbs.Select(climb => (climb.Score.Indicator.Id, Math.Min(climb.Most, climb.Bends.Max() + jointMost)));

    /// <summary>Every way to gather hundredths among the components, none of them gathering more than is asked.</summary>
    private void Try(long[] required, int at, int gain)
    {
        if (at == climbs.Length)
        {
            Cover(required, gain);
            return;
        }

        var needed = climbs[at].Needed;
        for (var more = 0; more < needed.Length && (more == 0 || gain + more - 1 < Prices.Length - 1); more++)
        {
            required[at] = needed[more];
            Try(required, at + 1, Math.Min(gain + more, Prices.Length - 1));
        }
    }

    /// <summary>
    /// The cheapest pieces that give every component what is required of it. For a number of joint pieces the rest
    /// follows; the price is convex in that number and bends only where a component's own levers do, so the least
    /// price stands at a bend or an end.
    /// </summary>
    private void Cover(long[] required, int gain)
    {
        Take(required, gain, 0);
        if (jointMost == 0)
        {
            return;
        }

        Take(required, gain, jointMost);
        for (var at = 0; at < climbs.Length; at++)
        {
            foreach (var bend in climbs[at].Bends)
            {
                if (required[at] - bend is > 0 and var count && count < jointMost)
                {
                    Take(required, gain, count);
                }
            }
        }
    }

    private void Take(long[] required, int gain, long count)
    {
        var price = joint is null ? 0 : count * Climb.Price(joint);
        for (var at = 0; at < climbs.Length && price < Prices[gain]; at++)
        {
            price += climbs[at].CostOf(Math.Max(0, required[at] - count));
        }

        if (price < Prices[gain])
        {
            Prices[gain] = price;
            works[gain] = (count, [.. required.Select(one => Math.Max(0, one - count))]);
        }
    }
}
