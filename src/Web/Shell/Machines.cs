using System.Data.Common;
using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Journal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace DiemSang.Web.Shell;

/// <summary>
/// Máy gọi máy: a program that calls gets a problem (RFC 9457) with words and a stable code where a person gets a page.
/// </summary>
internal static class Machines
{
    private const int SecondsToWait = 5;
    private static readonly PathString[] addresses = ["/api", "/SynsTTHCC", "/local"];

    public static bool Asks(HttpContext context)
    {
        var failed = context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        var asked = failed is null ? context.Request.Path : new PathString(failed);
        return context.Request.HasJsonContentType()
            || Array.Exists(addresses, one => asked.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>HEAD is answered as GET would be; the server itself leaves the body out.</summary>
    public static Task HeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    /// <summary>Ends a program's request that has found no other end; lets a person's error page be read like a page.</summary>
    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (IsErrorPage(context))
        {
            // The page was not what the form was sent to: read it, send nothing to it.
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
            context.Features.Set<IFormFeature>(null);
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            await next(context);
            return;
        }

        if (!Asks(context))
        {
            await next(context);
            return;
        }

        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        await next(context);
        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
        {
            await Problem(context, response.StatusCode);
        }
    }

    /// <summary>A failure: of the storage, of the request's form, or of the program.</summary>
    public static async ValueTask<bool> Tell(HttpContext context, Exception failure)
    {
        await Problem(context, failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            JournalStoppedException or DbException or IOException => StatusCodes.Status503ServiceUnavailable,
            _ => 500,
        });
        return true;
    }

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static Task Problem(HttpContext context, int status)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = SecondsToWait.ToString(CultureInfo.InvariantCulture);
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"http.{status}");
        code = Words.Knows(code) ? code : status < 500 ? "http.400" : "http.500";
        return TypedResults.Problem(
            title: Words.Say(code, ErrorId.Of(context)), statusCode: status,
            extensions: [KeyValuePair.Create<string, object?>("code", code)]).ExecuteAsync(context);
    }
}
