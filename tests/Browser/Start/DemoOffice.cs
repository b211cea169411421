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
        // The desk opens with the first who says to have signed in; its alarms are part of what the morning looks like.
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Cookie", "diemsang=x");
        await client.GetStringAsync(Address("/"));
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
