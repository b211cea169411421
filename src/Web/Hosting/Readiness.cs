using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Sẵn sàng: holds the installation once it is open and filled; until then every page answers 503 and says how far
/// the work is.
/// </summary>
public sealed class Readiness
{
    private Installation? installation;
    private bool isReady;
    private string progress = Words.Say("host.opening");

    public bool IsOpen => Volatile.Read(ref installation) is not null;

    public bool IsReady => Volatile.Read(ref isReady);

    public string Progress
    {
        get => Volatile.Read(ref progress);
        set => Volatile.Write(ref progress, value);
    }

    public Installation Installation =>
        Volatile.Read(ref installation) ?? throw new InvalidOperationException("not ready");

    public void Open(Installation opened) => Volatile.Write(ref installation, opened);

    public void Serve() => Volatile.Write(ref isReady, true);

    public Task Answer(HttpContext context, RequestDelegate next) =>
        IsReady || context.Request.Path == "/healthz" ? next(context) : SecurityHeaders.Write(context, Wait);

    private Task Wait(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = 2.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        if (Machines.Asks(context))
        {
            return Results.Problem(title: Progress, statusCode: StatusCodes.Status503ServiceUnavailable)
                .ExecuteAsync(context);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers["Refresh"] = "2";
        return context.Response.WriteAsync(Words.Say("host.wait-page", Progress));
    }
}
