using DiemSang.Exchange;

namespace DiemSang.Web.Api;

/// <summary>Sức khỏe của chương trình: alive, and ready to answer.</summary>
internal static class Health
{
    private const string SecondsToWait = "5";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Not ready while the installation is being opened, nor while its storage has failed.</summary>
    private static IResult Ready(HttpContext http)
    {
        if (http.RequestServices.GetService<Installation>() is { Fault: null })
        {
            return TypedResults.Text("ready");
        }

        http.Response.Headers.RetryAfter = SecondsToWait;
        return TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
