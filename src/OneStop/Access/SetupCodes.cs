using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>
/// Mã thiết lập: printed once on the machine's own console, makes one admin, ends after a day or with the next code.
/// Whoever reads the console is the second pair of eyes.
/// </summary>
public sealed class SetupCodes(AccessRoom room)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static readonly TimeSpan life = TimeSpan.FromDays(1);

    /// <summary>True while nobody may give rights: then a code must be printed.</summary>
    public bool IsNeeded => !room.Read(session => GrantStore.IsAnyInForce(session, Role.ProvinceAdmin));

    /// <summary>A new code of 100 random bits; those before it end.</summary>
    public async Task<string> Create()
    {
        var text = string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(part => new string(part)));
        await room.Change(session =>
        {
            SetupCodeStore.DeleteUnused(session);
            SetupCodeStore.Add(session, HashOf(text), room.Now);
            AuditTrail.Add(session, new(room.Now, "system", "setup-code.made", "console"));
            return true;
        });
        return text;
    }

    /// <summary>Makes the admin of the whole installation and uses the code up, both or neither.</summary>
    /// <exception cref="RefusedException">no such code, used, or older than a day</exception>
    public async Task<Account> Use(string code, Account admin)
    {
        await room.Change(session =>
        {
            Refused.If(!SetupCodeStore.Use(session, HashOf(code), room.Now, room.Now - life), "setup-code.wrong");
            room.Accounts.Save(session, null, admin, "setup-code");
            room.Grants.Install(
                session, new(admin.Id, Role.ProvinceAdmin, Grant.Everywhere, room.Today, null), "setup-code");
            return true;
        });
        return admin with { Version = 1 };
    }

    private static byte[] HashOf(string code) => SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit))));
}
