using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DiemSang.Tests.Stories.Access;

/// <summary>A real OIDC server on this machine that answers in the shape of VNeID and VNConnect; its people are invented.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    /// <summary>Who sits before the provider's own page just now: the fields it will tell.</summary>
    public Dictionary<string, string> Person { get; set; } = [];

    public string? AcrAsked { get; private set; }

    public string Authority => app.Urls.Single();

    public static async Task<IdentityProvider> Start(string clientId = "diemsang")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        IdentityProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.EnableDegradedMode();
            options.SetAuthorizationEndpointUris("oauth2/authorize").SetTokenEndpointUris("oauth2/token")
                .SetUserInfoEndpointUris("userinfo");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
            options.RegisterScopes("openid");
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != clientId || context.RedirectUri?.Contains("/dang-nhap/", StringComparison.Ordinal) != true)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != clientId || context.ClientSecret != "bí mật của bên nhận")
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                provider!.AcrAsked = context.Request.AcrValues;
                var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
                foreach (var (name, value) in provider.Person)
                {
                    identity.AddClaim(new Claim(name, value)
                        .SetDestinations(Destinations.AccessToken, Destinations.IdentityToken));
                }

                context.SignIn(new ClaimsPrincipal(identity).SetScopes("openid"));
                return default;
            }));
            options.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                foreach (var (name, value) in provider!.Person.Where(one => one.Key != Claims.Subject))
                {
                    context.Claims[name] = value;
                }

                return default;
            }));
        });
        var app = builder.Build();
        provider = new(app);
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
