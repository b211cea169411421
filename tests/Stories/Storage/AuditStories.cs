using DiemSang.Exchange;
using DiemSang.OneStop.Access;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>The audit trail on both databases: a line changed or taken out is found.</summary>
public sealed class AuditStories(PostgresServer postgres)
{
    private static readonly DateTimeOffset now = new(2026, 11, 26, 8, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_changed_line_is_named_by_its_position(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        for (var i = 1; i <= 5; i++)
        {
            await Tell(office, new(now, "account-7", "dossier.received", $"H09-{i}", "H09.24.02"));
        }

        Assert.Null(await office.Journal.Alone(AuditTrail.FirstBroken));
        await office.Journal.Write(work =>
            work.Session.ExecuteNow("update audit set actor = 'account-8' where position = 3"));
        Assert.Equal(3, await office.Journal.Alone(AuditTrail.FirstBroken));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_missing_line_is_named_by_its_position(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        for (var i = 1; i <= 4; i++)
        {
            await Tell(office, new(now, "system", "sign-in.refused", $"account-{i}"));
        }

        await office.Journal.Write(work => work.Session.ExecuteNow("delete from audit where position = 2"));
        Assert.Equal(2, await office.Journal.Alone(AuditTrail.FirstBroken));
    }

    private static Task<bool> Tell(Installation office, AuditLine line) => office.Journal.Write(work =>
    {
        AuditTrail.Add(work.Session, line);
        return true;
    });
}
