namespace DiemSang.Scoring;

/// <summary>Căn cứ của điểm: where the points of a component come from.</summary>
public enum Verdict
{
    /// <summary>From a numerator and a denominator.</summary>
    Measured,
    /// <summary>Không phát sinh: the denominator is zero and the zero rule speaks.</summary>
    NothingHappened,
    /// <summary>Chưa có số liệu: no tally, the zero rule speaks (but not inside a group that was published whole).</summary>
    Unknown,
    /// <summary>The ruleset always gives full marks.</summary>
    Constant,
    /// <summary>The points were published and taken as they are.</summary>
    Published,
    /// <summary>Không áp dụng: units of this level are not measured by the component; no points.</summary>
    NotApplicable,
}

/// <summary>
/// Điểm thành phần. Ratio is clamped to 0–1 and null when nothing was measured; Points and Max in points, two
/// decimals unless published otherwise.
/// </summary>
public sealed record IndicatorScore(
    Indicator Indicator,
    Tally Tally,
    decimal? Ratio,
    decimal Points,
    decimal Max,
    Verdict Verdict)
{
    /// <summary>The ratio in percent, two decimals.</summary>
    public decimal? Percent => Ratio is { } ratio ? Hundredths.Of(100m * ratio) : null;

    public decimal Lost => Max - Points;

    /// <summary>Not known because only its group was published: the 0 points are no judgement.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Unit that the figures were taken over from; null when they are its own.</summary>
    public string? InheritedFrom => Tally.InheritedFrom;
}

/// <summary>Điểm nhóm: the sum of its components, or the points published for the group.</summary>
public sealed record GroupScore(IndicatorGroup Group, decimal Points, bool IsPublished = false)
{
    public decimal Max => Group.Max;
    public decimal Lost => Max - Points;
}

/// <summary>Cảnh báo số liệu: a code with words elsewhere, the component or group, and the numbers it speaks of.</summary>
public sealed record ScoreWarning(string Code, string Subject, params IReadOnlyList<decimal> Numbers);

/// <summary>Bảng điểm: one unit under one ruleset. Total is the sum of the groups, 0 to 100.</summary>
public sealed record Scorecard(
    string Unit,
    string Name,
    string? Parent,
    Level Level,
    string Ruleset,
    decimal Total,
    Band Band,
    IReadOnlyList<GroupScore> Groups,
    IReadOnlyList<IndicatorScore> Indicators,
    IReadOnlyList<ScoreWarning> Warnings)
{
    public GroupScore? FindGroup(string code) => Groups.FirstOrDefault(score => score.Group.Code == code);

    /// <summary>The tallies behind the components; where groups were published whole they are not among them.</summary>
    public UnitTallies Tallies => new(
        Unit, Name, Parent, Level, Indicators.ToDictionary(score => score.Indicator.Id, score => score.Tally));

    public IndicatorScore? Find(string id) => Indicators.FirstOrDefault(score => score.Indicator.Id == id);
}
