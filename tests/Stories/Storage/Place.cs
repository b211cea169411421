using DiemSang.Exchange;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>The database a story runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The same story on SQLite and on PostgreSQL.</summary>
public sealed class OnBothDatabases : TheoryData<Engine>
{
    public OnBothDatabases()
    {
        Add(Engine.Sqlite);
        Add(Engine.Postgres);
    }
}

/// <summary>A data folder of one story, with its own database.</summary>
public sealed class Place : IDisposable
{
    public Place(Engine engine, PostgresServer postgres)
        : this(engine == Engine.Postgres ? postgres.NewDatabase() : null)
    {
    }

    public Place(string? postgres = null) =>
        Folder = new(Directory.CreateTempSubdirectory("diemsang-story-").FullName, postgres);

    public DataFolder Folder { get; }

    public StoryClock Clock { get; } = new(Town.At(10, 1, 8));

    public Installation Open() => Installation.OpenForWriting(Folder, Clock);

    public Installation OpenForReading() => Installation.OpenForReading(Folder, Clock);

    /// <summary>A second folder on the same database, as a second node has it.</summary>
    public Place Beside()
    {
        var beside = new Place(Folder.Postgres);
        File.Copy(Folder.Key, beside.Folder.Key);
        return beside;
    }

    /// <summary>What the database holds, past all doors.</summary>
    public T Look<T>(Func<Session, T> look)
    {
        using var database = Folder.OpenDatabase();
        using var session = database.OpenReader();
        return look(session);
    }

    public long Count(string sql) => Look(session => session.Number(sql) ?? 0);

    public void Dispose() => Directory.Delete(Folder.Path, recursive: true);
}

/// <summary>A clock that stands where the story puts it.</summary>
public sealed class StoryClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
