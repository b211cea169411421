using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiemSang.Bench;

/// <summary>
/// Requests per second of the ranking of a province's communes: from the output cache, made anew each time (a cookie
/// keeps it out of the cache), and a static answer of the same bytes from a bare host.
/// </summary>
public static class Pages
{
    private const int Rounds = 5;
    private const int Askers = 8;
    private const int Seconds = 3;
    private const string Ranking = "/xep-hang?cha=H10&cap=xa&ky=khac&tu=01/01/2026&den=30/06/2026";

    public static async Task Run(int size)
    {
        await using var place = new Place(onPostgres: false);
        await using var served = await ServedNation.Start(place.NewFolder("pages"));
        for (var first = 0; first < (size == 0 ? 5_000 : size); first += 100)
        {
            await served.Post(Messages.Body(first, 100));
        }

        var page = await served.Get(Ranking);
        await using var files = await Static(System.Text.Encoding.UTF8.GetBytes(page));
        using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = served.Address };
        using var known = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = served.Address };
        known.DefaultRequestHeaders.Add("Cookie", "a=1");
        using var still = new HttpClient { BaseAddress = new(files.Urls.First()) };
        var (rates, core) = (new double[3][], new double[Rounds]);
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = new double[Rounds];
        }

        for (var round = -1; round < Rounds; round++)
        {
            var kept = await Rate(plain, Ranking);
            var before = Environment.CpuUsage.TotalTime;
            var made = await Rate(known, Ranking);
            var used = Environment.CpuUsage.TotalTime - before;
            var read = await Rate(still, "/");
            if (round >= 0)
            {
                (rates[0][round], rates[1][round], rates[2][round]) = (kept, made, read);
                core[round] = used.TotalMilliseconds / (made * Seconds);
            }
        }

        Timing.Say($"page of {page.Length:N0} characters, {Askers} askers on the same machine");
        var (cached, anew, file) = (Timing.Median(rates[0]), Timing.Median(rates[1]), Timing.Median(rates[2]));
        Timing.Say($"cached {cached:N0}/s, made anew {anew:N0}/s, static {file:N0}/s");
        Timing.Say($"made anew: {Timing.Median(core):N1} ms of core time a page, asker and server together");
        Timing.Say($"cached against static: {Timing.Ratio(rates[0], rates[2]):P0}");
    }

    private static async Task<WebApplication> Static(byte[] bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddResponseCompression();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseResponseCompression();
        app.MapGet("/", () => Results.Bytes(bytes, "text/html; charset=utf-8"));
        await app.StartAsync();
        return app;
    }

    private static async Task<double> Rate(HttpClient client, string path)
    {
        var address = new Uri(path, UriKind.Relative);
        var (from, answers) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(async () =>
        {
            while (from.Elapsed.TotalSeconds < Seconds)
            {
                await client.GetByteArrayAsync(address);
                Interlocked.Increment(ref answers);
            }
        })));
        return answers / from.Elapsed.TotalSeconds;
    }
}
