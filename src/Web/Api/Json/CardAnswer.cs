using System.Text.Json.Serialization;
using DiemSang.Exchange;
using DiemSang.Scoring;

namespace DiemSang.Web.Api.Json;

/// <summary>Điểm nhóm trong câu trả lời.</summary>
public sealed record GroupPoints(decimal Points, decimal Max);

/// <summary>Điểm thành phần trong câu trả lời; points is null where only the group was published.</summary>
public sealed record IndicatorPoints(
    decimal? Numerator, decimal? Denominator, decimal? Ratio, decimal? Points, decimal Max, bool Given)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InheritedFrom { get; init; }

    internal static IndicatorPoints Of(IndicatorScore score) => new(
        score.Tally.Numerator, score.Tally.Denominator, score.Ratio, score.IsHidden ? null : score.Points, score.Max,
        score.Tally.IsGiven)
    {
        InheritedFrom = score.InheritedFrom,
    };
}

/// <summary>Cảnh báo trong câu trả lời: a stable code, the component or group it speaks of, and the sentence.</summary>
public sealed record WarningText(string Code, string Subject, string Text)
{
    public static WarningText Of(ScoreWarning warning) => new(
        warning.Code, warning.Subject, Words.Say(warning.Code, [warning.Subject, .. warning.Numbers]));
}

/// <summary>Một đơn vị trong bảng xếp hạng: its scorecard with its rank.</summary>
public sealed record CardAnswer(
    string Unit,
    string UnitName,
    string Level,
    decimal Total,
    string Band,
    int Rank,
    IReadOnlyDictionary<string, GroupPoints> Groups,
    IReadOnlyDictionary<string, IndicatorPoints> Indicators,
    IReadOnlyList<WarningText> Warnings)
{
    public static CardAnswer Of(Scorecard card, int rank) => new(
        card.Unit, card.Name, card.Level.Code(), card.Total, card.Band.Name, rank, GroupsOf(card), IndicatorsOf(card),
        [.. card.Warnings.Select(WarningText.Of)]);

    internal static IReadOnlyDictionary<string, GroupPoints> GroupsOf(Scorecard card) =>
        new OrderedDictionary<string, GroupPoints>(card.Groups.Select(score =>
            KeyValuePair.Create(score.Group.Code, new GroupPoints(score.Points, score.Max))));

    internal static IReadOnlyDictionary<string, IndicatorPoints> IndicatorsOf(Scorecard card) =>
        new OrderedDictionary<string, IndicatorPoints>(card.Indicators.Select(score =>
            KeyValuePair.Create(score.Indicator.Id, IndicatorPoints.Of(score))));
}
