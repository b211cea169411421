using System.Security.Cryptography;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>POST /quan-tri/…: accounts of officers are made, locked, unlocked and given a new first password.</summary>
internal static class ManagedAccounts
{
    private static readonly TimeSpan firstPasswordLife = TimeSpan.FromDays(3);

    public static void MapManagedAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/quan-tri/don-vi/{unit}/tai-khoan", Create).RequireRight("account.manage", Target.Unit);
        routes.MapForm("/quan-tri/tai-khoan/{account}/khoa", Lock).RequireRight("account.manage", Target.Account);
        routes.MapForm("/quan-tri/tai-khoan/{account}/mo-khoa", Unlock).RequireRight("account.manage", Target.Account);
        routes.MapForm("/quan-tri/tai-khoan/{account}/mat-khau", ResetPassword).RequireRight("account.manage", Target.Account);
        routes.MapForm("/quan-tri/tai-khoan/{account}/phien", EndSessions).RequireRight("account.manage", Target.Account);
    }

    private static async Task<IResult> Create(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Installation>();
        var (name, signInName) = (call.Text("ho-ten"), call.Text("ten-dang-nhap"));
        Refused.If(name.Length is < 2 or > 100 || name.Any(char.IsControl), "account.bad-name");
        Refused.If(!IsSignInName(signInName), "account.bad-sign-in-name");
        var password = NewPassword();
        var account = new Account(Account.NewId(), AccountKind.Officer, Account.Normal(signInName), name)
        {
            Unit = house.Catalogue.Current.Units.Find(call.Route("unit")),
            Email = call.Text("thu") is { Length: > 0 } mail ? mail : null,
            IdentityNumber = Number(call.Text("so-dinh-danh")),
            CreatedAt = call.Room.Now,
            Stamp = OwnAccount.NewStamp(),
            PasswordEndsAt = call.Room.Now + firstPasswordLife,
        };
        await call.Room.Accounts.Save(
            account with { PasswordHash = Hasher(call).HashPassword(account, password) }, call.Visitor.Account!);
        return FirstPassword(account, password);
    }

    /// <summary>Sign-in names are of small letters, digits, dot, dash: they can be said over the telephone.</summary>
    public static bool IsSignInName(string text) =>
        text.Length is >= 3 and <= 60
        && Account.Normal(text).All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@');

    private static async Task<IResult> Lock(FormCall call)
    {
        Refused.If(call.Route("account") == call.Visitor.Account, "account.self-lock");
        await call.Room.Grants.RefuseAbove(call.Visitor, call.Route("account"));
        var stamp = OwnAccount.NewStamp();
        await call.Room.Accounts.Change(call.Route("account"), call.Visitor.Account!, one => one with
        {
            DisabledAt = one.DisabledAt ?? call.Room.Now, Stamp = stamp,
        });
        await call.Room.Sessions.EndAll(call.Route("account"), call.Visitor.Account!);
        return call.Done("account.locked");
    }

    private static async Task<IResult> Unlock(FormCall call)
    {
        await call.Room.Grants.RefuseAbove(call.Visitor, call.Route("account"));
        await call.Room.Accounts.Change(
            call.Route("account"), call.Visitor.Account!, one => one with { DisabledAt = null });
        return call.Done("account.unlocked");
    }

    /// <summary>The second factor stays: whoever resets a password does not thereby get in.</summary>
    private static async Task<IResult> ResetPassword(FormCall call)
    {
        Refused.If(call.Route("account") == call.Visitor.Account, "account.self-reset");
        await call.Room.Grants.RefuseAbove(call.Visitor, call.Route("account"));
        var (password, stamp) = (NewPassword(), OwnAccount.NewStamp());
        var found = call.Room.Accounts.Find(call.Route("account"))!;
        var hash = Hasher(call).HashPassword(found, password);
        var account = await call.Room.Accounts.Change(found.Id, call.Visitor.Account!, one => one with
        {
            PasswordHash = hash, PasswordEndsAt = call.Room.Now + firstPasswordLife, Stamp = stamp,
        });
        await call.Room.Sessions.EndAll(account.Id, call.Visitor.Account!);
        return FirstPassword(account, password);
    }

    private static async Task<IResult> EndSessions(FormCall call)
    {
        await call.Room.Grants.RefuseAbove(call.Visitor, call.Route("account"));
        await call.Room.Sessions.EndAll(call.Route("account"), call.Visitor.Account!);
        return call.Done("session.all-ended");
    }

    private static string? Number(string text)
    {
        Refused.If(text.Length > 0 && (text.Length != 12 || !text.All(char.IsAsciiDigit)), "account.bad-identity");
        return text.Length == 0 ? null : text;
    }

    private static string NewPassword() => string.Join('-', RandomNumberGenerator
        .GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(part => new string(part)));

    private static IPasswordHasher<Account> Hasher(FormCall call) =>
        call.Context.RequestServices.GetRequiredService<IPasswordHasher<Account>>();

    /// <summary>Shown once on the answer itself: in no address, no cookie and no database.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<FirstPasswordPage> FirstPassword(
        Account account, string password) => new(new { Account = account, Password = password });
}
