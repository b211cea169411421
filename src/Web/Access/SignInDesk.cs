using System.Security.Claims;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>Kết quả đăng nhập.</summary>
internal enum SignInAnswer
{
    Entered,

    /// <summary>The password was right; the code of the authenticator is asked next.</summary>
    NeedsCode,

    /// <summary>Wrong name, wrong password, locked, ended: one answer for all of them.</summary>
    Wrong,

    /// <summary>Too many tries; the same for names that do not exist.</summary>
    Slowed,
}

/// <summary>
/// Bàn đăng nhập: password, code and passkey. For a name that does not exist a password is hashed all the same, so
/// that neither words nor time tell who has an account.
/// </summary>
internal sealed class SignInDesk(
    AccessRoom room, AccessSettings settings, IPasswordHasher<Account> hasher, SignInManager<Account> keys)
{
    private static readonly Account nobody = new("", AccountKind.Officer, "", "");
    private static string? dummyHash;

    public async Task<SignInAnswer> Password(HttpContext context, string name, string password)
    {
        if (await room.Attempts.Begin(name, AddressOf(context)) is not null)
        {
            return SignInAnswer.Slowed;
        }

        var account = room.Accounts.FindByName(name);
        var hash = account?.PasswordHash ?? (dummyHash ??= hasher.HashPassword(nobody, "a password of nobody"));
        var verdict = hasher.VerifyHashedPassword(nobody, hash, password);
        var isRight = account is { DisabledAt: null, PasswordHash: not null } && verdict != PasswordVerificationResult.Failed
            && !(account.PasswordEndsAt < room.Now);
        if (!isRight)
        {
            await room.Audit("nobody", "sign-in.refused", account?.Id ?? "unknown", account?.Unit?.Value ?? "", "password");
            return SignInAnswer.Wrong;
        }

        if (account!.HasTwoFactor)
        {
            await RememberFirstStep(context, account);
            return SignInAnswer.NeedsCode;
        }

        await room.Attempts.Succeed(name, AddressOf(context));
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account = await room.Accounts.Change(
                account.Id, account.Id, one => one with { PasswordHash = hasher.HashPassword(one, password) });
        }

        await Enter(context, account, "password");
        return SignInAnswer.Entered;
    }

    /// <summary>The second step: a code of the app, or one of the recovery codes, each good once.</summary>
    public async Task<SignInAnswer> Code(HttpContext context, string code)
    {
        if (await FirstStepOf(context) is not { } account)
        {
            return SignInAnswer.Wrong;
        }

        if (await room.Attempts.Begin($"code {account.Id}", AddressOf(context)) is not null)
        {
            return SignInAnswer.Slowed;
        }

        if (await Factor.Use(room, account, code, settings.WorldClock.GetUtcNow()) is not { } way)
        {
            await room.Audit("nobody", "sign-in.refused", account.Id, account.Unit?.Value ?? "", "code");
            return SignInAnswer.Wrong;
        }

        await room.Attempts.Succeed($"code {account.Id}", AddressOf(context));
        await room.Attempts.Succeed(account.SignInName, AddressOf(context));
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await Enter(context, room.Accounts.Find(account.Id)!, way);
        return SignInAnswer.Entered;
    }

    /// <summary>A passkey alone is enough: it holds a secret and was unlocked by its owner.</summary>
    public async Task<SignInAnswer> Passkey(HttpContext context, string credential)
    {
        var result = await keys.PerformPasskeyAssertionAsync(credential);
        if (!result.Succeeded || !result.Passkey.IsUserVerified || result.User.DisabledAt is not null)
        {
            await room.Audit("nobody", "sign-in.refused", result.User?.Id ?? "unknown", result.User?.Unit?.Value ?? "", "passkey");
            return SignInAnswer.Wrong;
        }

        var used = UserStore.Kept(result.Passkey);
        var account = await room.Accounts.Change(result.User.Id, result.User.Id, one => one with
        {
            Passkeys = [.. one.Passkeys.Select(key => key.CredentialId.AsSpan().SequenceEqual(used.CredentialId) ? used : key)],
        });
        await Enter(context, account, "passkey");
        return SignInAnswer.Entered;
    }

    /// <summary>Begins a new session under a new id and writes its cookie.</summary>
    public async Task Enter(HttpContext context, Account account, string way)
    {
        await Leave(context);
        var session = await room.Sessions.Start(account.Id, Device.Of(context.Request), way);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, SessionCookie.Principal(account, session));
    }

    /// <summary>The same session after the account's stamp changed: all others have ended by it.</summary>
    public static Task Renew(HttpContext context, Account account) => context.SignInAsync(
        IdentityConstants.ApplicationScheme, SessionCookie.Principal(account, context.Visitor().Session!));

    /// <summary>Ends the session of this browser, here and on every node.</summary>
    public async Task Leave(HttpContext context)
    {
        if (context.Visitor() is { Account: { } account, Session: { } session })
        {
            await room.Sessions.End(session, account, account);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>Whose password was right a moment ago, in this browser.</summary>
    public async Task<Account?> FirstStepOf(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var stamp = ticket.Principal?.FindFirst(SessionCookie.StampClaim)?.Value;
        return ticket.Principal?.FindFirst(SessionCookie.AccountClaim)?.Value is { } id
            && room.Accounts.Find(id) is { DisabledAt: null } account && account.Stamp == stamp ? account : null;
    }

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static Task RememberFirstStep(HttpContext context, Account account) => context.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new(SessionCookie.AccountClaim, account.Id), new(SessionCookie.StampClaim, account.Stamp)],
            IdentityConstants.TwoFactorUserIdScheme)));
}
