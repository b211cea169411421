using DiemSang.Exchange;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Demo;
using DiemSang.Web.Hosting;
using DiemSang.Web.Workspace;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DemoHouse))]

namespace DiemSang.Tests.Stories.Demo;

/// <summary>The demo as a newcomer starts it: filled once for all stories of this run, on a free port.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    private readonly Lazy<Task<Server>> server;
    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-demo-").FullName;

    public DemoHouse() => server = new(async () =>
    {
        var started = new Server(new(new DataFolder(folder), Port: 0, IsDemo: true));
        await started.Start(_ => { });
        return started;
    });

    public Task<Server> Server => server.Value;

    public async Task<Figures> Figures() => (await Server).App.Services.GetRequiredService<Figures>();

    /// <summary>A browser of someone who has not signed in.</summary>
    public async Task<HttpClient> Client() => new() { BaseAddress = new((await Server).Address) };

    /// <summary>A browser of the demo's province admin, who may open every list.</summary>
    public async Task<HttpClient> SignedIn()
    {
        var browser = Visitors.Browser(new((await Server).Address));
        using var answer = await browser.SignIn("quan-tri-tinh", "diem-sang-minh-hoa");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            await (await server.Value).DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
