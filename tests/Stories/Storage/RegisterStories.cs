using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Stories.Storage;

public sealed class RegisterStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_is_sent_again_changes_nothing_and_what_is_sent_changed_counts_once(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        await office.Found();
        var first = Town.Item(1);
        var finished = first.Finished(Town.At(3, 4, 15));

        Assert.Equal(Reception.New, await office.Receive(first));
        Assert.Equal(Reception.Repeated, await office.Receive(first));
        Assert.Equal(Reception.Changed, await office.Receive(finished));
        Assert.Equal(Reception.Repeated, await office.Receive(finished));
        Assert.Equal(Reception.Changed, await office.Receive(first));
        Assert.Equal(Reception.Exists, await office.Receive(finished, insertOnly: true));

        var dossier = place.Look(session => DossierStore.Load(session, [first.Code])[first.Code]);
        Assert.Equal((3, 4, (DateTimeOffset?)null), (dossier.Version, dossier.Facts!.Status, dossier.Facts.FinishedAt));
        Assert.Equal(3, place.Count($"select count(*) from entries where subject = '{first.Code}'"));
        Assert.Equal(3, place.Count("select count(*) from raw"));
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Two_versions_in_one_call_apply_one_after_the_other(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var first = Town.Item(1);
        var answers = await office.Receive([first, first, first.Finished(Town.At(3, 4, 15)), Town.Item(2)]);

        Assert.Equal([Reception.New, Reception.Repeated, Reception.Changed, Reception.New], answers);
        Assert.Equal(3, office.Ledger.Now.Position);
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_province_never_changes_the_dossier_of_another(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var item = Town.Item(1);
        await office.Receive(item, sender: "000.00.24.H09");

        Assert.Equal(Reception.OfAnotherSender, await office.Receive(item.Finished(Town.At(3, 3, 9)), sender: "H10.01"));
        Assert.Equal(Reception.OfAnotherSender, await office.Receive(item, sender: "H10.01"));
        Assert.Equal(Reception.Changed, await office.Receive(item.Finished(Town.At(3, 3, 9)), sender: ""));
        Assert.Equal(2, office.Ledger.Now.Position);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Events_and_remarks_before_their_dossier_wait_for_it(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var item = Town.Item(1);
        await office.Progress(item.Code, 10, Town.At(3, 6, 11));
        await office.Progress(item.Code, 9, Town.At(3, 6, 10));
        await office.Progress(item.Code, 9, Town.At(3, 6, 10));
        await office.Rate(item.Code, satisfied: false);
        Assert.Equal(0, office.Ledger.Now.Position);

        await office.Receive(item);
        var facts = place.Look(session => DossierStore.Load(session, [item.Code])[item.Code]).Facts!;
        Assert.Equal((10, Town.At(3, 6, 10)), (facts.Status, facts.FinishedAt));
        Assert.True(facts.Has(DossierTraits.Disliked));

        await office.Rate(item.Code, satisfied: true);
        await office.Rate(item.Code, satisfied: true);
        Assert.Equal(2, office.Ledger.Now.Position);
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_complaint_about_a_dossier_follows_the_dossier_it_names(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var (one, other) = (Town.Item(1), Town.Item(2));
        await office.Receive([one, other]);

        Assert.True(await office.Receive(Town.Complaint(1, about: one.Code)));
        Assert.False(await office.Receive(Town.Complaint(1, about: one.Code)));
        Assert.Equal([true, false], Disliked(place, one, other));

        await office.Receive(Town.Complaint(1, about: other.Code));
        Assert.Equal([false, true], Disliked(place, one, other));

        await office.Receive(Town.Complaint(1));
        Assert.Equal([false, false], Disliked(place, one, other));
        await office.AssertBalanced();
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_booking_can_be_made_again_from_the_entries_alone(Engine engine)
    {
        using var place = new Place(engine, postgres);
        string digest;
        using (var office = place.Open())
        {
            await office.Found();
            await office.Receive([.. Enumerable.Range(1, 30).Select(i => Town.Item(i))]);
            await office.Receive([.. Enumerable.Range(1, 10).Select(i => Town.Item(i).Finished(Town.At(3, 4, 9)))]);
            await office.Receive(Town.Complaint(1, about: Town.Code(3)));
            digest = Digest.Of(office.Ledger.Now);
            await office.Journal.Write(work => work.Session.ExecuteNow(
                "update bookings set counter_version = 0, marks = $1 where position > $2", Array.Empty<byte>(), 5L));
        }

        File.Delete(place.Folder.Snapshot);
        using var again = place.Open();
        Assert.Equal(digest, Digest.Of(again.Ledger.Now));
        Assert.Equal(0, place.Count($"select count(*) from bookings where counter_version <> {Marks.Version}"));
        await again.AssertBalanced();
    }

    private static IEnumerable<bool> Disliked(Place place, params DossierItem[] items) => place.Look(session =>
        items.Select(item =>
            DossierStore.Load(session, [item.Code])[item.Code].Facts!.Has(DossierTraits.Disliked)).ToList());
}
