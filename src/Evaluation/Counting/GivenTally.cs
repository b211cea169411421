using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Số liệu được cung cấp: a figure the product did not count itself, for a range of days, with its source.
/// </summary>
public sealed record GivenTally(UnitCode Unit, string Counter, DateOnly From, DateOnly To, long Value, string Source);
