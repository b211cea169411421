using System.Threading.Channels;

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

    private readonly Session session;
    private readonly Bookkeeping bookkeeping;
    private readonly long counterVersion;
    private readonly Channel<Work> queue = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly Thread writer;
    private Exception? broken;

    public Journal(Database database, Bookkeeping bookkeeping, long counterVersion, long followedTo)
    {
        (this.bookkeeping, this.counterVersion, FollowedTo) = (bookkeeping, counterVersion, followedTo);
        session = database.Open();
        writer = new(Run) { IsBackground = true, Name = "journal" };
    }

    /// <summary>
    /// Called on the writer's thread with entries in order of position, this node's and those of others, after
    /// their commit and before any answer.
    /// </summary>
    public event Action<IReadOnlyList<PostedEntry>>? Committed;

    /// <summary>The last position that followers have seen.</summary>
    public long FollowedTo { get; private set; }

    /// <summary>The fault of storage or of a follower that stopped the writer: nothing is acknowledged any more.</summary>
    public Exception? Broken => Volatile.Read(ref broken);

    public void Start() => writer.Start();

    /// <summary>
    /// Does the work in a transaction and answers after its commit. The work may run more than once: when a
    /// neighbour in its group fails, each is tried alone. It must change nothing but the database.
    /// </summary>
    public Task<T> Write<T>(Func<JournalTransaction, T> work) => Enqueue(new Work<T>(work));

    /// <summary>
    /// Reads between two commits, when followers have seen exactly what the database holds. Must not write.
    /// </summary>
    public Task<T> Alone<T>(Func<Session, T> read) =>
        Enqueue(new Work<T>(transaction => read(transaction.Session)) { IsAlone = true });

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

    private Task<T> Enqueue<T>(Work<T> item)
    {
        if (Broken is { } fault || !queue.Writer.TryWrite(item))
        {
            throw new JournalStoppedException(Broken);
        }

        return item.Answer;
    }

    private void Run()
    {
        var group = new List<Work>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            Work? alone = null;
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

    private void Commit(List<Work> group)
    {
        if (broken is not null)
        {
            group.ForEach(work => work.Fail(new JournalStoppedException(broken)));
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
        catch (Exception fault) when (group.Count > 1 && broken is null && !IsStorageFault(fault))
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
        if (IsStorageFault(fault))
        {
            Volatile.Write(ref broken, fault);
        }

        try
        {
            session.Rollback();
        }
        catch (Exception second) when (IsStorageFault(second) || second is InvalidOperationException)
        {
            Volatile.Write(ref broken, second);
        }
    }

    /// <summary>A fault of disk or connection: whether the last commit holds is not known, so nothing may go on.</summary>
    private static bool IsStorageFault(Exception fault) => fault switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 or 26 } => true,
        Npgsql.PostgresException => false,
        Npgsql.NpgsqlException => true,
        _ => fault is IOException,
    };

    private abstract class Work
    {
        public bool IsAlone { get; init; }

        public abstract void Do(JournalTransaction transaction);

        public abstract void Succeed();

        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<JournalTransaction, T> work) : Work
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Answer => answer.Task;

        public override void Do(JournalTransaction transaction) => result = work(transaction);

        public override void Succeed() => answer.SetResult(result);

        public override void Fail(Exception fault) => answer.SetException(fault);
    }
}

/// <summary>The journal takes nothing any more: the program is ending, or its storage failed.</summary>
public sealed class JournalStoppedException(Exception? cause) : Exception("the journal has stopped", cause);
