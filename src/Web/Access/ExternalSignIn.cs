using System.Globalization;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DiemSang.Web.Access;

/// <summary>
/// Đăng nhập bằng định danh điện tử: OIDC in the shape of VNeID and VNConnect (authorization code with PKCE). A provider
/// that is not set has neither an address nor a button.
/// </summary>
internal static class ExternalSignIn
{
    public const string Citizens = "cong-dan";
    public const string Officials = "can-bo";

    /// <summary>Fields of the two services beside those of OIDC (spec/one-stop.md §4.8).</summary>
    private static readonly string[] fields =
    [
        "LoaiTaiKhoan", "SoDinhDanh", "HoVaTen", "ThuDienTu", "MaSoThue", "TenDoanhNghiep", "loAs", "IAL",
    ];

    private static readonly string[] algorithms = ["RS256", "PS256", "ES256"];

    public static void AddExternal(this AuthenticationBuilder schemes, AccessSettings settings)
    {
        foreach (var (name, provider) in Set(settings))
        {
            schemes.AddOpenIdConnect(name, options => Configure(options, name, provider, settings));
        }
    }

    public static void MapExternalSignIn(this IEndpointRouteBuilder routes, AccessSettings settings)
    {
        foreach (var (name, _) in Set(settings))
        {
            routes.MapGet($"/dang-nhap/{name}", (string? tiep) => Results.Challenge(
                new() { RedirectUri = LocalAddress.AfterSignIn(tiep) }, [name])).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static IEnumerable<(string Name, OidcProvider Provider)> Set(AccessSettings settings) =>
        new (string Name, OidcProvider? Provider)[] { (Citizens, settings.Citizens), (Officials, settings.Officials) }
            .Where(one => one.Provider is not null).Select(one => (one.Name, one.Provider!));

    private static void Configure(
        OpenIdConnectOptions options, string name, OidcProvider provider, AccessSettings settings)
    {
        options.Authority = provider.Authority;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.RequireHttpsMetadata = !(Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address) && address.IsLoopback);
        options.CallbackPath = $"/dang-nhap/{name}/ve";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.DisableTelemetry = true;
        options.TimeProvider = settings.WorldClock;
        options.Scope.Clear();
        options.Scope.Add("openid");
        Array.ForEach(fields, field => options.ClaimActions.MapUniqueJsonKey(field, field));
        options.TokenValidationParameters.ValidAlgorithms = algorithms;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (
                SameSiteMode.Lax, settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        }

        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.AcrValues = $"LoA{provider.Loa.ToString(CultureInfo.InvariantCulture)}";
            return Task.CompletedTask;
        };
        // The standard lets a token that came straight from the provider go unsigned; we do not.
        options.Events.OnTokenValidated = context =>
        {
            if (!algorithms.Contains(context.SecurityToken.Header.Alg))
            {
                context.Fail("the identity token is not signed");
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = context => Take(context, name, provider);
        options.Events.OnRemoteFailure = async context =>
        {
            context.HandleResponse();
            await Room(context.HttpContext).Audit("nobody", "sign-in.refused", "unknown", "", name);
            context.Response.Redirect("/dang-nhap?loi=sign-in.external-refused");
        };
    }

    private static async Task Take(TicketReceivedContext context, string name, OidcProvider provider)
    {
        context.HandleResponse();
        var (http, room) = (context.HttpContext, Room(context.HttpContext));
        try
        {
            var person = ExternalPerson.Read(context.Principal!, provider);
            var account = name == Citizens ? await person.Citizen(room) : await person.Official(room);
            await http.RequestServices.GetRequiredService<SignInDesk>().Enter(http, account, name);
            http.Response.Redirect(LocalAddress.AfterSignIn(context.ReturnUri));
        }
        catch (RefusedException refused)
        {
            await room.Audit("nobody", "sign-in.refused", "unknown", "", $"{name} {refused.Code}");
            http.Response.Redirect($"/dang-nhap?loi={refused.Code}");
        }
    }

    private static AccessRoom Room(HttpContext context) => context.RequestServices.GetRequiredService<AccessRoom>();
}
