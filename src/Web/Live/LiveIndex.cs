using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.Web.Workspace;
using Channel = System.Threading.Channels.Channel;

namespace DiemSang.Web.Live;

/// <summary>A total that has just been counted again, for open pages.</summary>
/// <param name="Version">journal position: a page never goes back to a smaller one</param>
public sealed record LiveNumber(string Unit, decimal Total, DateTimeOffset At, long Version)
{
    /// <summary>As it goes to the pages.</summary>
    public string Json => field ??= StreamedNumber.Json(this);
}

/// <summary>
/// Chỉ số trực tiếp: after each commit counts the touched units and all above them again and tells every open page;
/// once a minute also without a commit, since a dossier becomes late by the clock alone.
/// </summary>
public sealed class LiveIndex : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(75);
    private static readonly TimeSpan tick = TimeSpan.FromMinutes(1);

    private readonly Figures figures;
    private readonly Channel<IReadOnlyList<PostedEntry>> commits = Channel.CreateUnbounded<IReadOnlyList<PostedEntry>>();
    private readonly Lock gate = new();
    private readonly List<Channel<LiveNumber>> screens = [];

    public LiveIndex(Figures figures)
    {
        this.figures = figures;
        figures.Installation.Ledger.Changed += entries => commits.Writer.TryWrite(entries);
    }

    /// <summary>The numbers from now on, for one screen; a slow screen loses older numbers, never the newest.</summary>
    public async IAsyncEnumerable<LiveNumber> Follow([EnumeratorCancellation] CancellationToken ended)
    {
        var screen = Channel.CreateBounded<LiveNumber>(
            new BoundedChannelOptions(512) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            screens.Add(screen);
        }

        try
        {
            await foreach (var number in screen.Reader.ReadAllAsync(ended))
            {
                yield return number;
            }
        }
        finally
        {
            lock (gate)
            {
                screens.Remove(screen);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var touched = await Touched(stoppingToken);
            await Tell(touched);
            await Task.Delay(pause, stoppingToken);
        }
    }

    private async Task<HashSet<UnitCode>> Touched(CancellationToken stopping)
    {
        using var minute = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        minute.CancelAfter(tick);
        var touched = new HashSet<UnitCode>();
        try
        {
            await commits.Reader.WaitToReadAsync(minute.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return [.. figures.Units.Codes];
        }

        while (commits.Reader.TryRead(out var entries))
        {
            foreach (var entry in entries)
            {
                UnitsOf(entry, touched);
            }
        }

        return touched;
    }

    private static void UnitsOf(PostedEntry entry, HashSet<UnitCode> touched)
    {
        var reader = Bookings.Read(entry.Marks);
        while (reader.NextPlace())
        {
            touched.Add(new(Encoding.ASCII.GetString(reader.Unit)));
        }
    }

    private async Task Tell(HashSet<UnitCode> touched)
    {
        Channel<LiveNumber>[] open;
        lock (gate)
        {
            open = [.. screens];
        }

        if (open.Length == 0 || touched.Count == 0)
        {
            return;
        }

        var version = figures.Installation.Ledger.Now.Position;
        var board = await figures.Live();
        foreach (var unit in WithAncestors(touched, board.Period.Day))
        {
            if (board.Of(unit) is { } card)
            {
                var number = new LiveNumber(unit.Value, card.Total, board.Period.EvaluatedAt, version);
                Array.ForEach(open, screen => screen.Writer.TryWrite(number));
            }
        }
    }

    private HashSet<UnitCode> WithAncestors(HashSet<UnitCode> touched, DateOnly day)
    {
        var all = new HashSet<UnitCode>(touched);
        foreach (var unit in touched)
        {
            for (var above = figures.Units.Parent(unit, day); above is { } one && all.Add(one);)
            {
                above = figures.Units.Parent(one, day);
            }
        }

        return all;
    }
}
