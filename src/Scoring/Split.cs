namespace DiemSang.Scoring;

/// <summary>
/// Số của một phần: what one part (a unit below, a procedure, an officer) has in numerator and denominator of a
/// component before and after, in subjects; a distinct procedure shared by several units is a fraction in each.
/// </summary>
public sealed record PartTally(
    string Part, decimal MetBefore, decimal AllBefore, decimal MetAfter, decimal AllAfter)
{
    /// <summary>How many more are met.</summary>
    public decimal MoreMet => MetAfter - MetBefore;

    /// <summary>How many more are missed.</summary>
    public decimal MoreMissed => AllAfter - AllBefore - MoreMet;
}

/// <summary>Phần đóng góp: points that one part added to the change or took from it.</summary>
public sealed record PartShare(string Part, decimal Points);

/// <summary>
/// Tử số và mẫu số: how much of a component's change comes from its numerator, from its denominator, and from neither
/// (published or unknown figures, another maximum). In hundredths of points; together the change.
/// </summary>
public sealed record Effects(decimal Numerator, decimal Denominator, decimal Other);

/// <summary>
/// Tách thay đổi: one component between two moments. An effect is the mean of both orders – numerator first and
/// denominator first – so neither is favoured. A part takes of each effect what it added to that number.
/// </summary>
public sealed class Split
{
    /// <summary>What no part explains: the unit's own offices, figures that do not add up, published points.</summary>
    public const string Rest = "";

    private readonly Indicator indicator;
    private readonly (decimal Met, decimal All, decimal Max) before, after;
    private readonly bool isCounted;
    private readonly decimal perMet, perAll;

    public Split(IndicatorScore before, IndicatorScore after)
    {
        indicator = after.Indicator;
        Delta = after.Points - before.Points;
        this.before = NumbersOf(before);
        this.after = NumbersOf(after);
        isCounted = IsCounted(before) && IsCounted(after);
        if (isCounted)
        {
            (perMet, perAll) = (PerMet(), PerAll());
            Numerator = perMet * (this.after.Met - this.before.Met);
            Denominator = perAll * (this.after.All - this.before.All);
        }
    }

    /// <summary>Change of the component, as scored.</summary>
    public decimal Delta { get; }

    public Indicator Indicator => indicator;

    /// <summary>Effect of the numerator before rounding.</summary>
    public decimal Numerator { get; }

    public decimal Denominator { get; }

    public Effects Effects
    {
        get
        {
            var other = isCounted && before.Max == after.Max ? 0m : Delta - Numerator - Denominator;
            var closed = Shares.Close([Numerator, Denominator, other], Delta);
            return new(closed[0], closed[1], closed[2]);
        }
    }

    /// <summary>
    /// What each part contributed before rounding, and under <see cref="Rest"/> what none of them did; together the
    /// change but for the rounding of the two scores.
    /// </summary>
    public IReadOnlyList<PartShare> ExactByPart(IReadOnlyList<PartTally> parts)
    {
        var shares = new List<PartShare>(parts.Count + 1);
        if (!isCounted)
        {
            return [.. parts.Select(part => new PartShare(part.Part, 0m)), new(Rest, Delta)];
        }

        var given = 0m;
        foreach (var part in parts)
        {
            var points = (perMet * part.MoreMet) + (perAll * (part.AllAfter - part.AllBefore));
            shares.Add(new(part.Part, points));
            given += points;
        }

        var all = before.Max == after.Max ? Numerator + Denominator : Delta;
        var rest = all - given;
        shares.Add(new(Rest, Math.Abs(rest) < 1e-12m ? 0m : rest));
        return shares;
    }

    /// <summary>As <see cref="ExactByPart"/>, in hundredths that add up to the change.</summary>
    public IReadOnlyList<PartShare> ByPart(IReadOnlyList<PartTally> parts) => Closed(ExactByPart(parts), Delta);

    /// <summary>The parts of several components together, in hundredths that add up to their common change.</summary>
    public static IReadOnlyList<PartShare> Together(
        IEnumerable<(Split Split, IReadOnlyList<PartTally> Parts)> components)
    {
        var (sums, delta) = (new OrderedDictionary<string, decimal>(StringComparer.Ordinal), 0m);
        foreach (var (split, parts) in components)
        {
            delta += split.Delta;
            foreach (var share in split.ExactByPart(parts))
            {
                sums[share.Part] = sums.GetValueOrDefault(share.Part) + share.Points;
            }
        }

        return Closed([.. sums.Select(sum => new PartShare(sum.Key, sum.Value))], delta);
    }

    private static List<PartShare> Closed(IReadOnlyList<PartShare> exact, decimal sum)
    {
        var points = Shares.Close([.. exact.Select(share => share.Points)], sum);
        return [.. exact.Select((share, at) => share with { Points = points[at] })];
    }

    private static bool IsCounted(IndicatorScore score) =>
        score.Verdict is Verdict.Measured or Verdict.NothingHappened or Verdict.Constant;

    private static (decimal, decimal, decimal) NumbersOf(IndicatorScore score)
    {
        var all = Math.Max(0m, score.Tally.Denominator ?? 0m);
        return (Math.Clamp(score.Tally.Numerator ?? 0m, 0m, all), all, score.Max);
    }

    /// <summary>Points for each further met subject: the mean over both denominators and both maxima.</summary>
    private decimal PerMet() => (
        Met(before.All, before.Max) + Met(after.All, before.Max)
        + Met(before.All, after.Max) + Met(after.All, after.Max)) / 4m;

    /// <summary>Points for each further subject of the denominator.</summary>
    private decimal PerAll() => (
        All(before.Met, before.Max) + All(after.Met, before.Max)
        + All(before.Met, after.Max) + All(after.Met, after.Max)) / 4m;

    private decimal Met(decimal all, decimal max) => before.Met != after.Met
        ? (indicator.ExactPoints(after.Met, all, max) - indicator.ExactPoints(before.Met, all, max))
            / (after.Met - before.Met)
        : Rises(before.Met, all) ? max / (Full * all) : 0m;

    private decimal All(decimal met, decimal max) => before.All != after.All
        ? (indicator.ExactPoints(met, after.All, max) - indicator.ExactPoints(met, before.All, max))
            / (after.All - before.All)
        : Rises(met, before.All) ? -max * met / (Full * before.All * before.All) : 0m;

    private decimal Full => indicator.Target ?? 1m;

    private bool Rises(decimal met, decimal all) =>
        indicator.Zero != ZeroRule.Constant && all > 0m && met < Full * all;
}
