namespace DiemSang.Scoring;

/// <summary>Quy tắc khi không phát sinh: what a component is worth when there is nothing to measure.</summary>
public enum ZeroRule
{
    Zero,
    Full,
    /// <summary>Always full marks, whatever was counted.</summary>
    Constant,
    /// <summary>No points of its own; its maximum is shared equally among other components of its group.</summary>
    Redistribute,
}

/// <summary>Cách làm tròn: what the points are computed from.</summary>
public enum RoundingPath
{
    /// <summary>The ratio itself.</summary>
    Ratio,
    /// <summary>The percentage rounded to 2 decimals.</summary>
    Percentage,
}

/// <summary>Nguồn số liệu: counted from our own subjects, or given by another system.</summary>
public enum IndicatorSource
{
    Computed,
    Given,
}

/// <summary>Chỉ số thành phần: one component, as its ruleset file describes it.</summary>
public sealed record Indicator
{
    /// <summary>Number in the Decision: "4.2", "3.5a".</summary>
    public required string Id { get; init; }

    /// <summary>Code of the national portal: "ON_TIME".</summary>
    public required string Metric { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of its group: "CKMB".</summary>
    public required string Group { get; init; }

    public required decimal Max { get; init; }

    /// <summary>Ratio that earns full marks, 0 &lt; target ≤ 1; null when points are linear up to 100 %.</summary>
    public decimal? Target { get; init; }

    public RoundingPath Rounding { get; init; }
    public ZeroRule Zero { get; init; }

    /// <summary>Components that share the maximum when the zero rule is to redistribute.</summary>
    public IReadOnlyList<string> RedistributeTo { get; init; } = [];

    /// <summary>Level whose figures every unit below it takes over; null when each unit has its own.</summary>
    public Level? InheritedFrom { get; init; }

    /// <summary>Levels that are measured by it; another level gets no points from it and nothing is rescaled.</summary>
    public required IReadOnlySet<Level> Levels { get; init; }

    public IndicatorSource Source { get; init; }
    public required CounterFormula Numerator { get; init; }
    public required CounterFormula Denominator { get; init; }

    /// <summary>A yearly figure that stands for a zero denominator, in proportion to the period; usually none.</summary>
    public CounterFormula? YearlyDenominator { get; init; }

    public required string NumeratorText { get; init; }
    public required string DenominatorText { get; init; }
    public required string Clause { get; init; }

    /// <summary>True when a unit of this level takes the figures of its nearest ancestor.</summary>
    public bool IsInheritedBy(Level level) => InheritedFrom is { } from && level > from;

    /// <summary>Points for a ratio between 0 and 1, in whole hundredths, half away from zero.</summary>
    public decimal PointsFor(decimal ratio) => PointsFor(ratio, Max);

    /// <summary>Points before any rounding; none to measure: what the zero rule gives.</summary>
    internal decimal ExactPoints(decimal numerator, decimal denominator, decimal max)
    {
        if (Zero == ZeroRule.Constant) return max;
        if (denominator <= 0) return Zero == ZeroRule.Full ? max : 0m;
        return max * Math.Min(1m, Math.Clamp(numerator / denominator, 0m, 1m) / (Target ?? 1m));
    }

    // The portal divides before it multiplies: 6 × 1/48 is 0.12 there, not 0.13.
    internal decimal PointsFor(decimal ratio, decimal max)
    {
        var measured = Rounding == RoundingPath.Percentage ? Hundredths.Of(100m * ratio) / 100m : ratio;
        return Hundredths.Of(max * Math.Min(1m, measured / (Target ?? 1m)));
    }
}

/// <summary>Nhóm chỉ số: one group of components and its maximum.</summary>
public sealed record IndicatorGroup
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required decimal Max { get; init; }
    public RoundingPath Rounding { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
}

internal static class Hundredths
{
    public static decimal Of(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
