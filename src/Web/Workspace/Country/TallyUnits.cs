using DiemSang.Exchange.Imports;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Country;

/// <summary>Số liệu theo đơn vị: the lines of a tallies file put together by unit, ready to be scored.</summary>
public static class TallyUnits
{
    /// <summary>What a file may name under a ruleset.</summary>
    public static TalliesVocabulary VocabularyOf(Ruleset ruleset) => new(
        Levels.All.Select(level => level.Code()).ToHashSet(),
        ruleset.Indicators.Select(indicator => indicator.Id).ToHashSet(),
        ruleset.Groups.Select(group => group.Code).ToHashSet());

    public static IReadOnlyList<UnitTallies> Of(IReadOnlyList<TallyRow> rows) =>
        [.. rows.GroupBy(row => row.Unit).Select(unit =>
        {
            var first = unit.First();
            var tallies = unit.ToDictionary(
                row => row.Indicator,
                row => new Tally(row.Numerator, row.Denominator, row.Points, IsGiven: row.Points is not null));
            return new UnitTallies(unit.Key, first.UnitName, first.Parent, Levels.Find(first.Level)!.Value, tallies);
        })];
}
