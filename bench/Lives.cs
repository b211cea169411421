using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace DiemSang.Bench;

/// <summary>
/// From a commit to the number on an open page: a hundred pages follow the live index while a sender changes dossiers
/// at a steady rate; each change counts from the commit's answer to its sender until every page has a number as new.
/// </summary>
public static class Lives
{
    private const int Screens = 100;
    private const int PerSecond = 500;
    private const int AtOnce = 10;
    private const int Senders = 4;

    public static async Task Run(int size)
    {
        var seconds = size == 0 ? 20 : size;
        await using var place = new Place(onPostgres: false);
        await using var served = await ServedNation.Start(place.NewFolder("live"));
        using var client = new HttpClient { BaseAddress = served.Address, Timeout = Timeout.InfiniteTimeSpan };
        using var ended = new CancellationTokenSource();
        var committed = new Commits();
        var waits = new ConcurrentBag<double>();
        served.House.Ledger.Changed += entries => committed.Add(entries[^1].Position);
        var screens = Enumerable.Range(0, Screens).Select(_ => Follow(client, committed, waits, ended.Token)).ToList();
        await Task.Delay(1000);
        var sent = 0;
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (since.Elapsed.TotalSeconds < seconds)
            {
                var first = Interlocked.Add(ref sent, AtOnce) - AtOnce;
                await served.Post(Messages.Body(first, AtOnce));
                var ahead = TimeSpan.FromSeconds((double)sent / PerSecond) - since.Elapsed;
                await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero);
            }
        })));
        var rate = sent / since.Elapsed.TotalSeconds;
        await Task.Delay(1000);
        await ended.CancelAsync();
        await Task.WhenAll(screens);
        var (middle, worst) = (Timing.Median(waits) * 1e3, Timing.Quantile(waits, 0.99) * 1e3);
        Timing.Say($"{Screens} pages, {rate:N0} changes/s, {waits.Count:N0} sights: p50 {middle:N0} ms, p99 {worst:N0} ms");
    }

    private static async Task Follow(
        HttpClient client, Commits committed, ConcurrentBag<double> waits, CancellationToken ended)
    {
        var seen = 0;
        try
        {
            using var stream = await client.GetStreamAsync(new Uri("/api/v1/index/stream", UriKind.Relative), ended);
            using var lines = new StreamReader(stream);
            while (await lines.ReadLineAsync(ended) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    seen = committed.Seen(long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture), seen, waits);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>When each commit was posted; written by the journal alone, read by every page.</summary>
    private sealed class Commits
    {
        private readonly (long Position, long At)[] all = new (long, long)[100_000];
        private int count;

        public void Add(long position)
        {
            all[count] = (position, Stopwatch.GetTimestamp());
            Volatile.Write(ref count, count + 1);
        }

        /// <summary>Notes how long the commits up to a version took to arrive; gives how many a page has now seen.</summary>
        public int Seen(long version, int before, ConcurrentBag<double> waits)
        {
            var known = Volatile.Read(ref count);
            for (; before < known && all[before].Position <= version; before++)
            {
                waits.Add(Stopwatch.GetElapsedTime(all[before].At).TotalSeconds);
            }

            return before;
        }
    }
}
