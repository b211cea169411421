using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Files;

/// <summary>
/// Kho tệp đính kèm: keeps what people hand in. A file comes to rest sealed, under a name of the server's own, outside
/// everything that is served; its row follows in one transaction with the audit line. Bytes without a row are orphans
/// and are removed; a row never stands without its bytes.
/// </summary>
public sealed class FileStore
{
    private readonly string folder;
    private readonly string incoming;
    private readonly Database database;
    private readonly Journal.Journal journal;
    private readonly Vault vault;
    private readonly FileLimits limits;
    private readonly FileScan scan;

    public FileStore(string folder, Database database, Journal.Journal journal, Vault vault, FileLimits limits, FileScan scan)
    {
        (this.folder, this.database, this.journal, this.vault) = (folder, database, journal, vault);
        (this.limits, this.scan) = (limits, scan);
        incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
    }

    public FileLimits Limits => limits;

    /// <summary>Keeps a file for a dossier, or with subject "" for a draft of the account.</summary>
    /// <exception cref="RefusedException">"file.…": not an allowed kind, too costly, active, or found by the scanner</exception>
    public async Task<StoredFile> Keep(
        Stream source, string name, string subject, string keptBy, DateTimeOffset now, CancellationToken stop)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var plain = Path.Combine(incoming, id);
        try
        {
            byte[] hash;
            await using (var file = new FileStream(plain, Private(FileMode.CreateNew)))
            {
                hash = await Copy(source, file, stop);
                var kind = FileInspection.Of(file, limits);
                await scan.Check(plain, stop);
                var stored = new StoredFile(id, subject, SafeName.Of(name, kind), kind, file.Length, hash, now, keptBy);
                return stored with { WrappedKey = await Seal(file, stored) };
            }
        }
        finally
        {
            File.Delete(plain);
        }
    }

    /// <summary>The row of a file, its name readable; null when there is none.</summary>
    public StoredFile? Find(string id)
    {
        using var session = database.OpenReader();
        return FileRowStore.Find(session, id) is { } found ? Named(found) : null;
    }

    public IReadOnlyList<StoredFile> Of(string subject)
    {
        using var session = database.OpenReader();
        return [.. FileRowStore.Of(session, subject).Select(Named)];
    }

    /// <summary>Writes the plain bytes of a kept file.</summary>
    /// <exception cref="CryptographicException">the bytes on disk are not those that were kept</exception>
    public async Task Send(StoredFile file, Stream target, CancellationToken stop)
    {
        var key = Key(file.WrappedKey);
        await using var source = File.OpenRead(PathOf(file.Id));
        await SealedFile.Read(source, target, key, stop);
    }

    /// <summary>Gives files of a draft to the dossier that it became; inside the transaction that files it.</summary>
    public static void Assign(Session session, IEnumerable<string> ids, string subject, string keptBy)
    {
        foreach (var id in ids)
        {
            Refused.If(FileRowStore.Assign(session, id, subject, keptBy) == 0, "file.not-yours");
        }
    }

    /// <summary>Drops rows and with them the keys: the bytes are unreadable at once, and the sweep takes them away.</summary>
    public static void Erase(Session session, string subject) => FileRowStore.RemoveOf(session, subject);

    /// <summary>The same for what an account kept for drafts.</summary>
    public static void EraseDrafts(Session session, string account) => FileRowStore.RemoveDrafts(session, account);

    /// <summary>Removes bytes without a row, what an interrupted upload left, and drafts' files past a moment.</summary>
    /// <returns>how many went</returns>
    public async Task<int> Sweep(DateTimeOffset draftsBefore, DateTimeOffset bytesBefore)
    {
        var known = await journal.Write(work =>
        {
            FileRowStore.Waiting(work.Session, draftsBefore).ForEach(id => FileRowStore.Remove(work.Session, id));
            return FileRowStore.Ids(work.Session);
        });
        var orphans = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => File.GetLastWriteTimeUtc(file) < bytesBefore.UtcDateTime
                && !(known.Contains(Path.GetFileName(file)) && Path.GetDirectoryName(file) != incoming))
            .ToList();
        orphans.ForEach(File.Delete);
        return orphans.Count;
    }

    private async Task<byte[]> Copy(Stream source, FileStream target, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 << 10];
        for (int read; (read = await source.ReadAsync(buffer, stop)) > 0;)
        {
            Refused.If(target.Length + read > limits.MostBytes, "file.too-large", limits.MostBytes >> 20);
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        await target.FlushAsync(stop);
        return hash.GetHashAndReset();
    }

    /// <summary>Bytes first and on the disk, then the row: a crash between leaves an orphan, never a promise.</summary>
    private async Task<byte[]> Seal(FileStream plain, StoredFile file)
    {
        var key = RandomNumberGenerator.GetBytes(SealedFile.KeySize);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file.Id))!);
        await using (var target = new FileStream(PathOf(file.Id), Private(FileMode.CreateNew)))
        {
            plain.Position = 0;
            SealedFile.Write(plain, target, key);
            target.Flush(flushToDisk: true);
        }

        var wrapped = Bytes(vault.Seal(key));
        var name = Bytes(vault.Seal(Encoding.UTF8.GetBytes(file.Name)));
        await journal.Write(work =>
        {
            FileRowStore.Add(work.Session, file, wrapped, name);
            AuditTrail.Add(work.Session, new(
                file.KeptAt, file.KeptBy, "file.kept", file.Subject.Length > 0 ? file.Subject : file.Id, "",
                $"{file.Id} {Convert.ToHexStringLower(file.Sha256)}"));
            return true;
        });
        return wrapped;
    }

    private StoredFile Named((StoredFile File, byte[] SealedName) found) =>
        found.File with { Name = Encoding.UTF8.GetString(Key(found.SealedName)) };

    private byte[] Key(byte[] kept) => vault.Unseal(new(kept[1..(kept[0] + 1)], kept[(kept[0] + 1)..]));

    private static byte[] Bytes(Sealed secret) => [(byte)secret.WrappedKey.Length, .. secret.WrappedKey, .. secret.Body];

    private string PathOf(string id) => Path.Combine(folder, id[^2..], id);

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
