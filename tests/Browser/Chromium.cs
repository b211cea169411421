using DiemSang.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace DiemSang.Tests.Browser;

/// <summary>One headless Chromium for all browser tests; without it they fail and say what to install.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("DIEMSANG_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program))
        {
            throw new FileNotFoundException(
                $"No Chromium at {program}. Install it (apt-get install chromium fonts-noto-core) or set DIEMSANG_CHROMIUM.");
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A fresh page in a fresh context; everything it complains about is kept in <see cref="Screen.Complaints" />.</summary>
    public async Task<Screen> Open(Uri address, int width = 1280, bool dark = false, bool script = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        var screen = new Screen(await context.NewPageAsync());
        await screen.Page.GotoAsync(address.ToString());
        return screen;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>An open page with what went wrong on it: console errors, blocked content, failed requests.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Screen(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Keep(message.Type is "error" or "warning", $"{message.Text} {message.Location}");
        page.PageError += (_, error) => Keep(true, error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Keep(bool wrong, string text)
    {
        if (wrong)
        {
            complaints.Add(text);
        }
    }
}
