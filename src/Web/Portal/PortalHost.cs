using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;

namespace DiemSang.Web.Portal;

/// <summary>How the citizens' pages join a host.</summary>
public static class PortalHost
{
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<LookUpTicket>();
        services.AddSingleton<OwnsDossier>(inner => (account, dossier) => Owns(inner, account, dossier));
        return services;
    }

    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapLookUp();
        routes.MapOwnDossiers();
        routes.MapFiling();
        return routes;
    }

    /// <summary>By the blind mark of the account's identity number: nobody's name is compared.</summary>
    private static bool Owns(IServiceProvider services, string account, DossierCode dossier)
    {
        var house = services.GetRequiredService<Installation>();
        return house.Access.Book.Find(account)?.Account.IdentityNumber is { } number && house.Handling.IsOwner(number, dossier);
    }
}
