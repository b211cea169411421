using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Stories.Storage;

public sealed class CatalogueStories(PostgresServer postgres)
{
    private static readonly Procedure changed = Town.Procedures[0] with { HasFee = false };
    private static readonly DayRule dayOff = new(new(2026, 3, 4), "Nghỉ", DayKind.Off, "thử");

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_changed_procedure_books_its_dossiers_again_and_names_itself_as_the_cause(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        await office.Found();
        await office.Receive([Town.Item(1), Town.Item(2), Town.Item(3, procedure: 1)]);
        Assert.Equal([true, true, false], Fees(place, 1, 2, 3));

        await office.CatalogueChanges.Receive([changed], office.Now);

        Assert.Equal([false, false, false], Fees(place, 1, 2, 3));
        var position = place.Count("select max(position) from entries where kind = 3");
        Assert.Equal(2, place.Count($"select count(*) from entries where cause = 'catalogue {position}'"));
        await office.CatalogueChanges.Receive([changed], office.Now);
        Assert.Equal(2, place.Count("select count(*) from entries where cause like 'catalogue %'"));
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_rebooking_that_was_killed_between_two_batches_is_taken_up_at_the_next_start(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Found();
            await office.Receive([.. Enumerable.Range(1, 1200).Select(i => Town.Item(i))]);
            office.Journal.Committed += entries => Refuse(entries.Count == 500);
            await Assert.ThrowsAsync<JournalStoppedException>(() =>
                office.CatalogueChanges.Receive([changed], office.Now));
            Assert.Equal(new(500, 1200), place.Look(RebookingStore.State));
        }

        using var again = place.Open();
        await again.Resumed;
        Assert.False(place.Look(RebookingStore.State).IsRunning);
        Assert.Equal(1200, place.Count("select count(distinct subject) from entries where cause like 'catalogue %'"));
        Assert.Equal(1200, place.Count("select count(*) from entries where cause like 'catalogue %'"));
        await again.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_day_off_moves_dossiers_without_a_promised_date_and_the_clocks_of_complaints(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        await office.Found();
        await office.Receive([Town.Item(1), Town.Item(2) with { DueAt = null }]);
        await office.Receive(Town.Complaint(1));
        var (promised, byLaw, answer) = Clocks(place);

        await office.ChangeCalendar([dayOff], office.Now);

        var (promisedNow, byLawNow, answerNow) = Clocks(place);
        Assert.Equal(promised, promisedNow);
        Assert.Equal(byLaw.AddDays(1), byLawNow);
        Assert.Equal(answer.AddDays(1), answerNow);
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Complaints_follow_a_calendar_whose_booking_was_killed(Engine engine)
    {
        using var place = new Place(engine, postgres);
        DateTimeOffset answer;
        using (var office = place.Open())
        {
            await office.Found();
            await office.Receive(Town.Item(1) with { DueAt = null });
            await office.Receive(Town.Complaint(1));
            answer = Clocks(place, 1).Answer;
            office.Journal.Committed += _ => Refuse(true);
            await Assert.ThrowsAsync<JournalStoppedException>(() => office.ChangeCalendar([dayOff], office.Now));
        }

        using var again = place.Open();
        await again.Resumed;
        Assert.Equal(answer.AddDays(1), Clocks(place, 1).Answer);
        await again.AssertBalanced();
    }

    [Fact]
    public async Task A_second_node_takes_dossiers_by_the_catalogue_that_the_first_one_changed()
    {
        using var place = new Place(Engine.Postgres, postgres);
        using var here = place.Open();
        await here.Found();
        using var beside = place.Beside();
        using var there = beside.Open();
        await here.CatalogueChanges.Receive([changed], here.Now);

        await there.Receive(Town.Item(1));

        Assert.Equal([false], Fees(place, 1));
        Assert.False(there.Catalogue.Current.Procedures.Find(changed.Code, new(2026, 3, 2))!.HasFee);
    }

    private static void Refuse(bool now)
    {
        if (now)
        {
            throw new IOException("killed here");
        }
    }

    private static List<bool> Fees(Place place, params int[] numbers) => place.Look(session =>
        numbers.Select(number => Facts(session, number).Has(DossierTraits.FeeDossier)).ToList());

    private static (DateTimeOffset Promised, DateTimeOffset ByLaw, DateTimeOffset Answer) Clocks(
        Place place, int byLaw = 2) => place.Look(session => (
        Facts(session, 1).DueAt!.Value,
        Facts(session, byLaw).DueAt!.Value,
        FeedbackStore.All(session).Single().Facts.AnswerDueAt));

    private static DossierFacts Facts(Session session, int number) =>
        DossierStore.Load(session, [Town.Code(number)])[Town.Code(number)].Facts!;
}
