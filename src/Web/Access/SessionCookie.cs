using System.Security.Claims;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>
/// Cookie phiên: says which account and session a browser is; whether they still hold is asked at every request.
/// Idle sessions end after half an hour, and none outlives twelve.
/// </summary>
internal static class SessionCookie
{
    public const string AccountClaim = "account";
    public const string SessionClaim = "session";
    public const string StampClaim = "stamp";

    private const string Name = "diemsang", HostPrefix = "__Host-";
    private static readonly TimeSpan idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan renewedAfter = TimeSpan.FromMinutes(1);

    /// <summary>Requests that an open page makes by itself; they do not count as someone being there.</summary>
    private const string LiveHeader = "X-Live";

    public static void Configure(CookieAuthenticationOptions options, AccessSettings settings)
    {
        options.Cookie = Cookie(settings, Name);
        options.ExpireTimeSpan = idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/dang-nhap";
        options.ReturnUrlParameter = "tiep";
        options.Events.OnValidatePrincipal = Validate;
        options.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime > renewedAfter && !context.Request.Headers.ContainsKey(LiveHeader);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context =>
        {
            if (IsForMachines(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else
            {
                context.Response.Redirect(context.RedirectUri);
            }

            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A cookie no script reads and no other site sends.</summary>
    public static CookieBuilder Cookie(AccessSettings settings, string name) => new()
    {
        Name = settings.IsHttps ? HostPrefix + name : name,
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
    };

    /// <summary>Somebody says to have signed in; whether it is so is asked later.</summary>
    public static bool IsIn(HttpRequest request) =>
        request.Cookies.ContainsKey(Name) || request.Cookies.ContainsKey(HostPrefix + Name);

    public static ClaimsPrincipal Principal(Account account, string session) => new(new ClaimsIdentity(
        [new(AccountClaim, account.Id), new(SessionClaim, session), new(StampClaim, account.Stamp)],
        IdentityConstants.ApplicationScheme));

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        string? Claim(string type) => context.Principal?.FindFirst(type)?.Value;
        var book = context.HttpContext.RequestServices.GetRequiredService<AccessRoom>().Book;
        var visitor = Claim(AccountClaim) is { } account && Claim(SessionClaim) is { } session && Claim(StampClaim) is { } stamp
            ? book.Visitor(account, session, stamp)
            : Visitor.Nobody;
        if (!visitor.IsSignedIn)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        context.HttpContext.Features.Set(visitor);
    }

    private static bool IsForMachines(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || !HttpMethods.IsGet(request.Method)
        || request.Headers.Accept.ToString() is "application/json";
}
