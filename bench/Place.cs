using DiemSang.Exchange;
using DiemSang.OneStop.Journal;
using DiemSang.Tests.Stories;

namespace DiemSang.Bench;

/// <summary>A data folder of its own on either database; what it kept goes with it.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("diemsang-bench-");
    private readonly PostgresServer? server;

    public Place(bool onPostgres)
    {
        server = onPostgres ? new() : null;
        Name = onPostgres ? "PostgreSQL" : "SQLite";
    }

    public string Name { get; }

    /// <summary>An installation's folder with an empty database.</summary>
    public DataFolder NewFolder(string name)
    {
        DataFolder data = new(Path.Combine(folder.FullName, name), server?.NewDatabase());
        data.Create();
        return data;
    }

    public Database NewDatabase(string name)
    {
        var database = NewFolder(name).OpenDatabase();
        using var session = database.Open();
        Schema.Migrate(session);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
