using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Sync;

/// <summary>Khóa kết nối: one key of a sending unit; only its SHA-256 is kept, so nobody can read it again.</summary>
public sealed record SyncKey(
    byte[] Hash, UnitCode Unit, string Label, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The beginning of the hash names the key where it must be spoken of.</summary>
    public string Id => Convert.ToHexStringLower(Hash.AsSpan(0, 6));
}

/// <summary>
/// Chùm khóa kết nối: gives out keys, finds the unit behind one, and lends sessions to old adapters. What it knows is
/// at most some seconds old, so a revoked key is shut out everywhere within them.
/// </summary>
public sealed class SyncKeys(Installation house)
{
    private const int KeySize = 32;
    private const int LongestText = 512;
    private static readonly TimeSpan fresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan justNow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan sessionLife = TimeSpan.FromHours(12);

    private readonly Lock door = new();
    private Dictionary<string, SyncKey>? known;
    private long readAt;

    /// <summary>Makes a key; its text is shown this once.</summary>
    public async Task<string> Create(UnitCode unit, string label)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeySize));
        await house.Journal.Write(work =>
        {
            var key = new SyncKey(HashOf(text), unit, label, house.Now, null);
            SyncKeyStore.Add(work.Session, key);
            AuditTrail.Add(work.Session, new(house.Now, "console", "key.created", key.Id, unit.Value));
            return true;
        });
        Forget();
        return text;
    }

    /// <returns>false when no such key is in use</returns>
    public async Task<bool> Revoke(string id)
    {
        var key = All().SingleOrDefault(key => key.Id == id && key.RevokedAt is null);
        if (key is null)
        {
            return false;
        }

        await house.Journal.Write(work =>
        {
            SyncKeyStore.Revoke(work.Session, key.Hash, house.Now);
            AuditTrail.Add(work.Session, new(house.Now, "console", "key.revoked", key.Id, key.Unit.Value));
            return true;
        });
        Forget();
        return true;
    }

    public IReadOnlyList<SyncKey> All()
    {
        using var session = house.Database.OpenReader();
        return SyncKeyStore.All(session);
    }

    /// <summary>The sender behind a key or a session, or null.</summary>
    public SenderScope? Find(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText })
        {
            return null;
        }

        return Known(Convert.ToHexString(HashOf(text))) is { } key ? new(key.Unit) : OfSession(text);
    }

    /// <summary>A session for a unit's code and its key, as the adapters of the old interface ask for.</summary>
    public string? LogIn(string? unit, string? key)
    {
        if (unit is null || Find(key) is not { } sender || house.Catalogue.Current.Units.Find(unit) != sender.Unit)
        {
            return null;
        }

        Span<byte> plain = stackalloc byte[KeySize + sizeof(long)];
        HashOf(key!).CopyTo(plain);
        BitConverter.TryWriteBytes(plain[KeySize..], house.Now.Add(sessionLife).ToUnixTimeSeconds());
        var sealedSession = house.Vault.Seal(plain);
        byte[] bytes = [(byte)sealedSession.WrappedKey.Length, .. sealedSession.WrappedKey, .. sealedSession.Body];
        return Base64Url.EncodeToString(bytes);
    }

    private SenderScope? OfSession(string text)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not [var length, .. var rest]
            || rest.Length <= length)
        {
            return null;
        }

        try
        {
            var plain = house.Vault.Unseal(new(rest[..length], rest[length..]));
            return plain.Length == KeySize + sizeof(long)
                && BitConverter.ToInt64(plain, KeySize) > house.Now.ToUnixTimeSeconds()
                && Known(Convert.ToHexString(plain.AsSpan(0, KeySize))) is { } key ? new(key.Unit) : null;
        }
        catch (Exception forged) when (forged is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A key that is not known may have been given out just now, beside this process.</summary>
    private SyncKey? Known(string hash) =>
        Current(fresh).TryGetValue(hash, out var key) || Current(justNow).TryGetValue(hash, out key) ? key : null;

    private Dictionary<string, SyncKey> Current(TimeSpan age)
    {
        lock (door)
        {
            // Time that went by, not the hour: a clock set back must not lengthen the life of a revoked key.
            if (known is null || house.Clock.GetElapsedTime(readAt) > age)
            {
                readAt = house.Clock.GetTimestamp();
                known = All().Where(key => key.RevokedAt is null)
                    .ToDictionary(key => Convert.ToHexString(key.Hash), StringComparer.Ordinal);
            }

            return known;
        }
    }

    private void Forget()
    {
        lock (door)
        {
            known = null;
        }
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
