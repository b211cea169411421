using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DiemSang.OneStop.Access;

/// <summary>Mã xác thực 6 số (TOTP): RFC 6238 with SHA-1, six digits, thirty seconds, as authenticator apps expect.</summary>
public static class OneTimeCode
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;
    private const int SecretSize = 20;

    /// <summary>A new secret of 160 random bits in base32.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, SecretSize * 8 / 5);

    /// <summary>
    /// The time step for which a code is right, one step early or late allowed; null when it is wrong or its step is
    /// not after the last one taken.
    /// </summary>
    public static long? StepOf(string secret, string code, DateTimeOffset now, long lastStep)
    {
        var given = string.Concat(code.Where(char.IsAsciiDigit));
        var here = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = here - 1; step <= here + 1; step++)
        {
            var isRight = CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(At(secret, step)));
            found ??= isRight && step > lastStep ? step : null;
        }

        return found;
    }

    /// <summary>The code of a moment.</summary>
    public static string At(string secret, DateTimeOffset moment) => At(secret, moment.ToUnixTimeSeconds() / Seconds);

    /// <summary>What an app reads from a picture or a link.</summary>
    public static string Address(string secret, string issuer, string account) => string.Create(
        CultureInfo.InvariantCulture,
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={secret}"
        + $"&issuer={Uri.EscapeDataString(issuer)}&digits=6&period={Seconds}");

    private static string At(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238: authenticator apps know SHA-1 alone; HMAC does not lean on its collisions
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bytes = new byte[base32.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in base32)
        {
            (buffer, bits) = (((buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF, bits + 5);
            if (bits >= 8)
            {
                bytes[at++] = (byte)(buffer >> (bits -= 8));
            }
        }

        return bytes;
    }
}
