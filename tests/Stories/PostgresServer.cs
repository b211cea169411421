using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DiemSang.Tests.Stories;

/// <summary>
/// One PostgreSQL of this test run: its own folder and port, on the loopback, started when the first story asks for
/// a database and stopped by its own process. It sorts as Vietnamese does, so that no story can rest on byte order.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(90);

    private readonly Lock gate = new();
    private string? folder;
    private Process? server;
    private int port;
    private int databases;

    /// <summary>The connection string of a new, empty database.</summary>
    public string NewDatabase()
    {
        lock (gate)
        {
            if (server is null)
            {
                Start();
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"story_{++databases}");
            Run("postgres", $"create database {name}");
            return ConnectionTo(name);
        }
    }

    /// <summary>Where all of it lies: tables, write-ahead log, server's log.</summary>
    public string Folder => folder ?? throw new InvalidOperationException("not started");

    /// <summary>Puts all that is committed into the files of the tables.</summary>
    public void Checkpoint() => Run("postgres", "checkpoint");

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            using (var stop = Launch("kill", ["-INT", server.Id.ToString(CultureInfo.InvariantCulture)], asRoot: true))
            {
                await stop.WaitForExitAsync();
            }

            await server.WaitForExitAsync();
            server.Dispose();
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Start()
    {
        if (!File.Exists($"{Binaries}/initdb"))
        {
            throw new FileNotFoundException(
                $"{Binaries}/initdb is missing: install Debian's package postgresql-15, or run tests/prerequisites");
        }

        folder = Directory.CreateTempSubdirectory("diemsang-postgres-").FullName;
        Finish("chown", ["postgres:", folder], asRoot: true);
        var data = $"{folder}/data";
        Finish(
            $"{Binaries}/initdb",
            ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu",
             "--icu-locale=vi-VN", "--data-checksums", "--no-instructions"]);
        port = FreePort();
        server = Launch(
            $"{Binaries}/postgres",
            ["-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-c",
             "unix_socket_directories=", "-c", "wal_level=logical", "-c", "max_connections=200", "-c", "fsync=on", "-c",
             "logging_collector=on", "-c", "log_directory=../log"]);
        WaitUntilItAnswers();
    }

    private void WaitUntilItAnswers()
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            try
            {
                Run("postgres", "select 1");
                return;
            }
            catch (NpgsqlException) when (since.Elapsed < patience && !server!.HasExited)
            {
                Thread.Sleep(100);
            }
        }
    }

    private string ConnectionTo(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={name}");

    [SuppressMessage("Security", "CA2100", Justification = "the few texts above")]
    private void Run(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo(database) + ";Pooling=false;Timeout=60;Command Timeout=300");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Finish(string program, string[] arguments, bool asRoot = false)
    {
        using var process = Launch(program, arguments, asRoot);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }

    /// <summary>PostgreSQL refuses to run as root: then it runs as the user that its package made.</summary>
    private static Process Launch(string program, string[] arguments, bool asRoot = false)
    {
        var steps = Environment.IsPrivilegedProcess && !asRoot
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]
            : (string[])[program, .. arguments];
        if (asRoot && !Environment.IsPrivilegedProcess && program == "chown")
        {
            steps = ["true"];
        }

        var how = new ProcessStartInfo(steps[0], steps[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(how) ?? throw new InvalidOperationException($"{program} did not start");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
