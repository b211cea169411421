using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Followups;

/// <summary>
/// A remedy is proposed with the plan's points, ordered, done with evidence, and measured against the wards that did
/// not do it – on both databases.
/// </summary>
public sealed class RemedyStories(PostgresServer postgres)
{
    private static readonly DateTimeOffset started = Storage.Town.At(6, 1, 8), measured = Storage.Town.At(7, 1, 8);

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_proposal_carries_the_points_of_the_plan(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await City(place, wards: 2);
        var (plan, today) = (await PlanOf(house, Ward(0), started), LocalTime.DayOf(house.Now));

        // 5 of 10 dossiers more with result and papers: half of 6 and half of 4.
        var made = await house.Followups.Remedies.Propose(
            plan, "4.2", "result-and-papers", 5, "Quét tại quầy", "officer-1", today.AddDays(7), "member", house.Now);
        Assert.Equal(5.00m, made.Expected);
        Assert.Equal(made, house.Followups.Remedies.Find(made.Id));

        // A component that no lever raises has no promise, and none can be typed.
        var other = await house.Followups.Remedies.Propose(
            plan, "2.1", "", 5, "Giao ban mỗi sáng", "officer-1", today, "member", house.Now);
        Assert.Null(house.Followups.Remedies.Find(other.Id)!.Expected);
        Assert.Equal("remedy.no-room", await Code(Propose("4.2", "result-and-papers", 11)));
        Assert.Equal("remedy.not-the-lever", await Code(Propose("2.1", "result-and-papers", 1)));
        Assert.Equal("remedy.not-of-the-unit", await Code(Propose("1.1", "", 0)));
        Assert.Equal("remedy.due-in-the-past", await Code(house.Followups.Remedies.Propose(
            plan, "2.1", "", 0, "Muộn", "officer-1", today.AddDays(-1), "member", house.Now)));
        return;

        Task Propose(string indicator, string lever, long pieces) => house.Followups.Remedies.Propose(
            plan, indicator, lever, pieces, "Thử", "officer-1", today, "member", house.Now);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task It_goes_only_the_ways_of_the_table_and_every_step_is_told(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await City(place, wards: 1);
        var register = house.Followups.Remedies;
        var made = await register.Propose(
            await PlanOf(house, Ward(0), started), "2.1", "", 0, "Giao ban mỗi sáng", "officer-1",
            LocalTime.DayOf(house.Now), "member", house.Now);
        Assert.Equal("remedy.not-from-here", await Code(register.Turn(made.Id, 1, RemedyState.Doing, "", "officer-1", house.Now)));
        await register.Turn(made.Id, 1, RemedyState.Ordered, "", "head", house.Now);
        Assert.Equal("remedy.changed", await Code(register.Turn(made.Id, 1, RemedyState.Dropped, "Trùng", "head", house.Now)));
        Assert.Equal("remedy.no-reason", await Code(register.Turn(made.Id, 2, RemedyState.Dropped, " ", "head", house.Now)));
        await register.Turn(made.Id, 2, RemedyState.Doing, "", "officer-1", house.Now);
        Assert.Equal("remedy.no-evidence", await Code(register.Turn(made.Id, 3, RemedyState.Done, "", "officer-1", house.Now)));
        var done = await register.Turn(made.Id, 3, RemedyState.Done, "Biên bản giao ban", "officer-1", house.Now);
        Assert.Equal((RemedyState.Done, "Biên bản giao ban", 4L), (done.State, done.Evidence, done.Version));
        Assert.Equal("remedy.not-from-here", await Code(register.Turn(made.Id, 4, RemedyState.Dropped, "Thôi", "head", house.Now)));

        Assert.Equal(
            [
                ("member", RemedyState.Proposed), ("head", RemedyState.Ordered), ("officer-1", RemedyState.Doing),
                ("officer-1", RemedyState.Done),
            ],
            register.Steps(made.Id).Select(step => (step.Account, step.State)));
        Assert.Equal(
            ["remedy.done", "remedy.doing", "remedy.ordered", "remedy.proposed"],
            house.Access.Read(session => AuditStore.Latest(session, new(Action: "remedy"), long.MaxValue, 9, _ => true))
                .Select(entry => entry.Line.Action));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Its_effect_is_the_own_change_beyond_that_of_wards_that_did_not_do_it(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await City(place, wards: 7);
        var remedy = Doing(Ward(0));
        var (before, later) = (await BoardAt(house, started), await BoardAt(house, measured));
        var effect = RemedyEffect.Measure(remedy, before, later, [remedy]);

        // 10 of 20 digitised after none of 10: half of 4 points; beside it one of 20 in each of six wards.
        Assert.Equal((2.00m, 0.20m, 6), (effect.Own, effect.PeerMean, effect.Peers.Count));
        Assert.Equal((EffectGap.None, 1.80m), (effect.Gap, effect.Effect));

        // Two wards that do the same are no measure; with four left it is not told.
        var others = new[] { Doing(Ward(1)), Doing(Ward(2)) };
        var few = RemedyEffect.Measure(remedy, before, later, [remedy, .. others]);
        Assert.Equal((EffectGap.FewPeers, 4, (decimal?)null), (few.Gap, few.Peers.Count, few.Effect));
        Assert.Equal(2.00m, few.Own);

        // What another ward did before, or does for another component, takes nothing away.
        var elsewhere = Doing(Ward(1)) with { Indicator = "2.1" };
        Assert.Equal(6, RemedyEffect.Measure(remedy, before, later, [remedy, elsewhere]).Peers.Count);
    }

    [Fact]
    public async Task Too_short_a_time_another_year_or_nothing_to_measure_tells_no_effect()
    {
        using var place = new Place();
        using var house = await City(place, wards: 7);
        var remedy = Doing(Ward(0));
        var before = await BoardAt(house, started);
        var soon = RemedyEffect.Measure(remedy, before, await BoardAt(house, started.AddDays(27)), [remedy]);
        Assert.Equal((EffectGap.FewWeeks, (decimal?)null), (soon.Gap, soon.Effect));
        Assert.Equal(EffectGap.NotOneSeries, RemedyEffect.Measure(remedy, before, await BoardAt(house, started.AddYears(1)), [remedy]).Gap);
        var early = await BoardAt(house, Storage.Town.At(1, 5, 8));
        Assert.Equal(EffectGap.NothingMeasured, RemedyEffect.Measure(remedy, early, await BoardAt(house, measured), [remedy]).Gap);
        Assert.Null(RemedyEffect.Window(remedy with { StartedAt = null }, measured));
        Assert.Equal(
            started.AddDays(38),
            RemedyEffect.Window(remedy with { State = RemedyState.Done, EndedAt = started.AddDays(10) }, started.AddDays(300))!.Value.To);
    }

    private static UnitCode Ward(int number) => new($"H09.30.0{number + 1}");

    private static Remedy Doing(UnitCode ward) => new(
        $"r-{ward}", ward, "4.2", Scoring.Rulesets.InForceOn(new(2026, 6, 1)).Id, "Quét tại quầy", "officer-1", new(2026, 7, 1))
    {
        State = RemedyState.Doing,
        StartedAt = started,
    };

    /// <summary>Each ward has ten dossiers of March without papers and ten of June: the first ward digitised all, others one.</summary>
    private static async Task<Installation> City(Place place, int wards)
    {
        var house = place.Open();
        await house.CatalogueChanges.Receive(
            [
                new(new("H09"), "Tỉnh Bình An", UnitLevel.Province),
                new(new("H09.30"), "Thành phố Thử", UnitLevel.District, new("H09")),
                .. Enumerable.Range(0, wards).Select(i => new Unit(Ward(i), $"Phường {i + 1}", UnitLevel.Commune, new("H09.30"))),
            ],
            house.Now);
        await house.CatalogueChanges.Receive(Storage.Town.Procedures, house.Now);
        await house.Receive([
            .. from ward in Enumerable.Range(0, wards)
               from number in Enumerable.Range(0, 20)
               let isLate = number >= 10
               let at = Storage.Town.At(isLate ? 6 : 3, isLate ? 10 : 2, 9)
               let isDigitised = isLate && (ward == 0 || number == 10)
               select new DossierItem(new($"{Ward(ward)}-260302-{number:D5}"), Ward(ward), Storage.Town.Procedures[0].Code, 10)
               {
                   ReceivedAt = at,
                   DueAt = at.AddDays(3),
                   EndedAt = at.AddDays(1),
                   ReturnedAt = at.AddDays(1),
                   Signs = isDigitised ? ItemSigns.ResultFile | ItemSigns.SubmittedFile : ItemSigns.None,
               },
        ]);
        return house;
    }

    private static async Task<Scoreboard> BoardAt(Installation house, DateTimeOffset at)
    {
        var day = LocalTime.DayOf(at);
        var period = new Period(new(day.Year, 1, 1), day, at);
        return Scoreboard.Of(await house.Book(period), period);
    }

    private static async Task<UnitPlan> PlanOf(Installation house, UnitCode unit, DateTimeOffset at)
    {
        var board = await BoardAt(house, at);
        return new(board, unit, board.Of(unit)!);
    }

    private static async Task<string> Code(Task refused) =>
        (await Assert.ThrowsAsync<RefusedException>(() => refused)).Code;
}
