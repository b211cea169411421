using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>Bảng điểm đã chốt: what a published week answers, without counting anything.</summary>
/// <param name="Catalogue">names units and what is below them</param>
public sealed record FrozenCards(
    CatalogueState Catalogue, Func<UnitCode, Scorecard?> Of, Func<UnitCode, UnitLevel, IReadOnlyList<Ranked>> Ranking);
