using System.Diagnostics;
using CsCheck;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Catalogue;

public sealed class ProcedureCatalogueTests
{
    private static readonly DateOnly day = new(2023, 6, 1);
    private static readonly UnitCode ward = new("H09.24.02");
    private static readonly UnitCode district = new("H09.24");
    private static readonly ProcedureCode birth = new("1.001193");
    private static readonly ProcedureCode copy = new("2.000815");

    private static readonly ProcedureCatalogue catalogue = new(
    [
        new(birth, "Đăng ký khai sinh", "Hộ tịch") { Units = [ward], Online = OnlineLevel.Partial },
        new(copy, "Chứng thực bản sao", "Chứng thực")
        {
            ForAllUnits = true,
            HasFee = true,
            ValidTo = new(2024, 12, 31),
        },
        new(copy, "Chứng thực bản sao mới", "Chứng thực") { Units = [district], ValidFrom = new(2025, 1, 1) },
    ]);

    [Fact]
    public void A_procedure_changes_with_the_day()
    {
        Assert.True(catalogue.Find(copy, day)!.HasFee);
        Assert.Equal("Chứng thực bản sao mới", catalogue.Find(copy, new(2025, 1, 1))!.Name);
        Assert.Null(catalogue.Find(new("1.000000"), day));
    }

    [Fact]
    public void An_assignment_to_the_parent_does_not_reach_the_child()
    {
        var in2025 = new DateOnly(2025, 1, 1);

        Assert.Equal([birth], Codes(catalogue.AssignedTo(Set(ward), in2025)));
        Assert.Equal([copy], Codes(catalogue.AssignedTo(Set(district), in2025)));
        Assert.Equal([birth, copy], Codes(catalogue.AssignedTo(Set(ward, district), in2025)));
    }

    [Fact]
    public void An_assignment_to_all_reaches_every_unit_while_it_is_in_force()
    {
        Assert.Equal([copy], Codes(catalogue.AssignedTo(Set(new UnitCode("H09.25")), day)));
        Assert.Empty(catalogue.AssignedTo(Set(new UnitCode("H09.25")), new(2025, 1, 1)));
    }

    [Fact]
    public void Sets_are_cut_by_what_their_procedures_are()
    {
        var all = catalogue.AssignedTo(Set(ward), day);
        var withFee = catalogue.Where(procedure => procedure.HasFee, day);

        Assert.Equal(2, all.Count);
        Assert.Equal(1, all.CountBoth(withFee));
        Assert.True(all.HasRow(catalogue.RowInForce(birth, day)));
        Assert.True(withFee.HasRow(catalogue.RowInForce(copy, day)));
        Assert.False(withFee.HasRow(catalogue.RowInForce(birth, day)));
        Assert.Throws<ArgumentException>(() => all.CountBoth(ProcedureCatalogue.Empty.AssignedTo(Set(ward), day)));
    }

    [Fact]
    public void Assigned_means_named_for_one_of_the_units_and_in_force() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 3], Gen.Int[2022, 2026], Gen.Int[2022, 2026]).Array[0, 150].Sample(drawn =>
        {
            var rows = drawn.Select((row, i) => new Procedure(Numbered(i), "T", "L")
            {
                Units = [.. row.Item1.Select(Unit)],
                ForAllUnits = i % 17 == 0,
                ValidFrom = new(row.Item2, 1, 1),
                ValidTo = new(row.Item3, 12, 31),
            }).ToList();
            var units = Set(Unit(1), Unit(3));
            var plain = rows.Where(row => row.IsValidOn(day) && (row.ForAllUnits || row.Units.Any(units.Contains)));
            var set = new ProcedureCatalogue(rows).AssignedTo(units, day);
            var all = new ProcedureCatalogue(rows);
            return Codes(set).SequenceEqual(plain.Select(row => row.Code))
                && rows.All(row => all.RowInForce(row.Code, day) is var at && (at >= 0) == row.IsValidOn(day)
                    && (at < 0 || ReferenceEquals(all.Rows[at], row)));
        }, iter: 500);

    [Fact]
    public void Every_unit_of_a_country_is_answered_within_the_time_of_a_ranking()
    {
        var units = Enumerable.Range(0, 3_400).Select(Unit).ToList();
        var country = new ProcedureCatalogue(Enumerable.Range(0, 4_000).Select(i => new Procedure(Numbered(i), "T", "L")
        {
            Units = [.. units.Where((_, u) => (u + i) % 97 == 0)],
            ForAllUnits = i % 20 == 0,
            HasFee = i % 3 == 0,
        }));
        var withFee = country.Where(procedure => procedure.HasFee, day);
        var sets = units.ConvertAll(unit => Set(unit));
        _ = country.AssignedTo(sets[0], day);

        var clock = Stopwatch.StartNew();
        var sum = sets.Sum(set => country.AssignedTo(set, day).CountBoth(withFee));

        Assert.True(sum > 3_400);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
    }

    private static UnitCode Unit(int i) => new($"H09.{i:00}");

    private static ProcedureCode Numbered(int i) => new($"1.{i:000000}");

    private static HashSet<UnitCode> Set(params UnitCode[] codes) => [.. codes];

    private static IEnumerable<ProcedureCode> Codes(ProcedureSet set) => set.Select(procedure => procedure.Code);
}
