using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace DiemSang.Web.Shell;

/// <summary>Mã lỗi: what a person reads out to the administrator, and the log line starts with.</summary>
public static class ErrorId
{
    public static string Of(HttpContext context)
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? Convert.ToHexString(Encoded(context.TraceIdentifier));
        return trace[^8..].ToUpperInvariant();
    }

    private static byte[] Encoded(string text) => System.Text.Encoding.UTF8.GetBytes(text.PadLeft(8));
}

/// <summary>
/// Writes a failure down once, under the id that the page shows; a program is told here, a person by the shell's page.
/// </summary>
internal sealed class FailureLog(ILogger<FailureLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        log.LogError(exception, "{ErrorId} {Method} {Path}",
            ErrorId.Of(httpContext), httpContext.Request.Method, AskedPath(httpContext));
        return Machines.Asks(httpContext)
            ? Machines.Tell(httpContext, exception) : ValueTask.FromResult(false);
    }

    /// <summary>By now the request's own path is that of the error page.</summary>
    private static string? AskedPath(HttpContext context)
    {
        var asked = context.Features.Get<IExceptionHandlerPathFeature>();
        return asked?.Endpoint is RouteEndpoint secret && secret.Metadata.GetMetadata<SecretAddress>() is not null
            ? secret.RoutePattern.RawText
            : asked?.Path ?? context.Request.Path.Value;
    }
}

/// <summary>Địa chỉ mang bí mật: marks an endpoint whose path opens something, so that no log line may hold it.</summary>
public sealed class SecretAddress;
