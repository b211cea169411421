using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.Tests.Stories.Storage;
using Town = DiemSang.Tests.Stories.Town;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>Whoever changes a published week in the database is found, and the week is named.</summary>
public sealed class ChainStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_published_week_edited_in_the_database_is_named(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        foreach (var week in Enumerable.Range(0, 4))
        {
            await house.Publications.Freeze(Town.At(2026, 9, 4, 17).AddDays(7 * week), "system", house.Now);
        }

        Assert.Empty(await house.Journal.Alone(PublicationChain.Check));
        await Do(house, "update published_cards set total = '99.99' where publication = 2 and unit = 'H09.24.02'");
        Assert.Equal(
            [new("2026-09-11-1700", PublicationFault.Figures)], await house.Journal.Alone(PublicationChain.Check));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_changed_heading_a_missing_unit_and_a_dropped_week_are_named(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        foreach (var week in Enumerable.Range(0, 4))
        {
            await house.Publications.Freeze(Town.At(2026, 9, 4, 17).AddDays(7 * week), "system", house.Now);
        }

        await Do(house, "update publications set ruleset = 'qd766-2022' where number = 3");
        await Do(house, "delete from published_cards where publication = 1 and unit = 'H09.24.01'");
        await Do(house, "delete from publications where number = 4");
        await Do(house, "delete from published_cards where publication = 4");
        Assert.Equal(
            [
                new("2026-09-04-1700", PublicationFault.Figures), new("2026-09-18-1700", PublicationFault.Heading),
                new("2026-09-25-1700", PublicationFault.Missing),
            ],
            await house.Journal.Alone(PublicationChain.Check));
    }

    /// <summary>Figures and digest and hash changed together still disagree with the audit trail.</summary>
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_week_whose_hashes_were_made_again_disagrees_with_the_audit_trail(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var town = await Town.Build(place.Folder);
        var house = town.Installation;
        var made = await house.Publications.Freeze(Town.At(2026, 9, 4, 17), "system", house.Now);
        await Do(house, "update published_cards set total = '99.99' where unit = 'H09.24.02'");
        var digest = await house.Journal.Alone(session => PublicationChain.DigestOf(PublicationStore.Rows(session, 1)));
        var forged = made with { Digest = digest };
        var hash = PublicationChain.HashOf(forged, []);
        await house.Journal.Write(work => work.Session.ExecuteNow(
            "update publications set digest = $1, hash = $2 where number = 1", digest, hash));
        Assert.Equal(
            [new(made.Slug, PublicationFault.Unannounced)], await house.Journal.Alone(PublicationChain.Check));
    }

    private static Task<int> Do(Installation house, string sql) =>
        house.Journal.Write(work => work.Session.ExecuteNow(sql));
}
