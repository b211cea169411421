using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Pages;

/// <summary>An officer's part in a change of points: for the officer, the head and the team, and for nobody else.</summary>
public sealed class OfficersInTheSplit
{
    private const string Why = "/bang-diem/H09.24.02/vi-sao?chia=can-bo";
    private static readonly DateTimeOffset friday = new(2026, 9, 25, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task The_officer_sees_their_own_part_the_head_and_the_team_see_all_and_nobody_else_sees_any()
    {
        var clock = new StoryClock(friday);
        await using var office = await Office.Open(clock);
        var house = office.House;
        var counter = await house.Officer("mot-cua", Role.CounterOfficer, Office.Ward);
        var late = await house.Officer("cham", Role.Specialist, Office.Ward);
        var quick = await house.Officer("nhanh", Role.Specialist, Office.Ward);
        await house.Officer("chu-tich", Role.UnitHead, Office.Ward);
        await house.Officer("to-vien", Role.EvaluationMember, Office.Province);
        await house.Officer("chu-tich-ben", Role.UnitHead, Office.Sibling);
        await house.Officer("kiem-toan", Role.Auditor, Office.Province);
        await house.Publications.Freeze(friday.AddMinutes(1), "system", friday.AddMinutes(1));
        clock.Now = friday.AddHours(1);
        await Give(office, counter.Id, late.Id, days: 1);
        await Give(office, counter.Id, quick.Id, days: 30);
        clock.Now = friday.AddDays(6);

        Assert.Equal((true, true), await Seen(office, "chu-tich"));
        Assert.Equal((true, true), await Seen(office, "to-vien"));
        Assert.Equal((true, false), await Seen(office, "cham"));
        Assert.Equal((false, true), await Seen(office, "nhanh"));
        Assert.Equal((false, false), await Seen(office, "mot-cua"));
        Assert.Equal((false, false), await Seen(office, "chu-tich-ben"));
        Assert.Equal((false, false), await Seen(office, "kiem-toan"));
        Assert.Equal((false, false), await Seen(office, null));
    }

    private static async Task Give(Office office, string counter, string specialist, int days)
    {
        var dossier = await office.House.Handling.Start(
            new(Office.Ward, Storage.Town.Procedures[0].Code, Channel.Direct, new(0, new(days, LimitUnit.WorkingDay)))
            {
                Owner = new("Người Thử", ""),
            },
            new(counter, ActorKind.Counter), office.House.Now);
        var given = await office.House.Handling.Change(
            dossier.Code, dossier.Version, new(counter, ActorKind.Counter), office.House.Now,
            (one, act) => one.Forward(act, specialist, ""), "dossier.forwarded");
        await office.House.Handling.Change(
            dossier.Code, given!.Version, new(specialist, ActorKind.Specialist), office.House.Now,
            (one, act) => one.TakeStep(act), "dossier.step-taken");
    }

    /// <summary>Whether the page shows the part of the one who was late, and of the one who was not.</summary>
    private static async Task<(bool Late, bool Quick)> Seen(Office office, string? name)
    {
        using var browser = name is null ? office.Browser() : await office.SignedIn(name);
        var page = await browser.Read($"{Why}&so-voi=20260925090100");
        Assert.Contains("vì sao", page, StringComparison.Ordinal);
        return (page.Contains("Người cham<", StringComparison.Ordinal), page.Contains("Người nhanh<", StringComparison.Ordinal));
    }
}
