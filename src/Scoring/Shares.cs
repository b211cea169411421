namespace DiemSang.Scoring;

/// <summary>Chia cho khớp: exact parts written in hundredths that add up to a given sum.</summary>
public static class Shares
{
    private const decimal Hundredth = 0.01m;

    /// <summary>A sum shared out by weights, in hundredths that add up to it; nothing when nothing weighs.</summary>
    public static IReadOnlyList<decimal> InProportion(decimal sum, IReadOnlyList<decimal> weights)
    {
        var all = weights.Sum();
        return all == 0m ? [.. weights.Select(_ => 0m)] : Close([.. weights.Select(weight => sum * weight / all)], sum);
    }

    /// <summary>
    /// Each part in hundredths, in points; together exactly the sum. Every part is cut downwards; what is then missing
    /// goes to the largest remainders, parts of 0 excepted while others are left.
    /// </summary>
    /// <param name="sum">in points; may differ from the exact sum by its rounding</param>
    public static IReadOnlyList<decimal> Close(IReadOnlyList<decimal> exact, decimal sum)
    {
        if (exact.Count == 0)
        {
            return [];
        }

        var parts = exact.Select(part => Math.Floor(part * 100m) / 100m).ToArray();
        var order = Enumerable.Range(0, parts.Length)
            .OrderBy(at => exact[at] == 0m).ThenByDescending(at => exact[at] - parts[at]).ThenBy(at => at).ToArray();
        var takers = order.Count(at => exact[at] != 0m) is > 0 and var some ? some : order.Length;
        var missing = sum - parts.Sum();
        var steps = (int)Math.Floor(missing * 100m);
        for (var step = 0; step < Math.Abs(steps); step++)
        {
            // Too much was given: it is taken from the smallest remainders.
            var at = steps > 0 ? order[step % takers] : order[takers - 1 - (step % takers)];
            parts[at] += steps > 0 ? Hundredth : -Hundredth;
        }

        // Only a published figure has more than two decimals.
        parts[order[0]] += sum - parts.Sum();
        return parts;
    }
}
