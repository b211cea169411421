using System.Security.Cryptography;
using System.Text;

namespace DiemSang.OneStop.Access;

/// <summary>Lớp xác thực thứ hai: codes of the authenticator and the recovery codes, none of which is taken twice.</summary>
public static class Factor
{
    private const int RecoveryCount = 10;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>
    /// Uses a code up. Of two browsers with the same code one succeeds, because the account is kept by its version.
    /// </summary>
    /// <returns>how it was proven – "totp" or "recovery" – or null</returns>
    public static async Task<string?> Use(AccessRoom room, Account account, string code, DateTimeOffset now)
    {
        var (next, way) = Take(account, code, now);
        if (next is null)
        {
            return null;
        }

        try
        {
            await room.Accounts.Save(next, account.Id);
            return way;
        }
        catch (RefusedException raced) when (raced.Kind == RefusalKind.Changed)
        {
            return null;
        }
    }

    /// <summary>Ten codes of 49 random bits for the drawer, and their hashes for the account.</summary>
    public static (IReadOnlyList<string> Codes, IReadOnlyList<string> Hashes) NewRecoveryCodes()
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCount).Select(_ => RandomNumberGenerator.GetString(Letters, 10))];
        return ([.. codes.Select(code => $"{code[..5]}-{code[5..]}")], [.. codes.Select(HashOf)]);
    }

    private static (Account? Next, string Way) Take(Account account, string code, DateTimeOffset now)
    {
        if (account.AuthenticatorKey is { } secret
            && OneTimeCode.StepOf(secret, code, now, account.LastCodeStep) is { } step)
        {
            return (account with { LastCodeStep = step }, "totp");
        }

        var hash = HashOf(code);
        return account.RecoveryCodes.Contains(hash)
            ? (account with { RecoveryCodes = [.. account.RecoveryCodes.Where(one => one != hash)] }, "recovery")
            : (null, "");
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)))));
}
