using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DiemSang.OneStop.Journal;

/// <summary>
/// Cơ sở dữ liệu: where an installation keeps its truth – one SQLite file in the data folder, or PostgreSQL named by
/// a connection string. Every SQL text of the product runs unchanged on both.
/// </summary>
public sealed class Database : IDisposable
{
    private const int MostIdle = 4;

    private readonly ConcurrentQueue<Session> idle = [];
    private readonly NpgsqlDataSource? postgres;
    private readonly string? sqlite;
    private volatile bool isClosing;

    private Database(string? file, NpgsqlDataSource? source) => (sqlite, postgres) = (file, source);

    public bool IsPostgres => postgres is not null;

    public static Database Sqlite(string file) => new(file, null);

    public static Database Postgres(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 20,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            IncludeErrorDetail = false,
        };
        return new(null, NpgsqlDataSource.Create(settings));
    }

    /// <summary>A session that may write; every commit is on the disk before it returns.</summary>
    /// <exception cref="StoreDamagedException">the file is not a database that can be read</exception>
    public Session Open() => Open(readOnly: false);

    /// <summary>
    /// A session that cannot write; reads one consistent state as long as its transaction is open. On SQLite a few that
    /// have ended wait, with what they have prepared, for whoever reads next.
    /// </summary>
    public Session OpenReader() => idle.TryDequeue(out var kept) ? kept : Open(readOnly: true);

    /// <summary>
    /// No reader waits from here on. A writer that closes after them leaves one file: a reader that is closed last would
    /// leave the log beside it.
    /// </summary>
    public void CloseIdle()
    {
        isClosing = true;
        while (idle.TryDequeue(out var one))
        {
            one.Close();
        }
    }

    /// <summary>A connection of PostgreSQL that hears what is told on a channel.</summary>
    internal async Task<NpgsqlConnection> Listen(string channel, CancellationToken ending)
    {
        var connection = await postgres!.OpenConnectionAsync(ending);
        Run(connection, $"listen {channel}");
        return connection;
    }

    public void Dispose()
    {
        CloseIdle();
        postgres?.Dispose();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "the session owns the connection")]
    private Session Open(bool readOnly)
    {
        if (postgres is not null)
        {
            var connection = postgres.OpenConnection();
            if (readOnly)
            {
                Run(connection, "set default_transaction_read_only = on");
            }

            return new(connection, isPostgres: true, readOnly);
        }

        var mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate;
        var settings = new SqliteConnectionStringBuilder { DataSource = sqlite, Mode = mode, Pooling = false };
        var file = new SqliteConnection(settings.ToString());
        try
        {
            file.Open();
            Run(file, "pragma busy_timeout = 5000");
            Run(file, "pragma foreign_keys = on");
            Run(file, $"pragma cache_size = {(readOnly ? -16384 : -65536)}");
            if (!readOnly)
            {
                Run(file, "pragma journal_mode = wal");
                Run(file, "pragma synchronous = full");
                // What is deleted is overwritten: an erased key must not lie on in a free page.
                Run(file, "pragma secure_delete = on");
            }
        }
        catch (SqliteException fault)
        {
            file.Dispose();
            throw StoreDamagedException.IsDamage(fault) ? new StoreDamagedException(fault.Message) : fault;
        }

        return new(file, isPostgres: false, readOnly, readOnly ? Keep : null);
    }

    private bool Keep(Session reader)
    {
        if (isClosing || idle.Count >= MostIdle)
        {
            return false;
        }

        idle.Enqueue(reader);
        if (isClosing)
        {
            CloseIdle();
        }

        return true;
    }

    [SuppressMessage("Security", "CA2100", Justification = "only the constants above")]
    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
