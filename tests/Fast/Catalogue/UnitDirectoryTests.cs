using CsCheck;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Catalogue;

public sealed class UnitDirectoryTests
{
    private static readonly DateOnly in2023 = new(2023, 6, 1);
    private static readonly DateOnly in2025 = new(2025, 8, 1);
    private static readonly UnitCode province = new("H09");
    private static readonly UnitCode city = new("H29");
    private static readonly UnitCode diAn = new("H09.24");
    private static readonly UnitCode tanBinh = new("H09.24.02");

    /// <summary>
    /// The town before and after 1/7/2025: the province ends, its ward moves to the city and is renamed.
    /// </summary>
    private static readonly Unit[] town =
    [
        new(province, "Tỉnh Bình Dương", UnitLevel.Province, ValidTo: new(2025, 6, 30), Successor: city),
        new(city, "Thành phố Hồ Chí Minh", UnitLevel.Province),
        new(new("H09.07"), "Sở Tư pháp", UnitLevel.Department, province) { OtherCodes = ["000.00.07.H09"] },
        new(diAn, "Thành phố Dĩ An", UnitLevel.District, province, ValidTo: new(2025, 6, 30)),
        new(new("H09.24.01"), "Phường Dĩ An", UnitLevel.Commune, diAn, ValidTo: new(2025, 6, 30), Successor: tanBinh),
        new(tanBinh, "Phường Tân Bình", UnitLevel.Commune, diAn, ValidTo: new(2025, 6, 30)),
        new(tanBinh, "Phường Tân Bình mới", UnitLevel.Commune, city, ValidFrom: new(2025, 7, 1)),
    ];

    private static readonly UnitDirectory directory = UnitDirectory.Of(town);

    [Fact]
    public void A_unit_is_found_by_each_of_its_codes()
    {
        Assert.Equal(new UnitCode("H09.07"), directory.Find("000.00.07.H09"));
        Assert.Equal(tanBinh, directory.Find("H09.24.02"));
        Assert.Null(directory.Find("H10"));
    }

    [Theory]
    [InlineData("H09.24.02-230306-0017", "H09.24.02")]
    [InlineData("H09.24.99-230306-0017", "H09.24")]
    [InlineData("000.00.07.H09-230306-0017", "H09.07")]
    [InlineData("H09.240-230306-0017", "H09")]
    [InlineData("H10.24-230306-0017", null)]
    [InlineData("H09", null)]
    public void The_longest_known_code_that_begins_a_dossier_code_names_its_unit(string maHoSo, string? unit) =>
        Assert.Equal(unit, directory.OfDossierCode(maHoSo)?.Value);

    [Fact]
    public void A_ward_that_moved_stands_under_its_parent_of_the_day()
    {
        Assert.Equal(diAn, directory.Parent(tanBinh, in2023));
        Assert.Equal(city, directory.Parent(tanBinh, in2025));
        Assert.True(directory.IsWithin(tanBinh, province, in2023));
        Assert.False(directory.IsWithin(tanBinh, province, in2025));
        Assert.Equal(province, directory.AncestorOfLevel(tanBinh, UnitLevel.Province, in2023));
        Assert.Equal(city, directory.AncestorOfLevel(tanBinh, UnitLevel.Province, in2025));
        Assert.Null(directory.AncestorOfLevel(tanBinh, UnitLevel.Ministry, in2025));
        Assert.Equal("Phường Tân Bình mới", directory.Row(tanBinh, in2025)!.Name);
    }

    [Fact]
    public void A_ward_that_ended_stays_under_its_last_parent_but_is_ranked_no_more()
    {
        Assert.Contains(new UnitCode("H09.24.01"), directory.Subtree(province, in2025));
        Assert.Empty(directory.Below(province, UnitLevel.Commune, in2025));
        Assert.Equal(2, directory.Below(province, UnitLevel.Commune, in2023).Count);
        Assert.Equal([tanBinh], directory.Below(city, UnitLevel.Commune, in2025).Select(unit => unit.Code));
    }

    [Fact]
    public void A_unit_that_has_not_begun_stands_where_its_first_row_will_put_it()
    {
        var later = UnitDirectory.Of([.. town, new(new("H09.24.03"), "Mới", UnitLevel.Commune, diAn, new(2024, 1, 1))]);

        Assert.Contains(new UnitCode("H09.24.03"), later.Subtree(province, in2023));
        Assert.Equal(2, later.Below(province, UnitLevel.Commune, in2023).Count);
    }

    [Fact]
    public void On_todays_map_a_unit_is_followed_to_its_last_successor()
    {
        Assert.Equal(city, directory.SuccessorOf(province));
        Assert.Equal(tanBinh, directory.SuccessorOf(new("H09.24.01")));
        Assert.Equal(tanBinh, directory.SuccessorOf(tanBinh));
    }

    [Fact]
    public void Parents_in_a_circle_are_refused_with_the_circle_named()
    {
        Unit[] rows =
        [
            new(new("H01"), "A", UnitLevel.Province, new("H02")),
            new(new("H02"), "B", UnitLevel.Province, new("H01")),
        ];

        var problem = Assert.Single(UnitProblem.Find(rows));
        Assert.Equal("unit.parent-cycle", problem.Code);
        Assert.Equal(["H01", "H02", "H01"], problem.Chain);
        Assert.Throws<ArgumentException>(() => UnitDirectory.Of(rows));
    }

    [Fact]
    public void A_circle_that_stands_only_for_some_days_is_refused_too()
    {
        Unit[] rows =
        [
            new(new("H01"), "A", UnitLevel.Province),
            new(new("H02"), "B", UnitLevel.Province, new("H01"), ValidTo: new(2024, 12, 31)),
            new(new("H02"), "B", UnitLevel.Province, ValidFrom: new(2025, 1, 1)),
            new(new("H01"), "A", UnitLevel.Province, new("H02"), ValidFrom: new(2024, 7, 1), ValidTo: new(2024, 7, 31)),
        ];

        Assert.Contains(UnitProblem.Find(rows), problem => problem is { Code: "unit.parent-cycle", IsBroken: true });
    }

    [Fact]
    public void Successors_in_a_circle_are_refused()
    {
        Unit[] rows =
        [
            new(new("H01"), "A", UnitLevel.Province, Successor: new("H02")),
            new(new("H02"), "B", UnitLevel.Province, Successor: new("H01")),
        ];

        Assert.Equal("unit.successor-cycle", Assert.Single(UnitProblem.Find(rows)).Code);
    }

    [Fact]
    public void An_unknown_parent_and_a_code_used_twice_are_told_but_break_nothing()
    {
        Unit[] rows =
        [
            new(new("H01"), "A", UnitLevel.Province),
            new(new("H02.01"), "B", UnitLevel.Department, new("H02")) { OtherCodes = ["H01"] },
        ];

        Assert.Equal(["unit.unknown-parent", "unit.code-used-twice"], UnitProblem.Find(rows).Select(p => p.Code));
        Assert.Equal(new UnitCode("H01"), UnitDirectory.Of(rows).Find("H01"));
    }

    [Fact]
    public void Subtrees_are_exactly_the_units_that_reach_the_top_by_their_parents() =>
        Gen.Int[-1, 30].Array[1, 30].Sample(parents =>
        {
            var rows = parents.Select((parent, i) => new Unit(Code(i), "U", UnitLevel.Commune,
                parent >= 0 && parent < i ? Code(parent) : null)).ToList();
            var units = UnitDirectory.Of(rows);
            return rows.TrueForAll(top => units.Subtree(top.Code, in2023).SetEquals(
                rows.Select(row => row.Code).Where(code => Reaches(units, code, top.Code))));
        }, iter: 2_000);

    private static UnitCode Code(int i) => new($"H{i:00}");

    private static bool Reaches(UnitDirectory units, UnitCode code, UnitCode top)
    {
        for (UnitCode? at = code; at is { } unit; at = units.Row(unit, in2023)!.Parent)
        {
            if (unit == top)
            {
                return true;
            }
        }

        return false;
    }
}
