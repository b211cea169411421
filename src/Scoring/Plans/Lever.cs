namespace DiemSang.Scoring.Plans;

/// <summary>Đòn bẩy: a kind of work of one unit.</summary>
/// <param name="Raises">components whose numerator each piece raises by one; the denominators stay</param>
/// <param name="Minutes">≥ 0, of each piece</param>
/// <param name="Most">how many pieces there are to do, ≥ 0</param>
public sealed record Lever(string Id, IReadOnlyList<string> Raises, int Minutes, long Most);

/// <summary>Một bước của kế hoạch: so many pieces of one lever.</summary>
public sealed record PlanStep(Lever Lever, long Count)
{
    public long Minutes => Lever.Minutes * Count;
}

/// <summary>
/// Kế hoạch tới một mức điểm: which pieces of work to do. Total is what the ruleset gives after them, in points.
/// </summary>
public sealed record Plan(decimal From, decimal Target, decimal Total, IReadOnlyList<PlanStep> Steps)
{
    public long Minutes => Steps.Sum(step => step.Minutes);

    /// <summary>Pieces of work: dossiers and procedures together.</summary>
    public long Pieces => Steps.Sum(step => step.Count);

    /// <summary>The tallies after the steps: every raised numerator higher by its pieces.</summary>
    public static UnitTallies Apply(UnitTallies unit, IEnumerable<PlanStep> steps)
    {
        var tallies = new Dictionary<string, Tally>(unit.Tallies);
        foreach (var step in steps)
        {
            foreach (var id in step.Lever.Raises)
            {
                var tally = tallies.GetValueOrDefault(id);
                tallies[id] = tally with { Numerator = tally.Numerator + step.Count };
            }
        }

        return unit with { Tallies = tallies };
    }
}
