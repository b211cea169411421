using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Sync;

/// <summary>A revoked key is shut out everywhere within seconds, whatever somebody does to the clock.</summary>
public sealed class RevokedKeys
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task Another_node_shuts_it_out_within_seconds_though_its_clock_is_set(int hours)
    {
        using var place = new Place();
        var clock = new SetClock(place.Clock.Now);
        using var house = Installation.OpenForWriting(place.Folder, clock);
        await house.CatalogueChanges.Receive([new Unit(new("H09"), "Tỉnh Bình An", UnitLevel.Province)], house.Now);
        var (here, there) = (new SyncKeys(house), new SyncKeys(house));
        var text = await here.Create(new("H09"), "trục liên thông");
        var session = there.LogIn("H09", text);
        Assert.NotNull(there.Find(text));

        clock.Now += TimeSpan.FromHours(hours);
        Assert.True(await here.Revoke(here.All().Single().Id));
        clock.Pass(TimeSpan.FromSeconds(11));
        Assert.Null(here.Find(text));
        Assert.Null(there.Find(text));
        Assert.Null(there.Find(session));
        // Giving out and taking back stands in the audit trail, the key itself does not.
        var lines = place.Look(session => AuditStore.Latest(session, here.All().Single().Id, long.MaxValue, 9));
        Assert.Equal(["key.revoked", "key.created"], lines.Select(one => one.Line.Action));
        Assert.DoesNotContain(text, string.Join('\n', lines), StringComparison.Ordinal);
    }

    /// <summary>A clock whose hour somebody sets while time goes on.</summary>
    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        private TimeSpan passed;

        public DateTimeOffset Now { get; set; } = now;

        public void Pass(TimeSpan time) => (passed, Now) = (passed + time, Now + time);

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => passed.Ticks;
    }
}
