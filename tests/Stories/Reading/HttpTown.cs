using DiemSang.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>The town served over HTTP on this machine, on a free port.</summary>
internal sealed class HttpTown : IAsyncDisposable
{
    private readonly WebApplication app;

    private HttpTown(WebApplication app, Town town) => (this.app, Town) = (app, town);

    public Town Town { get; }

    public HttpClient Client { get; private set; } = null!;

    public static async Task<HttpTown> Serve(Town town)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(town.Installation);
        builder.Services.AddReadApi();
        var app = builder.Build();
        app.MapReadApi();
        await app.StartAsync();
        return new(app, town) { Client = new() { BaseAddress = new(app.Urls.Single()) } };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Town.Dispose();
    }
}
