using System.Collections.Concurrent;
using System.Threading.Channels;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DiemSang.Tests.Browser.Gallery;

/// <summary>A host with nothing but the shell, the sheet of all components and a stream that tests speak into.</summary>
public sealed class GalleryHost : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Guid, Channel<string>> listeners = new();
    private readonly WebApplication app;

    public GalleryHost()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(this);
        builder.Services.AddDiemSangWeb(_ => new(
            "UBND thành phố\nDĩ An", IsDemo: true, DataTime: new(2023, 11, 13, 8, 0, 0, TimeSpan.FromHours(7)), Version: Version));
        app = builder.Build().MapDiemSangWeb(typeof(GalleryHost).Assembly);
        app.MapGet("/mau/stream", Stream).AllowAnonymous();
    }

    public decimal Total { get; set; } = 77.84m;

    public long Version { get; set; } = 7;

    public int Renderings { get; set; }

    public bool Refuses { get; set; }

    public int Listeners => listeners.Count;

    public Uri Address(string path) => new(new Uri(app.Urls.First()), path);

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        HangUp();
        await app.DisposeAsync();
    }

    public void Say(string message)
    {
        foreach (var listener in listeners.Values)
        {
            listener.Writer.TryWrite(message);
        }
    }

    public void HangUp()
    {
        foreach (var listener in listeners.Values)
        {
            listener.Writer.TryComplete();
        }
    }

    private async Task Stream(HttpContext context)
    {
        if (Refuses)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("retry: 200\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var (id, channel) = (Guid.CreateVersion7(), Channel.CreateUnbounded<string>());
        listeners[id] = channel;
        try
        {
            await foreach (var message in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync($"data: {message}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        finally
        {
            listeners.TryRemove(id, out _);
        }
    }
}
