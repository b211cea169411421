using DiemSang.Web.Access;
using Microsoft.AspNetCore.HttpOverrides;

namespace DiemSang.Web.Hosting;

/// <summary>Cổng ra ngoài: what a proxy in front of the program may say about its callers.</summary>
internal static class Proxies
{
    private static readonly TimeSpan year = TimeSpan.FromDays(365);

    /// <summary>Forwarded headers count only from the proxies that are named; from anyone else they are air.</summary>
    public static void UseProxies(this WebApplication app, AccessSettings settings)
    {
        if (settings.Proxies.Count > 0)
        {
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                ForwardLimit = 1,
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            settings.Proxies.ToList().ForEach(options.KnownProxies.Add);
            app.UseForwardedHeaders(options);
        }

        app.Use((context, next) =>
        {
            if (context.Request.IsHttps)
            {
                context.Response.Headers.StrictTransportSecurity =
                    $"max-age={(long)year.TotalSeconds}; includeSubDomains";
            }

            return next(context);
        });
    }
}
