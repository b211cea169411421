using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Storage;
using Town = DiemSang.Tests.Stories.Town;

namespace DiemSang.Tests.Stories.Followups;

/// <summary>Somebody answers for every component, and it is seen at once where nobody does – on both databases.</summary>
public sealed class AssignmentStories(PostgresServer postgres)
{
    private static readonly DateOnly today = new(2026, 10, 15);

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_component_without_owner_is_missing_until_somebody_has_it(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Quiet(place.Folder);
        var (house, register) = (town.Installation, town.Installation.Followups.Assignments);
        var period = new Evaluation.Counting.Period(new(2026, 1, 1), today, house.Now);
        var card = Scoreboard.Of(await house.Book(period), period).Of(Town.AnBinh)!;
        Assert.Contains("2.1", Unowned());
        Assert.DoesNotContain("4.6", Unowned());
        Assert.DoesNotContain("1.1", Unowned());

        await Assign(house, AssignedPart.Owner, "officer-1", today.AddDays(1));
        Assert.Contains("2.1", Unowned());
        Assert.DoesNotContain("2.1", register.Open().Unowned(card, today.AddDays(1)).Select(one => one.Id));
        return;

        List<string> Unowned() => [.. register.Open().Unowned(card, today).Select(one => one.Id)];
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Naming_another_ends_the_one_before_and_keeps_what_was(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Quiet(place.Folder);
        var (house, register) = (town.Installation, town.Installation.Followups.Assignments);
        await Assign(house, AssignedPart.Owner, "officer-1", new(2026, 10, 1));
        await Assign(house, AssignedPart.Owner, "officer-2", new(2026, 10, 20));
        var book = register.Open();
        Assert.Equal("officer-1", book.Holder(Town.AnBinh, "2.1", AssignedPart.Owner, new(2026, 10, 19))!.Account);
        Assert.Equal("officer-2", book.Holder(Town.AnBinh, "2.1", AssignedPart.Owner, new(2026, 10, 20))!.Account);
        Assert.Equal("assignment.later-one", await Code(Assign(house, AssignedPart.Owner, "officer-3", new(2026, 10, 16))));

        // Replaced before its first day: it never held, and it is still told.
        await Assign(house, AssignedPart.Owner, "officer-3", new(2026, 10, 20));
        Assert.Equal("officer-3", register.Open().Holder(Town.AnBinh, "2.1", AssignedPart.Owner, new(2026, 10, 25))!.Account);
        Assert.True(register.Open().All.Single(one => one.Account == "officer-2").IsVoid);

        var last = register.Open().Holder(Town.AnBinh, "2.1", AssignedPart.Owner, new(2026, 10, 25))!;
        await register.End(last.Id, new(2026, 10, 31), "head", house.Now);
        Assert.Null(register.Open().Holder(Town.AnBinh, "2.1", AssignedPart.Owner, new(2026, 11, 1)));
        Assert.Equal("assignment.ended", await Code(register.End(last.Id, new(2026, 11, 5), "head", house.Now)));
        Assert.Equal(3, register.Open().All.Count);

        var lines = house.Access.Read(session => AuditStore.Latest(session, new(Action: "assignment"), long.MaxValue, 20, _ => true));
        Assert.Equal(
            ["assignment.ended", "assignment.made", "assignment.made", "assignment.made"], lines.Select(one => one.Line.Action));
        Assert.All(lines, one => Assert.Equal(Town.AnBinh.Value, one.Line.Unit));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_team_of_the_city_follows_its_wards_and_a_deputy_is_another_person(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Quiet(place.Folder);
        var (house, register) = (town.Installation, town.Installation.Followups.Assignments);
        await register.Assign(Town.City, ["2.1", "5.2"], AssignedPart.Member, "member-1", today, null, "head", house.Now);
        Assert.Equal(
            "assignment.deputy-is-member",
            await Code(register.Assign(Town.City, ["5.2"], AssignedPart.Deputy, "member-1", today, null, "head", house.Now)));
        await register.Assign(Town.City, ["5.2"], AssignedPart.Deputy, "member-2", today, null, "head", house.Now);

        var (book, units) = (register.Open(), house.Catalogue.Current.Units);
        Assert.Equal("member-1", book.OfTeam(Town.AnBinh, "5.2", AssignedPart.Member, units, today)!.Account);
        Assert.Equal("member-2", book.OfTeam(Town.AnBinh, "5.2", AssignedPart.Deputy, units, today)!.Account);
        Assert.Null(book.OfTeam(Town.Province, "5.2", AssignedPart.Member, units, today));
        Assert.Equal(["2.1", "5.2"], book.Of("member-1", today).Select(one => one.Indicator).Order(StringComparer.Ordinal));
        Assert.Empty(book.Of("member-1", today.AddDays(-1)));
    }

    [Fact]
    public async Task Periods_that_are_backwards_or_over_and_empty_ones_are_refused()
    {
        using var town = await Town.Quiet();
        var house = town.Installation;
        var register = house.Followups.Assignments;
        Assert.Equal("assignment.to-before-from", await Code(Assign(house, AssignedPart.Owner, "officer-1", today, today.AddDays(-1))));
        Assert.Equal(
            "assignment.in-the-past", await Code(Assign(house, AssignedPart.Owner, "officer-1", new(2026, 9, 1), new(2026, 9, 30))));
        Assert.Equal(
            "assignment.no-component",
            await Code(register.Assign(Town.AnBinh, [], AssignedPart.Owner, "officer-1", today, null, "head", house.Now)));
        await Assign(house, AssignedPart.Owner, "officer-1", today);
        Assert.Equal("assignment.same", await Code(Assign(house, AssignedPart.Owner, "officer-1", today)));
        Assert.Single(register.Open().All);
    }

    private static Task<IReadOnlyList<Assignment>> Assign(
        Installation house, AssignedPart part, string account, DateOnly from, DateOnly? to = null) =>
        house.Followups.Assignments.Assign(Town.AnBinh, ["2.1"], part, account, from, to, "head", house.Now);

    private static async Task<string> Code(Task refused) =>
        (await Assert.ThrowsAsync<RefusedException>(() => refused)).Code;
}
