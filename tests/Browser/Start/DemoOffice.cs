using DiemSang.Exchange;
using DiemSang.Web.Hosting;

namespace DiemSang.Tests.Browser.Start;

/// <summary>The demo as a newcomer starts it, on a free port; filled once for all tests of its class.</summary>
public sealed class DemoOffice : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-demo-browser-").FullName;
    private Server? server;

    public Uri Address(string path) => new(server!.Address + path);

    public async ValueTask InitializeAsync()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: true));
        await server.Start(_ => { });
        // The first judgement of the alarms is part of what the morning looks like.
        for (var wait = 0; wait < 120 && server.Installation.Followups.Alarms.Since(DateTimeOffset.MaxValue).Count == 0; wait++)
        {
            await Task.Delay(500);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
