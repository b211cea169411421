using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Dossiers;
using DiemSang.Tests.Stories.Storage;
using Town = DiemSang.Tests.Stories.Town;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>A week is published once, as it was known, and nothing changes it any more – on both databases.</summary>
public sealed class FreezeStories(PostgresServer postgres)
{
    private static readonly DateTimeOffset cutOff = Town.At(2026, 8, 28, 17);

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_is_frozen_is_what_the_time_machine_says(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        var made = await house.Publications.Freeze(cutOff, "system", house.Now);
        Assert.Equal(("2026-08-28-1700", 1L, 5L), (made.Slug, made.Number, made.Units));
        Assert.Equal(new DateOnly(2026, 1, 1), made.From);

        var board = Evaluation.Scoreboards.Scoreboard.Of(await house.Book(made.Period, cutOff), made.Period);
        var week = house.PublicationBook.Open(made);
        foreach (var unit in Town.Units)
        {
            var (computed, frozen) = (board.Of(unit)!, week.Of(unit)!.Card);
            Assert.Equal(computed.Total, frozen.Total);
            Assert.Equal(computed.Band, frozen.Band);
            Assert.Equal(computed.Groups.Select(group => group.Points), frozen.Groups.Select(group => group.Points));
            Assert.Equal(
                computed.Indicators.Select(one => (one.Indicator.Id, one.Tally, one.Ratio, one.Points, one.Max, one.Verdict)),
                frozen.Indicators.Select(one => (one.Indicator.Id, one.Tally, one.Ratio, one.Points, one.Max, one.Verdict)));
        }

        var wards = week.Ranking(Town.Province, OneStop.Catalogue.UnitLevel.Commune);
        Assert.Equal(
            board.Ranking(Town.Province, OneStop.Catalogue.UnitLevel.Commune)
                .Select(one => (one.Rank, one.Of, one.IsTied, one.Scorecard.Unit)),
            wards.Select(one => (one.Rank, one.Of, one.IsTied, one.Scorecard.Unit)));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_second_freeze_of_a_cut_off_is_told_at_once(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        await house.Publications.Freeze(cutOff, "system", house.Now);
        Assert.Equal("publication.already", (await Refusal(house.Publications.Freeze(cutOff, "system", house.Now))).Code);

        // Both at the same moment: one wins, the other is told.
        var other = cutOff.AddDays(7);
        Task<Publication>[] both = [.. Enumerable.Range(0, 2).Select(_ => house.Publications.Freeze(other, "system", house.Now))];
        await ((Task)Task.WhenAll(both)).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(1, both.Count(one => one.IsCompletedSuccessfully));
        Assert.Equal("publication.already", (await Refusal(both.Single(one => one.IsFaulted))).Code);
        Assert.Equal(2, house.PublicationBook.All().Count);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_comes_later_never_changes_a_published_week_and_is_listed(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        var made = await house.Publications.Freeze(cutOff, "system", house.Now);
        var before = Totals(house, made);

        await town.Tell(house.Now, Town.LateCopy with { EndedAt = Town.At(2026, 8, 5, 10) });
        var ofOctober = Town.PostedCopy with { Code = new("H09.24.02-261012-0009"), ReceivedAt = Town.At(2026, 10, 12, 10) };
        await town.Tell(house.Now, ofOctober);
        Assert.Equal(before, Totals(house, made));
        Assert.Equal(before, new PublicationBook(house.Database).Open(made).Cards.Select(card => card.Card.Total));

        using var session = house.Database.OpenReader();
        var later = LaterFacts.Of(session, made);
        Assert.Contains(Town.LateCopy.Code.Value, later.Facts.Select(fact => fact.Subject));
        Assert.DoesNotContain(ofOctober.Code.Value, later.Facts.Select(fact => fact.Subject));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_correction_is_a_new_publication_with_its_reason_and_its_differences(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        var first = await house.Publications.Freeze(Town.At(2026, 10, 2, 17), "system", house.Now);
        Assert.Equal("publication.no-reason", (await Refusal(house.Publications.Correct(first, " ", "system", house.Now))).Code);
        Assert.Equal("publication.nothing-to-correct", (await Refusal(house.Publications.Correct(first, "thử", "system", house.Now))).Code);

        await town.Tell(house.Now, Town.LateCopy with { EndedAt = Town.At(2026, 8, 5, 10) });
        var second = await house.Publications.Correct(first, "Phường gửi lại ngày trả", "account-1", house.Now);
        Assert.Equal(("2026-10-02-1700-dc1", 2L, (long?)1L), (second.Slug, second.Edition, second.Corrects));
        Assert.Equal([second.Number], house.PublicationBook.InForce().Select(one => one.Number));

        var differences = new Comparison(house.PublicationBook.Open(first), house.PublicationBook.Open(second)).Differences;
        Assert.Contains(Town.TanBinh.Value, differences.Select(one => one.Card.Unit));
        Assert.Contains(Town.City.Value, differences.Select(one => one.Card.Unit));
        Assert.DoesNotContain(Town.AnBinh.Value, differences.Where(one => one.Change != 0).Select(one => one.Card.Unit));
        var ward = differences.Single(one => one.Card.Unit == Town.TanBinh.Value);
        Assert.True(ward.Change > 0);
        Assert.Contains("2.1", ward.Components.Select(pair => pair.After.Indicator.Id));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_freeze_waits_while_dossiers_are_booked_again(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        await house.Journal.Write(work =>
        {
            RebookingStore.Add(work.Session, new(1, "*", "", house.Now), 5);
            return true;
        });
        var impatient = new PublicationRegister(house.Journal, house.Database, house.Book) { Patience = TimeSpan.FromMilliseconds(300) };
        Assert.Equal("publication.rebooking", (await Refusal(impatient.Freeze(cutOff, "system", house.Now))).Code);

        var waiting = house.Publications.Freeze(cutOff, "system", house.Now);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        await house.CatalogueChanges.Rebook();
        Assert.Equal(1, (await waiting).Number);
    }

    [Fact]
    public async Task Two_nodes_that_freeze_at_the_same_second_make_one_publication()
    {
        using var place = new Place(postgres.NewDatabase());
        using var town = await Town.Build(place.Folder);
        using var beside = place.Beside();
        using var other = beside.Open();
        Task<Publication>[] both =
        [
            Task.Run(() => town.Installation.Publications.Freeze(cutOff, "system", town.Installation.Now)),
            Task.Run(() => other.Publications.Freeze(cutOff, "system", town.Installation.Now)),
        ];
        await ((Task)Task.WhenAll(both)).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(1, both.Count(one => one.IsCompletedSuccessfully));
        Assert.Equal("publication.already", (await Refusal(both.Single(one => one.IsFaulted))).Code);
        Assert.Equal(1, place.Count("select count(*) from publications"));
        Assert.Equal(5, place.Count("select count(*) from published_cards"));
    }

    private static List<decimal> Totals(Installation house, Publication made) =>
        [.. house.PublicationBook.Open(made).Cards.Select(card => card.Card.Total)];

    private static async Task<RefusedException> Refusal(Task<Publication> freezing) =>
        await Assert.ThrowsAsync<RefusedException>(() => freezing);
}
