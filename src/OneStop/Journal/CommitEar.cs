using System.Globalization;
using Npgsql;

namespace DiemSang.OneStop.Journal;

/// <summary>
/// Tai nghe nhật ký: hears on PostgreSQL that some node has committed, and lets this node's journal read on. What a
/// lost connection hides is found by position when it is back, and every few seconds in any case.
/// </summary>
public sealed class CommitEar : IDisposable
{
    private const string Channel = "diemsang_journal";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ending = new();
    private readonly Database database;
    private readonly Journal journal;
    private readonly Task listening;
    private long told;

    public CommitEar(Database database, Journal journal)
    {
        (this.database, this.journal) = (database, journal);
        listening = Task.Run(Listen);
    }

    public void Dispose()
    {
        ending.Cancel();
        listening.Wait();
        ending.Dispose();
    }

    /// <summary>Part of the transaction that has appended the entries: all nodes hear of them with its commit.</summary>
    internal static void Announce(Session session, IReadOnlyList<PostedEntry> posted)
    {
        if (session.IsPostgres && posted.Count > 0)
        {
            session.Execute(
                "select pg_notify($1, $2)", Channel, posted[^1].Position.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task Listen()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Listen(Channel, ending.Token);
                connection.Notification += (_, said) => told = long.Parse(said.Payload, CultureInfo.InvariantCulture);
                while (true)
                {
                    await journal.Follow();
                    await Others(connection);
                }
            }
            catch (Exception gone) when (gone is NpgsqlException || (gone is JournalStoppedException && journal.Broken is null))
            {
                await Task.Delay(pause, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception end) when (end is OperationCanceledException or JournalStoppedException)
            {
                return;
            }
        }
    }

    /// <summary>Waits for a position that this node has not posted yet, but no longer than it has patience.</summary>
    private async Task Others(NpgsqlConnection connection)
    {
        while (await connection.WaitAsync(patience, ending.Token) && told <= journal.FollowedTo)
        {
            // An echo of this node's own commit.
        }
    }
}
