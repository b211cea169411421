using System.Net.Http.Headers;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.Web.Hosting;
using DiemSang.Web.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Bench;

/// <summary>
/// Sync intake over HTTP through the real host, each call answered after its commit, against the bare loop that writes
/// the same rows in the same hundreds.
/// </summary>
public static class Intakes
{
    private const int Rounds = 5;
    private const int WarmUps = 3;
    private const int AtOnce = 100;

    public static async Task Run(int size)
    {
        var calls = size == 0 ? 30 : size;
        foreach (var onPostgres in new[] { false, true })
        {
            await using var place = new Place(onPostgres);
            await using var served = await ServedNation.Start(place.NewFolder("served"));
            using var bare = new BareLoop(place.NewFolder("bare"));
            var (http, loop) = (new double[Rounds], new double[Rounds]);
            for (var round = -WarmUps; round < Rounds; round++)
            {
                var first = (round + WarmUps) * calls * AtOnce;
                var bodies = Enumerable.Range(0, calls).Select(i => Messages.Body(first + (i * AtOnce), AtOnce)).ToList();
                var position = served.House.Ledger.Now.Position;
                var took = Timing.Seconds(() => bodies.ForEach(body => served.Post(body).GetAwaiter().GetResult()));
                using var session = served.House.Database.OpenReader();
                var rows = BareLoop.RowsAfter(session, position);
                var bareTook = Timing.Seconds(() => bare.Write(rows, AtOnce));
                if (rows.Any(table => table.Count != calls * AtOnce))
                {
                    throw new InvalidOperationException("the intake did not take every dossier once");
                }

                if (round >= 0)
                {
                    (http[round], loop[round]) = (took, bareTook);
                }
            }

            var dossiers = calls * AtOnce;
            var (ours, least) = (dossiers / Timing.Median(http), dossiers / Timing.Median(loop));
            var share = Timing.Ratio(loop, http);
            Timing.Say($"{place.Name}: HTTP {ours:N0} dossiers/s, bare loop {least:N0}, share {share:P0}");
        }
    }
}

/// <summary>The real host over a folder that knows one province of the made-up country, and a sender with its key.</summary>
public sealed class ServedNation : IAsyncDisposable
{
    private readonly Server server;
    private readonly HttpClient client = new();

    private ServedNation(Server server) => this.server = server;

    public Installation House => server.Installation;

    public Figures Figures => server.App.Services.GetRequiredService<Figures>();

    public Uri Address => client.BaseAddress!;

    public static async Task<ServedNation> Start(DataFolder folder)
    {
        using (var house = Installation.OpenForWriting(folder, TimeProvider.System))
        {
            await house.CatalogueChanges.Receive([.. Nation.Units()], house.Now);
            await house.CatalogueChanges.Receive([.. Nation.Catalogue()], house.Now);
        }

        var served = new ServedNation(new(new(folder, 0, IsDemo: false)));
        await served.server.Start(_ => { });
        var keys = served.server.App.Services.GetRequiredService<SyncKeys>();
        var key = await keys.Create(new(Nation.Commune(0).Value[..3]), "bench");
        served.client.BaseAddress = new(served.server.Address);
        served.client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return served;
    }

    public async Task Post(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/sync", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public Task<string> Get(string path) => client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }
}
