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
public sealed record LiveNumber(string Unit, decimal Total, DateTimeOffset At, long Version);

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
    public LiveIndex(Figures figures)
    {
        this.figures = figures;
        figures.Installation.Ledger.Changed += entries => commits.Writer.TryWrite(entries);
    }

    /// <summary>What open pages are told.</summary>
    public Bulletin Bulletin { get; } = new();

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
        if (!Bulletin.IsRead || touched.Count == 0)
        {
            return;
        }

        var version = figures.Installation.Ledger.Now.Position;
        var board = await figures.Live();
        Bulletin.Tell(
            from unit in WithAncestors(touched, board.Period.Day)
            let card = board.Of(unit)
            where card is not null
            select new LiveNumber(unit.Value, card.Total, board.Period.EvaluatedAt, version));
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
