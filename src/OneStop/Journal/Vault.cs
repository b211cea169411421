using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace DiemSang.OneStop.Journal;

/// <summary>Bản mã: bytes under a key of their own, and that key wrapped by the installation's key.</summary>
public readonly record struct Sealed(byte[] WrappedKey, byte[] Body);

/// <summary>
/// Két: seals what names a person. Each person or message has its own AES-GCM key, wrapped by the installation's
/// key, which lies beside the database and never in it; dropping a wrapped key erases what it sealed.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "one cipher a thread, as long as the installation is open")]
public sealed class Vault
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] installationKey;
    private readonly ThreadLocal<AesGcm> wrapping;

    public Vault(ReadOnlySpan<byte> installationKey)
    {
        if (installationKey.Length != KeySize)
        {
            throw new CryptographicException("the installation's key must have 32 bytes");
        }

        this.installationKey = installationKey.ToArray();
        wrapping = new(() => new(this.installationKey, TagSize));
    }

    /// <summary>Opens the key file, or makes it (readable by its owner alone) when the installation is new.</summary>
    public static Vault Open(string keyFile)
    {
        if (!File.Exists(keyFile))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(keyFile, options);
            file.Write(RandomNumberGenerator.GetBytes(KeySize));
            file.Flush(flushToDisk: true);
        }

        return new(File.ReadAllBytes(keyFile));
    }

    public Sealed Seal(ReadOnlySpan<byte> plain)
    {
        Span<byte> chance = stackalloc byte[KeySize + NonceSize + NonceSize];
        RandomNumberGenerator.Fill(chance);
        var key = chance[..KeySize];
        var nonces = chance[KeySize..];
        using var cipher = new AesGcm(key, TagSize);
        return new(
            Encrypt(wrapping.Value!, nonces[..NonceSize], key), Encrypt(cipher, nonces[NonceSize..], plain));
    }

    /// <summary>
    /// A mark of a text (an identity number, a sign-in name) by which it is found again and from which nobody without
    /// the installation's key learns it. The purpose keeps marks of different tables apart.
    /// </summary>
    public string Blind(string purpose, string text)
    {
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, installationKey, KeySize, info: Encoding.UTF8.GetBytes($"blind {purpose}"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Throws <see cref="CryptographicException"/> when a byte was changed or the key is another's.</summary>
    public byte[] Unseal(Sealed secret) => Decrypt(Decrypt(installationKey, secret.WrappedKey), secret.Body);

    private static byte[] Encrypt(AesGcm cipher, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        nonce.CopyTo(sealedBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(^TagSize));
        return sealedBytes;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("the sealed bytes are cut short");
        }

        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(sealedBytes[..NonceSize], sealedBytes[NonceSize..^TagSize], sealedBytes[^TagSize..], plain);
        return plain;
    }
}
