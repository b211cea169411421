using DiemSang.Evaluation.Counting;

namespace DiemSang.Web.Api.Json;

/// <summary>Số liệu được cung cấp trong câu trả lời: not counted by the product, with its source.</summary>
public sealed record GivenAnswer(string Counter, long Value, string Source, DateOnly From, DateOnly To)
{
    internal static IReadOnlyList<GivenAnswer> Of(CounterSet counters) =>
        [.. counters.Given.Select(one => new GivenAnswer(one.Counter, one.Value, one.Source, one.From, one.To))];
}

/// <summary>Số đếm của một đơn vị: the answer of `counters`.</summary>
/// <param name="Counters">full name → whole number; none is missing</param>
/// <param name="Warnings">sentences</param>
public sealed record CountersAnswer(
    string Unit,
    DateOnly From,
    DateOnly To,
    DateTimeOffset EvaluatedAt,
    DateTimeOffset? KnownOn,
    IReadOnlyDictionary<string, long> Counters,
    IReadOnlyList<GivenAnswer> Given,
    IReadOnlyList<string> Warnings);

/// <summary>Bảng điểm của một đơn vị: the answer of `scorecard` – the counters with their points.</summary>
public sealed record ScorecardAnswer(
    string Unit,
    string UnitName,
    string? Parent,
    string Level,
    DateOnly From,
    DateOnly To,
    DateTimeOffset EvaluatedAt,
    DateTimeOffset? KnownOn,
    string Ruleset,
    decimal Total,
    string Band,
    IReadOnlyDictionary<string, GroupPoints> Groups,
    IReadOnlyDictionary<string, IndicatorPoints> Indicators,
    IReadOnlyDictionary<string, long> Counters,
    IReadOnlyList<GivenAnswer> Given,
    IReadOnlyList<string> Warnings);

/// <summary>Bảng xếp hạng: the answer of `ranking`, best unit first.</summary>
public sealed record RankingAnswer(
    string Parent,
    string Level,
    DateOnly From,
    DateOnly To,
    DateTimeOffset EvaluatedAt,
    DateTimeOffset? KnownOn,
    string Ruleset,
    IReadOnlyList<CardAnswer> Units,
    IReadOnlyList<string> Warnings);
