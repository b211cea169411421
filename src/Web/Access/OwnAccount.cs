using System.Security.Cryptography;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>POST /tai-khoan/…: the own password and the own sessions.</summary>
internal static class OwnAccount
{
    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/tai-khoan/mat-khau", NewPassword).RequireRight("account.own", Target.Own);
        routes.MapForm("/tai-khoan/phien/{session}/ket-thuc", EndSession).RequireRight("account.own", Target.Own);
        routes.MapForm("/tai-khoan/phien/ket-thuc-het", EndOthers).RequireRight("account.own", Target.Own);
    }

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whoever changes how the door opens proves once more who they are.</summary>
    /// <exception cref="RefusedException">wrong password, or too many tries</exception>
    public static async Task<Account> Proven(FormCall call)
    {
        var account = call.Room.Accounts.Find(call.Visitor.Account!)!;
        var name = $"own {account.Id}";
        if (await call.Room.Attempts.Begin(name, "own") is not null)
        {
            throw new RefusedException(RefusalKind.Rule, "sign-in.slowed");
        }

        var hasher = call.Context.RequestServices.GetRequiredService<IPasswordHasher<Account>>();
        if (account.PasswordHash is not { } hash || hasher.VerifyHashedPassword(account, hash, Limited(call.Secret("mat-khau-nay")))
            == PasswordVerificationResult.Failed)
        {
            await call.Room.Audit(account.Id, "account.proof-refused", account.Id, account.Unit?.Value ?? "");
            throw new RefusedException(RefusalKind.Rule, "account.wrong-password");
        }

        await call.Room.Attempts.Succeed(name, "own");
        return account;
    }

    /// <summary>A longer text cannot be a password of anyone's, and is not hashed.</summary>
    public static string Limited(string password) => password.Length > PasswordRule.Longest ? "" : password;

    private static async Task<IResult> NewPassword(FormCall call)
    {
        var account = await Proven(call);
        var password = call.Secret("mat-khau-moi");
        if (PasswordRule.Problem(password, account.SignInName, account.Email) is { } problem)
        {
            throw new RefusedException(RefusalKind.Rule, problem);
        }

        Refused.If(password != call.Secret("mat-khau-lai"), "password.not-the-same");
        Refused.If(password == call.Secret("mat-khau-nay"), "password.unchanged");
        var hasher = call.Context.RequestServices.GetRequiredService<IPasswordHasher<Account>>();
        var hash = hasher.HashPassword(account, password);
        var stamp = NewStamp();
        var changed = await call.Room.Accounts.Change(account.Id, account.Id, one => one with
        {
            PasswordHash = hash, PasswordEndsAt = null, Stamp = stamp,
        });
        await call.Room.Sessions.EndAll(account.Id, account.Id, besides: call.Visitor.Session);
        await SignInDesk.Renew(call.Context, changed);
        return call.Done("password.changed");
    }

    private static async Task<IResult> EndSession(FormCall call) =>
        await call.Room.Sessions.End(call.Route("session"), call.Visitor.Account!, call.Visitor.Account!)
            ? call.Done("session.ended")
            : Results.NotFound();

    private static async Task<IResult> EndOthers(FormCall call)
    {
        await call.Room.Sessions.EndAll(call.Visitor.Account!, call.Visitor.Account!, besides: call.Visitor.Session);
        return call.Done("session.others-ended");
    }
}
