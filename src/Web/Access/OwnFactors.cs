using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>POST /tai-khoan/…: the authenticator, its recovery codes, and passkeys.</summary>
internal static class OwnFactors
{
    private const int MostKeys = 10;

    public static void MapOwnFactors(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/tai-khoan/ma-xac-thuc", AddAuthenticator).RequireRight("account.own", Target.Own);
        routes.MapForm("/tai-khoan/ma-xac-thuc/go", RemoveAuthenticator).RequireRight("account.own", Target.Own);
        routes.MapForm("/tai-khoan/khoa-truy-cap/yeu-cau", AskForKey).RequireRight("account.own", Target.Own);
        routes.MapForm("/tai-khoan/khoa-truy-cap", AddKey).RequireRight("account.own", Target.Own);
        routes.MapForm("/tai-khoan/khoa-truy-cap/{key}/go", RemoveKey).RequireRight("account.own", Target.Own);
    }

    /// <summary>The secret travels sealed in the form, so that nothing is kept until the first code proved right.</summary>
    public static IDataProtector Secrets(IDataProtectionProvider provider) => provider.CreateProtector("authenticator secret");

    private static async Task<IResult> AddAuthenticator(FormCall call)
    {
        var account = await OwnAccount.Proven(call);
        var secret = Unsealed(call);
        var step = OneTimeCode.StepOf(secret, call.Text("ma"), WorldNow(call), 0)
            ?? throw new RefusedException(RefusalKind.Rule, "factor.wrong-code");
        var (codes, hashes) = Factor.NewRecoveryCodes();
        var stamp = OwnAccount.NewStamp();
        var changed = await call.Room.Accounts.Change(account.Id, account.Id, one => one with
        {
            AuthenticatorKey = secret, HasTwoFactor = true, LastCodeStep = step, RecoveryCodes = hashes, Stamp = stamp,
        });
        await call.Room.Sessions.EndAll(account.Id, account.Id, besides: call.Visitor.Session);
        await SignInDesk.Renew(call.Context, changed);
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<RecoveryCodesPage>(new { Codes = codes });
    }

    private static async Task<IResult> RemoveAuthenticator(FormCall call)
    {
        var account = await OwnAccount.Proven(call);
        Refused.If(
            call.Room.RequiresSecondFactor && !account.IsDemo && account.Passkeys.Count == 0, "factor.last");
        var stamp = OwnAccount.NewStamp();
        var changed = await call.Room.Accounts.Change(account.Id, account.Id, one => one with
        {
            AuthenticatorKey = null, HasTwoFactor = false, RecoveryCodes = [], Stamp = stamp,
        });
        await SignInDesk.Renew(call.Context, changed);
        return call.Done("factor.removed");
    }

    private static async Task<IResult> AskForKey(FormCall call)
    {
        var account = call.Room.Accounts.Find(call.Visitor.Account!)!;
        var keys = call.Context.RequestServices.GetRequiredService<SignInManager<Account>>();
        var options = await keys.MakePasskeyCreationOptionsAsync(new()
        {
            Id = account.Id, Name = account.SignInName, DisplayName = account.Name,
        });
        return Results.Text(options, "application/json");
    }

    private static async Task<IResult> AddKey(FormCall call)
    {
        var account = await OwnAccount.Proven(call);
        Refused.If(account.Passkeys.Count >= MostKeys, "factor.too-many-keys");
        var keys = call.Context.RequestServices.GetRequiredService<SignInManager<Account>>();
        var made = await keys.PerformPasskeyAttestationAsync(call.Secret("khoa"));
        Refused.If(!made.Succeeded || made.UserEntity.Id != account.Id || !made.Passkey.IsUserVerified, "factor.key-refused");
        var name = call.Text("ten");
        var kept = UserStore.Kept(made.Passkey!) with { Name = name.Length is > 0 and <= 60 ? name : null };
        await call.Room.Accounts.Change(
            account.Id, account.Id, one => one with { Passkeys = [.. one.Passkeys, kept] });
        return call.Done("factor.key-added");
    }

    private static async Task<IResult> RemoveKey(FormCall call)
    {
        var account = await OwnAccount.Proven(call);
        var rest = account.Passkeys.Where(one => IdOf(one) != call.Route("key")).ToList();
        if (rest.Count == account.Passkeys.Count)
        {
            return Results.NotFound();
        }

        Refused.If(
            call.Room.RequiresSecondFactor && !account.IsDemo && rest.Count == 0 && !account.HasTwoFactor, "factor.last");
        await call.Room.Accounts.Save(account with { Passkeys = rest }, account.Id);
        return call.Done("factor.key-removed");
    }

    /// <summary>By what a key is named on its page.</summary>
    public static string IdOf(Passkey one) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(one.CredentialId))[..16];

    private static DateTimeOffset WorldNow(FormCall call) =>
        call.Context.RequestServices.GetRequiredService<AccessSettings>().WorldClock.GetUtcNow();

    private static string Unsealed(FormCall call)
    {
        try
        {
            return Secrets(call.Context.RequestServices.GetRequiredService<IDataProtectionProvider>())
                .Unprotect(call.Secret("bi-mat"));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new RefusedException(RefusalKind.Rule, "factor.wrong-code");
        }
    }
}
