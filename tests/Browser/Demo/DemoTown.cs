using DiemSang.Exchange;
using DiemSang.Web.Hosting;

namespace DiemSang.Tests.Browser.Demo;

/// <summary>A demo of its own, filled once for the stories of this class.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    private const string Password = "diem-sang-minh-hoa";

    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-week-").FullName;
    private Server? server;

    public Installation House => server!.Installation;

    public Uri Address(string path) => new(server!.Address + path);

    public async ValueTask InitializeAsync()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: true));
        await server.Start(_ => { });
    }

    /// <summary>A browser that is signed in as one of the demo's people.</summary>
    public async Task<Screen> SignedIn(Chromium chromium, string name, int width = 1280)
    {
        var screen = await chromium.Open(Address("/dang-nhap"), width);
        await screen.Page.FillAsync("[name=Name]", name);
        await screen.Page.FillAsync("[name=Password]", Password);
        await screen.Page.ClickAsync("form.card:not([hidden]) button[type=submit]");
        await screen.Page.WaitForURLAsync(url => !url.Contains("/dang-nhap", StringComparison.Ordinal));
        return screen;
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
