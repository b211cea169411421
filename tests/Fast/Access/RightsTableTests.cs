using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Fast.House;

namespace DiemSang.Tests.Fast.Access;

/// <summary>rights.csv is whole, says what the design says, and broken tables are named line by line.</summary>
public sealed class RightsTableTests
{
    private static readonly DateOnly today = new(2026, 11, 26);
    private static readonly UnitCode city = new("H09.24");
    private static readonly UnitCode ward = new("H09.24.02");

    private static readonly UnitDirectory units = UnitDirectory.Of(
    [
        new(new("H09"), "Tỉnh", UnitLevel.Province), new(city, "Thành phố", UnitLevel.District, new UnitCode("H09")),
        new(ward, "Phường 1", UnitLevel.Commune, city), new(new("H09.24.05"), "Phường 2", UnitLevel.Commune, city),
        new(new("H10"), "Tỉnh bên", UnitLevel.Province),
    ]);

    private static string Table => File.ReadAllText(Tree.Files("rights.csv", "rules").Single());

    [Fact]
    public void The_table_of_the_house_has_no_fault() => Assert.Empty(RightsTable.Check(Table));

    [Theory]
    [InlineData("work.read,Xem", "work.read,Xem,-", "cells")]
    [InlineData(",unit,", ",every,", "neither")]
    [InlineData("work.read,", "account.own,", "twice")]
    [InlineData("work.read,", "Work read,", "not a right")]
    [InlineData("Volunteer", "Helper", "heading")]
    public void A_broken_table_is_named(string part, string broken, string problem) =>
        Assert.Contains(
            RightsTable.Check(Table.Replace(part, broken, StringComparison.Ordinal)),
            found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void A_right_that_is_not_in_the_table_is_a_fault_of_the_program() =>
        Assert.Throws<KeyNotFoundException>(() => RightsTable.House.Of("dossier.burn", Role.UnitHead));

    [Fact]
    public void A_right_reaches_down_and_never_up_or_sideways()
    {
        var counter = Holding(new Grant("a", Role.CounterOfficer, ward, today, null));
        Assert.True(counter.May("dossier.receive", ward));
        Assert.False(counter.May("dossier.receive", city));
        Assert.False(counter.May("dossier.receive", new("H09.24.05")));
        Assert.False(counter.May("dossier.receive", new("H10")));
        Assert.False(counter.May("dossier.approve", ward));
        Assert.True(Holding(new Grant("a", Role.CounterOfficer, city, today, null)).May("dossier.receive", ward));
    }

    [Fact]
    public void What_was_delegated_counts_but_never_the_rights_that_answer_in_person()
    {
        var deputy = Holding(new Grant("head", Role.UnitHead, city, today, today));
        Assert.True(deputy.May("dossier.approve", ward));
        Assert.False(deputy.May("grant.approve", ward));
        Assert.False(deputy.MayOwn("leave.own"));
    }

    [Fact]
    public void Nobody_may_do_anything() =>
        Assert.DoesNotContain(RightsTable.House.Rights, right => Visitor.Nobody.Holds(right) || Visitor.Nobody.May(right, city));

    private static Visitor Holding(params Grant[] grants) => new("a", "", grants, units, today);
}
