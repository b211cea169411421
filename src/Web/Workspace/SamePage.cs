using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DiemSang.Web.Workspace;

/// <summary>
/// Trang như nhau cho mọi người: a page of figures is made once for all who ask without a name, and serves as long as
/// ledger, catalogue, given figures and the second of the clock stand. Who brings a cookie or a key gets a page of
/// their own.
/// </summary>
internal sealed class SamePage : IOutputCachePolicy
{
    public const string Name = "same-page";

    private static readonly TimeSpan kept = TimeSpan.FromSeconds(2);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var isSame = HttpMethods.IsGet(http.Request.Method) && http.User.Identity?.IsAuthenticated != true
            && !http.Request.Headers.ContainsKey(HeaderNames.Cookie)
            && !http.Request.Headers.ContainsKey(HeaderNames.Authorization);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = isSame;
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = HeaderNames.Accept;
        context.CacheVaryByRules.VaryByValues["figures"] = http.RequestServices.GetRequiredService<Figures>().Mark;
        context.ResponseExpirationTimeSpan = kept;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
        return ValueTask.CompletedTask;
    }
}
