using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Web.Access;
using DiemSang.Web.Api;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>The town served over HTTP on this machine, on a free port, to a member of its evaluation team.</summary>
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
        builder.Services.AddDiemSangWeb().AddAccess();
        var app = builder.Build();
        app.MapDiemSangWeb();
        app.MapAccess();
        app.MapReadApi();
        await app.StartAsync();
        await town.Installation.Officer("to-danh-gia", Role.EvaluationMember, Town.Province);
        return new(app, town) { Client = await Visitors.SignedIn(new(app.Urls.Single()), "to-danh-gia") };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Town.Dispose();
    }
}
