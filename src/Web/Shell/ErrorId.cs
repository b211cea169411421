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

/// <summary>Writes a failure down once, under the id that the page shows, tells a program of it, and leaves the page to the shell.</summary>
internal sealed class FailureLog(ILogger<FailureLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        log.LogError(exception, "{ErrorId} {Method} {Path}",
            ErrorId.Of(httpContext), httpContext.Request.Method, httpContext.Request.Path);
        return Machines.Asks(httpContext) ? Machines.Tell(httpContext, exception) : ValueTask.FromResult(false);
    }
}
