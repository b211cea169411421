using Microsoft.AspNetCore.Authorization;

namespace DiemSang.Web.Access;

/// <summary>How sign-in and rights join a host; needs <see cref="Exchange.Installation"/> among the services.</summary>
public static class AccessHost
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<OwnsDossier>((_, _) => false);
        services.AddSingleton<Targets>();
        services.AddSingleton<IAuthorizationHandler, RightGate>();
        return services;
    }
}
