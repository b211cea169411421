using System.Threading.Channels;
using Npgsql;

namespace DiemSang.OneStop.Journal;

/// <summary>
/// Nhật ký: the one way to change anything. Work waits in one queue and is committed in groups; an answer comes only
/// after the commit and after everyone who follows the journal has seen it. Positions have no gaps, and position
/// order is commit order, on both databases.
/// </summary>
public sealed class Journal : IDisposable
{
    /// <summary>Held to commit on PostgreSQL, so that two nodes never give positions at once.</summary>
    private const long PositionLock = 766_2022;

    private const int GroupLimit = 64;

    private readonly Database database;
    private readonly Bookkeeping bookkeeping;
    private readonly long counterVersion;
    private readonly Channel<JournalWork> queue = Channel.CreateUnbounded<JournalWork>(new() { SingleReader = true });
    private readonly Thread writer;
    private Session session;
    private long followedTo;
    private Exception? broken;
    private Exception? lost;

    public Journal(Database database, Bookkeeping bookkeeping, long counterVersion, long followedTo)
    {
        (this.bookkeeping, this.counterVersion, FollowedTo) = (bookkeeping, counterVersion, followedTo);
        (this.database, session) = (database, database.Open());
        writer = new(Run) { IsBackground = true, Name = "journal" };
    }

    /// <summary>
    /// Called on the writer's thread with entries in order of position, this node's and those of others, after
    /// their commit and before any answer.
    /// </summary>
    public event Action<IReadOnlyList<PostedEntry>>? Committed;

    /// <summary>The last position that followers have seen.</summary>
    public long FollowedTo
    {
        get => Interlocked.Read(ref followedTo);
        private set => Interlocked.Exchange(ref followedTo, value);
    }

    /// <summary>The fault of storage or of a follower that stopped the writer: nothing is acknowledged any more.</summary>
    public Exception? Broken => Volatile.Read(ref broken);

    /// <summary>Why the connection to PostgreSQL is gone; the next work tries to open another.</summary>
    public Exception? Lost => Volatile.Read(ref lost);

    public void Start() => writer.Start();

    /// <summary>
    /// Does the work in a transaction and answers after its commit. The work may run more than once: when a
    /// neighbour in its group fails, each is tried alone. It must change nothing but the database.
    /// </summary>
    public Task<T> Write<T>(Func<JournalTransaction, T> work) => Enqueue(new JournalWork<T>(work));

    /// <summary>
    /// Reads between two commits, when followers have seen exactly what the database holds. Must not write.
    /// </summary>
    public Task<T> Alone<T>(Func<Session, T> read) =>
        Enqueue(new JournalWork<T>(transaction => read(transaction.Session)) { IsAlone = true });

    /// <summary>Brings followers up to what other nodes have committed.</summary>
    public Task<long> Follow() => Write(transaction => transaction.Position);

    /// <summary>Finishes the work that waits, then stops.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        if (writer.IsAlive)
        {
            writer.Join();
        }

        session.Dispose();
    }

    private Task<T> Enqueue<T>(JournalWork<T> item)
    {
        if (Broken is { } fault || !queue.Writer.TryWrite(item))
        {
            throw new JournalStoppedException(Broken);
        }

        return item.Answer;
    }

    private void Run()
    {
        var group = new List<JournalWork>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            JournalWork? alone = null;
            while (alone is null && group.Count < GroupLimit && queue.Reader.TryRead(out var next))
            {
                if (next.IsAlone)
                {
                    alone = next;
                }
                else
                {
                    group.Add(next);
                }
            }

            if (group.Count > 0)
            {
                Commit(group);
            }

            if (alone is not null)
            {
                Commit([alone]);
            }
        }
    }

    private void Commit(List<JournalWork> group)
    {
        if (broken is not null || !IsConnected())
        {
            group.ForEach(work => work.Fail(new JournalStoppedException(broken ?? lost)));
            return;
        }

        try
        {
            var transaction = Begin();
            foreach (var work in group)
            {
                work.Do(transaction);
            }

            Commit(transaction);
            group.ForEach(work => work.Succeed());
        }
        catch (Exception fault) when (group.Count > 1 && broken is null && !StorageFault.Is(fault))
        {
            session.Rollback();
            foreach (var work in group)
            {
                Commit([work]);
            }
        }
        catch (Exception fault)
        {
            Rollback(fault);
            group[0].Fail(fault);
            group.Skip(1).ToList().ForEach(work => work.Fail(new JournalStoppedException(fault)));
        }
    }

    private JournalTransaction Begin()
    {
        session.Begin();
        if (session.IsPostgres)
        {
            session.ExecuteNow("select pg_advisory_xact_lock($1)", PositionLock);
        }

        var last = session.Number("select coalesce(max(position), 0) from entries") ?? 0;
        if (last > FollowedTo)
        {
            Tell(EntryStore.PostedAfter(session, FollowedTo));
        }

        return new(session, bookkeeping, counterVersion, last);
    }

    private void Commit(JournalTransaction transaction)
    {
        CommitEar.Announce(session, transaction.Posted);
        session.Commit();
        Tell(transaction.Posted);
    }

    private void Tell(IReadOnlyList<PostedEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        try
        {
            FollowedTo = entries[^1].Position;
            Committed?.Invoke(entries);
        }
        catch (Exception fault)
        {
            // The commit holds, so the work must not be tried again; and what followers show is no longer true.
            Volatile.Write(ref broken, fault);
            throw new JournalStoppedException(fault);
        }
    }

    private void Rollback(Exception fault)
    {
        if (StorageFault.Is(fault))
        {
            Stop(fault);
        }

        try
        {
            session.Rollback();
        }
        catch (Exception second) when (StorageFault.Is(second) || second is InvalidOperationException)
        {
            Stop(second);
        }
    }

    /// <summary>
    /// Whether the last commit holds is not known. A file that failed is not trusted again; with PostgreSQL a new
    /// connection shows what holds, and what it shows is posted before anything else.
    /// </summary>
    private void Stop(Exception fault) =>
        Volatile.Write(ref session.IsPostgres && broken is null ? ref lost : ref broken, fault);

    private bool IsConnected()
    {
        if (lost is null)
        {
            return true;
        }

        session.Abandon();
        try
        {
            session = database.Open();
            Volatile.Write(ref lost, null);
            return true;
        }
        catch (NpgsqlException fault)
        {
            Volatile.Write(ref lost, fault);
            return false;
        }
    }
}

/// <summary>The journal takes nothing any more: the program is ending, or its storage failed.</summary>
public sealed class JournalStoppedException(Exception? cause) : Exception("the journal has stopped", cause);
