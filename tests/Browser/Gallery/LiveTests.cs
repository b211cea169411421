using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DiemSang.Tests.Browser.Gallery;

/// <summary>An open page follows the figures: at once, never backwards, and it says when it cannot.</summary>
public sealed class LiveTests(Chromium chromium, GalleryHost host) : IClassFixture<GalleryHost>
{
    [Fact]
    public async Task A_new_total_stands_on_the_page_at_once_and_the_rest_follows()
    {
        await using var screen = await Listening();
        await screen.Page.Locator("summary").ClickAsync();
        await screen.Page.Locator("#giu").FocusAsync();
        Publish(77.85m, host.Version + 1);
        await Expect(screen.Page.Locator(".score a")).ToHaveTextAsync("77,85", new() { Timeout = 1000 });
        await Expect(screen.Page.Locator("#lan")).ToHaveTextAsync($"Phiên bản {host.Version}");
        await Expect(screen.Page.Locator("details")).ToHaveAttributeAsync("open", "");
        await Expect(screen.Page.Locator("details")).ToContainTextAsync("Tổng 77,85");
        await Expect(screen.Page.Locator("#giu")).ToBeFocusedAsync();
        await Expect(screen.Page.Locator("[data-live-state]")).ToHaveTextAsync("số liệu lúc 08:00:05");
        await Expect(screen.Page.Locator("[data-live-say]")).ToHaveTextAsync("TP. Dĩ An 77,85 điểm, lúc 08:00");
    }

    [Fact]
    public async Task An_older_number_never_replaces_a_newer_one()
    {
        await using var screen = await Listening();
        Publish(78.10m, host.Version + 5);
        await Expect(screen.Page.Locator(".score a")).ToHaveTextAsync("78,10");
        host.Say(Message("70,00", host.Version - 1));
        host.Say(Message("50,00", host.Version, unit: "H09.25", second: 9));
        await Expect(screen.Page.Locator("[data-live-state]")).ToHaveTextAsync("số liệu lúc 08:00:09");
        await Expect(screen.Page.Locator(".score a")).ToHaveTextAsync("78,10");
    }

    [Fact]
    public async Task A_burst_of_numbers_reads_the_page_at_most_once_a_second()
    {
        await using var screen = await Listening();
        var before = host.Renderings;
        for (var number = 0; number < 40; number++)
        {
            Publish(78.20m + (number * 0.01m), host.Version + 1);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await Expect(screen.Page.Locator("#lan")).ToHaveTextAsync($"Phiên bản {host.Version}");
        Assert.InRange(host.Renderings - before, 2, 5);
    }

    [Fact]
    public async Task A_lost_connection_is_said_with_its_times_and_mends_itself()
    {
        await using var screen = await Listening();
        Publish(78.90m, host.Version + 1);
        await Expect(screen.Page.Locator("[data-live-state]")).ToHaveTextAsync("số liệu lúc 08:00:05");
        host.Refuses = true;
        host.HangUp();
        await Expect(screen.Page.Locator("[data-live-state]"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Mất mạng từ \d\d:\d\d\. Số liệu lúc 08:00\.$"));
        host.Refuses = false;
        await Expect(screen.Page.Locator("[data-live-state]")).ToHaveTextAsync("số liệu lúc 08:00:05", new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task Without_script_the_page_reads_the_same()
    {
        await using var screen = await chromium.Open(host.Address("/mau/song"), script: false);
        await Expect(screen.Page.Locator(".score a")).ToHaveTextAsync(DiemSang.Web.Shell.Format.Points(host.Total));
    }

    private async Task<Screen> Listening()
    {
        var screen = await chromium.Open(host.Address("/mau/song"));
        while (host.Listeners == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return screen;
    }

    private void Publish(decimal total, long version)
    {
        (host.Total, host.Version) = (total, version);
        host.Say(Message(DiemSang.Web.Shell.Format.Points(total), version));
    }

    private static string Message(string text, long version, string unit = "H09.24", int second = 5) =>
        $$"""{"unit":"{{unit}}","total":0,"text":"{{text}}","at":"2023-11-13T08:00:0{{second}}+07:00","version":{{version}}}""";
}
