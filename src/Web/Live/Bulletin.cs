using System.Text;

namespace DiemSang.Web.Live;

/// <summary>
/// Bản tin: the newest number of each unit, as pages receive it. Each turn is written out once and goes to every page as
/// it stands; a page that fell behind gets the newest number of each unit told meanwhile. Nobody's slowness costs memory.
/// </summary>
public sealed class Bulletin
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Turn, string Event)> newest = new(StringComparer.Ordinal);
    private TaskCompletionSource told = NewTurn();
    private (long Number, ReadOnlyMemory<byte> Text) last;
    private int readers;

    /// <summary>Whether any page listens.</summary>
    public bool IsRead => Volatile.Read(ref readers) > 0;

    /// <summary>Tells all pages the numbers of one turn.</summary>
    public void Tell(IEnumerable<LiveNumber> numbers)
    {
        List<(string Unit, string Event)> events = [.. numbers.Select(number => (number.Unit, StreamedNumber.EventOf(number)))];
        var text = Encoding.UTF8.GetBytes(string.Concat(events.Select(one => one.Event)));
        TaskCompletionSource waited;
        lock (gate)
        {
            last = (last.Number + 1, text);
            events.ForEach(one => newest[one.Unit] = (last.Number, one.Event));
            (waited, told) = (told, NewTurn());
        }

        waited.SetResult();
    }

    /// <summary>Reads on from now, until cancelled: each text holds whole events.</summary>
    public async Task Read(Func<ReadOnlyMemory<byte>, Task> write, CancellationToken ended)
    {
        Interlocked.Increment(ref readers);
        try
        {
            for (var seen = Turn();;)
            {
                var (turn, text, next) = After(seen);
                if (turn == seen)
                {
                    await next.WaitAsync(ended);
                }
                else
                {
                    await write(text);
                    seen = turn;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref readers);
        }
    }

    private static TaskCompletionSource NewTurn() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long Turn()
    {
        lock (gate)
        {
            return last.Number;
        }
    }

    private (long Turn, ReadOnlyMemory<byte> Text, Task Next) After(long seen)
    {
        lock (gate)
        {
            return last.Number - seen > 1
                ? (last.Number, Encoding.UTF8.GetBytes(string.Concat(
                    newest.Values.Where(one => one.Turn > seen).Select(one => one.Event))), told.Task)
                : (last.Number, last.Text, told.Task);
        }
    }
}
