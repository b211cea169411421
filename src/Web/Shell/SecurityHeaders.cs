using DiemSang.Web.Access;

namespace DiemSang.Web.Shell;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static Task Write(HttpContext context, RequestDelegate next)
    {
        // At the start of the answer, because the exception page clears what was set before.
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            // What a signed-in visitor saw stays out of caches: after sign-out the button "back" shows nothing.
            if (response.HttpContext.Visitor().IsSignedIn
                && !headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal))
            {
                headers.CacheControl = "no-store";
            }

            // A download brings a stricter policy of its own.
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            if (headers["Referrer-Policy"].Count == 0)
            {
                headers["Referrer-Policy"] = "same-origin";
            }

            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
