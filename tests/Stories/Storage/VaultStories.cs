using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

public sealed class VaultStories
{
    private static readonly byte[] plain = Encoding.UTF8.GetBytes("Nguyễn Thị Ánh");
    private readonly Vault vault = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void What_was_sealed_comes_back_and_never_looks_the_same_twice()
    {
        var (one, other) = (vault.Seal(plain), vault.Seal(plain));
        Assert.Equal(plain, vault.Unseal(one));
        Assert.NotEqual(one.Body, other.Body);
        Assert.Empty(vault.Unseal(vault.Seal([])));
    }

    [Fact]
    public void Any_changed_missing_or_added_byte_is_found()
    {
        var secret = vault.Seal(plain);
        for (var i = 0; i < secret.Body.Length; i++)
        {
            AssertRefused(secret with { Body = Flip(secret.Body, i) });
            AssertRefused(secret with { Body = secret.Body[..i] });
        }

        for (var i = 0; i < secret.WrappedKey.Length; i++)
        {
            AssertRefused(secret with { WrappedKey = Flip(secret.WrappedKey, i) });
            AssertRefused(secret with { WrappedKey = secret.WrappedKey[..i] });
        }

        AssertRefused(secret with { Body = [.. secret.Body, 0] });
        AssertRefused(secret with { WrappedKey = vault.Seal(plain).WrappedKey });
    }

    [Fact]
    public void Another_installation_cannot_read_it()
    {
        var secret = vault.Seal(plain);
        Assert.ThrowsAny<CryptographicException>(() => new Vault(RandomNumberGenerator.GetBytes(32)).Unseal(secret));
        Assert.ThrowsAny<CryptographicException>(() => new Vault(new byte[31]));
    }

    [Fact]
    public void The_key_file_is_made_once_and_read_by_its_owner_alone()
    {
        using var place = new Place();
        var secret = Vault.Open(place.Folder.Key).Seal(plain);
        Assert.Equal(plain, Vault.Open(place.Folder.Key).Unseal(secret));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(place.Folder.Key));
        }
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        var changed = bytes.ToArray();
        changed[at] ^= 1;
        return changed;
    }

    private void AssertRefused(Sealed secret) => Assert.ThrowsAny<CryptographicException>(() => vault.Unseal(secret));
}
