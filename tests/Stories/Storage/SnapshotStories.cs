using System.Security.Cryptography;
using DiemSang.Evaluation.Counting;

namespace DiemSang.Tests.Stories.Storage;

public sealed class SnapshotStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_snapshot_gives_the_same_numbers_as_the_journal(Engine engine)
    {
        using var place = new Place(engine, postgres);
        var digest = await Live(place, 1, 40);
        using (var kept = Cube.Load(place.Folder.Snapshot)!)
        {
            Assert.Equal(digest, Digest.Of(kept));
        }

        using var again = place.Open();
        Assert.Equal(digest, Digest.Of(again.Ledger.Now));
        await again.Receive([.. Enumerable.Range(1, 20).Select(i => Town.Item(i).Finished(Town.At(3, 4, 9)))]);
        await again.AssertBalanced();
    }

    [Fact]
    public async Task A_torn_or_damaged_snapshot_is_not_used()
    {
        using var place = new Place();
        var digest = await Live(place, 1, 40);
        var whole = await File.ReadAllBytesAsync(place.Folder.Snapshot, TestContext.Current.CancellationToken);
        var dice = new Random(766);
        for (var i = 0; i < 60; i++)
        {
            var bytes = whole.ToArray();
            bytes[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
            var torn = whole[..(i == 0 ? 0 : dice.Next(whole.Length))];
            AssertNotUsed(place, i % 2 == 0 ? torn : bytes, digest);
        }
    }

    [Fact]
    public async Task A_snapshot_of_another_counter_version_is_not_used()
    {
        using var place = new Place();
        var digest = await Live(place, 1, 40);
        var bytes = await File.ReadAllBytesAsync(place.Folder.Snapshot, TestContext.Current.CancellationToken);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), Marks.Version + 1);
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));
        AssertNotUsed(place, bytes, digest);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_snapshot_ahead_of_the_journal_is_not_used(Engine engine)
    {
        using var other = new Place();
        await Live(other, 1, 90);
        using var place = new Place(engine, postgres);
        var digest = await Live(place, 1, 40);
        File.Copy(other.Folder.Snapshot, place.Folder.Snapshot, overwrite: true);
        using var again = place.Open();
        Assert.Equal(digest, Digest.Of(again.Ledger.Now));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_snapshot_of_another_history_is_not_used_even_when_the_journal_is_longer(Engine engine)
    {
        using var other = new Place();
        using (var office = other.Open())
        {
            await office.Receive([.. Enumerable.Range(1, 30).Select(i => Town.Item(i).Finished(Town.At(4, 1, 9)))]);
        }

        using var place = new Place(engine, postgres);
        var digest = await Live(place, 1, 40);
        File.Copy(other.Folder.Snapshot, place.Folder.Snapshot, overwrite: true);
        using var again = place.Open();
        Assert.Equal(digest, Digest.Of(again.Ledger.Now));
        await again.AssertBalanced();
    }

    private static async Task<string> Live(Place place, int first, int count)
    {
        using var office = place.Open();
        await office.Receive([.. Enumerable.Range(first, count).Select(i => Town.Item(i, i % 3, i % 5))]);
        return Digest.Of(office.Ledger.Now);
    }

    private static void AssertNotUsed(Place place, byte[] snapshot, string digest)
    {
        File.WriteAllBytes(place.Folder.Snapshot, snapshot);
        Assert.Null(Cube.Load(place.Folder.Snapshot));
        using var reader = place.OpenForReading();
        Assert.Equal(digest, Digest.Of(reader.Ledger.Now));
    }
}
