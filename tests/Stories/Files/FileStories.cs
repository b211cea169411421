using System.Security.Cryptography;
using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Files;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Files;

/// <summary>Attachments come to rest sealed, whole or not at all, on both databases.</summary>
public sealed class FileStories(PostgresServer postgres)
{
    private const string Dossier = "H09.24.02-231113-0001";
    private const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static readonly CancellationToken go = CancellationToken.None;

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_was_kept_comes_back_byte_for_byte_and_stands_nowhere_readable(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var office = place.Open();
        var store = Store(office);
        var bytes = Pdf(new string('x', 300_000) + "Nguyen Van Canary");
        var kept = await store.Keep(new MemoryStream(bytes), "Nguyễn Văn Canary.pdf", Dossier, "account-7", office.Now, go);

        var found = Assert.Single(store.Of(Dossier));
        Assert.Equal(("Nguyễn Văn Canary.pdf", FileKind.Pdf, bytes.LongLength), (found.Name, found.Kind, found.Size));
        Assert.Equal(SHA256.HashData(bytes), found.Sha256);
        using var back = new MemoryStream();
        await store.Send(store.Find(kept.Id)!, back, go);
        Assert.Equal(bytes, back.ToArray());
        Assert.DoesNotContain(
            Directory.EnumerateFiles(FolderOf(office), "*", SearchOption.AllDirectories),
            file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains("Canary", StringComparison.Ordinal));
        Assert.Equal("file.kept", place.Look(session => AuditStore.Latest(session, Dossier, long.MaxValue, 1)).Single().Line.Action);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(-1)]
    public async Task A_byte_changed_on_the_disk_is_found_when_it_is_read(int at)
    {
        using var place = new Place();
        using var office = place.Open();
        var store = Store(office);
        var kept = await store.Keep(new MemoryStream(Pdf(new string('x', 200_000))), "a.pdf", Dossier, "a", office.Now, go);
        var path = Directory.EnumerateFiles(FolderOf(office), kept.Id, SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[at < 0 ? ^1 : at] ^= 1;
        File.WriteAllBytes(path, bytes);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.Send(kept, Stream.Null, go));
        File.WriteAllBytes(path, bytes[..(bytes.Length - 65_552)]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.Send(store.Find(kept.Id)!, Stream.Null, go));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_row_and_no_byte()
    {
        using var place = new Place();
        using var office = place.Open();
        var store = Store(office);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => store.Keep(
            new MemoryStream("<svg onload=alert(1)>"u8.ToArray()), "a.pdf", Dossier, "a", office.Now, go));
        Assert.Equal("file.unknown-kind", refused.Code);
        Assert.Empty(store.Of(Dossier));
        Assert.Empty(Directory.EnumerateFiles(FolderOf(office), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_thousand_uploads_broken_off_at_the_last_byte_leave_nothing()
    {
        using var place = new Place();
        using var office = place.Open();
        var store = Store(office);
        var bytes = Pdf(new string('x', 100_000));
        for (var i = 0; i < 1000; i++)
        {
            await Assert.ThrowsAsync<IOException>(() => store.Keep(new BrokenOff(bytes[..^1]), "a.pdf", Dossier, "a", office.Now, go));
        }

        Assert.Empty(store.Of(Dossier));
        Assert.Empty(Directory.EnumerateFiles(FolderOf(office), "*", SearchOption.AllDirectories));
        await store.Keep(new MemoryStream(bytes), "a.pdf", Dossier, "a", office.Now, go);
        Assert.Single(store.Of(Dossier));
    }

    [Fact]
    public async Task Bytes_without_a_row_and_drafts_that_nobody_filed_are_swept_away()
    {
        using var place = new Place();
        using var office = place.Open();
        var store = Store(office);
        var kept = await store.Keep(new MemoryStream(Pdf()), "a.pdf", Dossier, "a", office.Now, go);
        await store.Keep(new MemoryStream(Pdf()), "b.pdf", "", "a", office.Now, go);
        var orphan = Path.Combine(FolderOf(office), "incoming", "left-by-a-crash");
        File.WriteAllText(orphan, "x");
        File.SetLastWriteTimeUtc(orphan, DateTime.UnixEpoch);

        Assert.Equal(1, await store.Sweep(office.Now.AddDays(-1), DateTimeOffset.UnixEpoch.AddDays(1)));
        Assert.Equal(1, await store.Sweep(office.Now.AddSeconds(1), DateTimeOffset.MaxValue));
        Assert.Equal([kept.Id], Directory.EnumerateFiles(FolderOf(office), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_draft_gives_its_own_files_to_a_dossier_and_no_others()
    {
        using var place = new Place();
        using var office = place.Open();
        var store = Store(office);
        var mine = await store.Keep(new MemoryStream(Pdf()), "a.pdf", "", "me", office.Now, go);
        await Assert.ThrowsAsync<RefusedException>(() => Assign("other"));
        await Assign("me");
        await Assert.ThrowsAsync<RefusedException>(() => Assign("me"));
        Assert.Equal(mine.Id, Assert.Single(store.Of(Dossier)).Id);

        Task<bool> Assign(string account) => office.Journal.Write(work =>
        {
            FileStore.Assign(work.Session, [mine.Id], Dossier, account);
            return true;
        });
    }

    [Fact]
    public async Task A_scanner_that_finds_something_or_does_not_answer_keeps_nothing()
    {
        using var place = new Place();
        using var office = place.Open();
        var signature = Path.Combine(place.Folder.Path, "own.ndb");
        await File.WriteAllTextAsync(
            signature, $"DiemSang.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Eicar))}\n", go);
        var clam = Store(office, FileScan.Of($"/usr/bin/clamscan --no-summary -d \"{signature}\""));

        Assert.Equal("file.malware", await Refusal(clam, Pdf(Eicar)));
        Assert.Equal("file.scan-failed", await Refusal(Store(office, FileScan.Of("/no/such/scanner")), Pdf()));
        Assert.Equal("file.scan-failed", await Refusal(Store(office, FileScan.Of("/usr/bin/clamscan -d /no/such.ndb")), Pdf()));
        await clam.Keep(new MemoryStream(Pdf()), "good.pdf", Dossier, "a", office.Now, go);
        Assert.Single(clam.Of(Dossier));

        async Task<string> Refusal(FileStore store, byte[] bytes) => (await Assert.ThrowsAsync<RefusedException>(() =>
            store.Keep(new MemoryStream(bytes), "a;$(touch x).pdf", Dossier, "a", office.Now, go))).Code;
    }

    /// <summary>A sender that goes away where its last byte should be.</summary>
    private sealed class BrokenOff(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException("gone") : base.ReadAsync(buffer, cancellationToken);
    }

    private static string FolderOf(Installation office) => Path.Combine(office.Folder.Path, "files");

    private static FileStore Store(Installation office, FileScan? scan = null) => new(
        FolderOf(office), office.Database, office.Journal, office.Vault, new(), scan ?? FileScan.None);

    private static byte[] Pdf(string more = "") => Encoding.Latin1.GetBytes(
        $"%PDF-1.5\n1 0 obj<</Type/Page>>endobj\n% {more}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
}
