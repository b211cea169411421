using System.Globalization;
using System.Security.Cryptography;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using Microsoft.AspNetCore.DataProtection;

namespace DiemSang.Web.Portal;

/// <summary>
/// Vé xem hồ sơ: after code and factor, or a receipt's token, were right, a cookie that no script reads names the
/// dossier for a quarter of an hour; the address names nothing.
/// </summary>
internal sealed class LookUpTicket(IDataProtectionProvider keys, AccessSettings settings, Installation house)
{
    private static readonly TimeSpan life = TimeSpan.FromMinutes(15);
    private readonly IDataProtector seal = keys.CreateProtector("look-up ticket");

    private CookieBuilder Cookie => SessionCookie.Cookie(settings, "diemsang-tra-cuu");

    public void Give(HttpContext context, DossierCode dossier)
    {
        var until = (house.Now + life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var cookie = Cookie;
        context.Response.Cookies.Append(cookie.Name!, seal.Protect($"{dossier.Value} {until}"), cookie.Build(context));
    }

    public void Take(HttpContext context)
    {
        var cookie = Cookie;
        context.Response.Cookies.Delete(cookie.Name!, cookie.Build(context));
    }

    /// <summary>The dossier that this browser may see now; null without a ticket in force.</summary>
    public DossierCode? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie.Name!] is { } kept && seal.Unprotect(kept).Split(' ') is [var code, var until]
                && long.Parse(until, CultureInfo.InvariantCulture) >= house.Now.ToUnixTimeSeconds()
                    ? new DossierCode(code)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
