namespace DiemSang.Scoring.Plans;

/// <summary>
/// Đường lên của một thành phần: how many further met subjects earn how many hundredths of a point, through target and
/// rounding, and what they cost by the levers that raise this component alone, cheapest first.
/// </summary>
internal sealed class Climb
{
    private readonly List<(long Upto, long Price, Lever Lever)> single = [];
    private readonly long most;

    /// <param name="pool">the most subjects that may be met further</param>
    /// <param name="upTo">hundredths that are worth looking at</param>
    public Climb(IndicatorScore score, IEnumerable<Lever> levers, long pool, int upTo)
    {
        Score = score;
        var (met, all) = (score.Tally.Numerator!.Value, score.Tally.Denominator!.Value);
        most = Math.Max(0, Math.Min(pool, (long)Math.Floor(all - Math.Clamp(met, 0m, all))));
        var sum = 0L;
        foreach (var lever in levers.OrderBy(Price))
        {
            sum += lever.Most;
            single.Add((sum, Price(lever), lever));
        }

        Needed = [.. NeededFor(upTo)];
    }

    public IndicatorScore Score { get; }

    public long Most => most;

    /// <summary>Fewest further subjects for each number of hundredths, from 0 upwards; as far as the pool reaches.</summary>
    public long[] Needed { get; }

    /// <summary>Minutes, and among equal minutes pieces: one number that orders both.</summary>
    public static long Price(Lever lever) => ((long)lever.Minutes << Costs.PieceBits) + 1;

    /// <summary>What so many pieces cost at least; <see cref="Costs.Never"/> when there are not so many.</summary>
    public long CostOf(long pieces)
    {
        var (cost, from) = (0L, 0L);
        foreach (var (upTo, price, _) in single)
        {
            if (pieces <= from) break;
            cost += (Math.Min(pieces, upTo) - from) * price;
            from = upTo;
        }

        return pieces <= from ? cost : Costs.Never;
    }

    /// <summary>So many pieces, taken from the cheapest levers.</summary>
    public IEnumerable<(Lever Lever, long Pieces)> Spread(long pieces)
    {
        var from = 0L;
        foreach (var (upTo, _, lever) in single)
        {
            if (Math.Min(pieces, upTo) - from is > 0 and var some) yield return (lever, some);
            from = upTo;
        }
    }

    /// <summary>The numbers of pieces at which a dearer lever begins, 0 and the last one among them.</summary>
    public IEnumerable<long> Bends => single.Select(one => one.Upto).Prepend(0);

    private IEnumerable<long> NeededFor(int upTo)
    {
        var (low, reach) = (0L, Gain(most));
        for (var gain = 0; gain <= Math.Min(upTo, reach); gain++)
        {
            var high = most;
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                if (Gain(middle) >= gain) high = middle;
                else low = middle + 1;
            }

            yield return low;
        }
    }

    private int Gain(long more)
    {
        var (met, all) = (Score.Tally.Numerator!.Value, Score.Tally.Denominator!.Value);
        return (int)((Score.Indicator.PointsFor(Math.Clamp((met + more) / all, 0m, 1m), Score.Max) - Score.Points) * 100m);
    }
}

internal static class Costs
{
    /// <summary>Up to 2²⁴ pieces; minutes stand above them.</summary>
    public const int PieceBits = 24;

    public const long Never = long.MaxValue / 4;
}
