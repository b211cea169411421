namespace DiemSang.Scoring.Plans;

/// <summary>Giá trị: what more met subjects are worth, while the denominator stays as it is.</summary>
public static class Worth
{
    /// <summary>
    /// Points that one more met subject earns, before rounding to hundredths; 0 when the target is reached, nothing
    /// is measured or the points do not depend on the numerator.
    /// </summary>
    public static decimal OfOne(Indicator indicator, Tally tally)
    {
        if (!IsMovable(indicator, tally, out var met, out var all)) return 0m;
        var full = indicator.Target ?? 1m;
        return indicator.Max * (Math.Min(1m, (met + 1) / all / full) - Math.Min(1m, met / all / full));
    }

    /// <summary>
    /// Fewest further met subjects with which the component has at least these points, as scored; null when even
    /// all subjects met would not do, or nothing is measured.
    /// </summary>
    public static int? NeededFor(Indicator indicator, Tally tally, decimal points)
    {
        if (!IsMovable(indicator, tally, out var met, out var all))
            return tally.PublishedPoints is null && indicator.Zero == ZeroRule.Constant && points <= indicator.Max ? 0 : null;

        // Points never fall when more are met, so the first sufficient number can be halved towards.
        var (low, high) = (0, (int)Math.Min(int.MaxValue, Math.Floor(all - met)));
        if (PointsWith(high) < points) return null;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (PointsWith(middle) >= points) high = middle;
            else low = middle + 1;
        }
        return low;

        decimal PointsWith(int more) => indicator.PointsFor(Math.Clamp((met + more) / all, 0m, 1m));
    }

    private static bool IsMovable(Indicator indicator, Tally tally, out decimal met, out decimal all)
    {
        (met, all) = (tally.Numerator ?? 0m, tally.Denominator ?? 0m);
        met = Math.Clamp(met, 0m, Math.Max(0m, all));
        return tally is { PublishedPoints: null, Numerator: not null } && all > 0 && indicator.Zero != ZeroRule.Constant;
    }
}
