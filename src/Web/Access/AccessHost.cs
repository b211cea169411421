using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DiemSang.Web.Access;

/// <summary>How sign-in and rights join a host; needs <see cref="Installation"/> among the services.</summary>
public static class AccessHost
{
    private static readonly TimeSpan secondStep = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddAccess(this IServiceCollection services, AccessSettings? given = null)
    {
        var settings = given ?? new AccessSettings();
        services.AddSingleton(settings);
        services.AddSingleton(provider => Room(provider, settings));
        services.AddSingleton<OwnsDossier>((_, _) => false);
        services.AddSingleton<Targets>();
        services.AddSingleton<RefusedForms>();
        services.AddSingleton<IAuthorizationHandler, RightGate>();
        services.AddDataProtection().SetApplicationName("diemsang");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, WebKeys>();
        // The framework warns of keys without its own encryption; the vault seals them.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddIdentityCore<Account>().AddUserStore<UserStore>().AddSignInManager();
        services.AddScoped<SignInDesk>();
        services.AddAntiforgery(options =>
        {
            options.Cookie = SessionCookie.Cookie(settings, "diemsang-form");
            options.FormFieldName = "ma-bieu-mau";
        });
        var schemes = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        schemes.AddCookie(IdentityConstants.ApplicationScheme, options => SessionCookie.Configure(options, settings));
        schemes.AddExternal(settings);
        schemes.AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie = SessionCookie.Cookie(settings, "diemsang-2");
            options.ExpireTimeSpan = secondStep;
            options.SlidingExpiration = false;
        });
        // It would load the keys while the host starts, before the installation that keeps them is open.
        services.Remove(services.Single(one => one.ImplementationType?.Name == "DataProtectionHostedService"));
        return services;
    }

    /// <summary>Sign-in, the own account, accounts and rights of others, and the audit trail.</summary>
    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        var settings = routes.ServiceProvider.GetRequiredService<AccessSettings>();
        routes.MapExternalSignIn(settings);
        routes.MapViewAs(settings);
        routes.MapOwnAccount();
        routes.MapOwnFactors();
        routes.MapOwnAbsence();
        routes.MapManagedAccounts();
        routes.MapGrants();
        return routes;
    }

    private static AccessRoom Room(IServiceProvider provider, AccessSettings settings)
    {
        var room = provider.GetRequiredService<Installation>().Access;
        room.RequiresSecondFactor = settings.RequiresSecondFactor;
        return room;
    }
}
