namespace DiemSang.Scoring;

/// <summary>
/// Đạt/tổng số: numerator and denominator of one component, in subjects. Null means that nothing is known;
/// published points are taken as they are, whatever the numbers say.
/// </summary>
public readonly record struct Tally(
    decimal? Numerator,
    decimal? Denominator,
    decimal? PublishedPoints = null,
    bool IsGiven = false,
    string? Source = null)
{
    /// <summary>Unit whose figures these are, when they were taken over from an ancestor.</summary>
    public string? InheritedFrom { get; init; }
}

/// <summary>Số liệu của một đơn vị: its tallies by indicator id; a group code stands with published points only.</summary>
public sealed record UnitTallies(
    string Unit,
    string Name,
    string? Parent,
    Level Level,
    IReadOnlyDictionary<string, Tally> Tallies);
