using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DiemSang.OneStop.Access;
using DiemSang.Web.Access;
using DiemSang.Web.Workspace;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace DiemSang.Web.Shell;

/// <summary>How the web shell joins a host: services first, then the pipeline and the pages.</summary>
public static class Host
{
    public const string DefaultAddress = "http://127.0.0.1:7660";

    /// <summary>Only this machine reaches the program, unless an address was set on purpose.</summary>
    public static WebApplicationBuilder ListenOnLoopback(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <param name="services">Of the host.</param>
    /// <param name="shell">Asked once per page for unit, banner, data time and version.</param>
    public static IServiceCollection AddDiemSangWeb(
        this IServiceCollection services, Func<IServiceProvider, ShellInfo>? shell = null)
    {
        services.AddRazorComponents();
        services.AddRateGate();
        services.AddCascadingValue(shell ?? (_ => new ShellInfo()));
        // Vietnamese letters stay letters in the page: half the bytes of numeric references, and readable.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. Microsoft.AspNetCore.ResponseCompression.ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.AddOutputCache(options => options.AddPolicy(SamePage.Name, new SamePage()));
        services.AddExceptionHandler<RefusalHandler>().AddExceptionHandler<FailureLog>();
        services.AddAuthentication(Nobody.Scheme)
            .AddScheme<AuthenticationSchemeOptions, Nobody>(Nobody.Scheme, null);
        services.AddHttpContextAccessor();
        services.AddCascadingValue(inner => inner.GetRequiredService<IHttpContextAccessor>().HttpContext?.Visitor()
            ?? Visitor.Nobody);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAnswer>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    /// <summary>Maps pages, files and error pages; <paramref name="more"/> are assemblies with further pages.</summary>
    public static WebApplication MapDiemSangWeb(this WebApplication app, params Assembly[] more)
    {
        app.Use(SecurityHeaders.Write);
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi/500",
            CreateScopeForErrors = true,
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseStatusCodePagesWithReExecute("/loi/{0}", createScopeForStatusCodePages: true);
        app.Use(Machines.Answer);
        app.UseRouting();
        app.UseRateLimiter();
        app.Use(SmallForms.Check);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseAntiforgery();

        WebFiles.Map(app);
        app.MapRazorComponents<App>().AddAdditionalAssemblies(more).Add(OpenFrameworkRoutes);
        // Without this an address that does not exist would be "denied" instead of "not found".
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }

    // A page says itself who may enter; the framework's own routes carry no data and are open.
    private static void OpenFrameworkRoutes(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
        {
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
        }
    }
}
