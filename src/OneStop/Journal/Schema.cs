using System.Reflection;

namespace DiemSang.OneStop.Journal;

/// <summary>Lược đồ: numbered migrations, each applied once and in order, in one transaction.</summary>
public static class Schema
{
    private const string Prefix = "migrations/";

    /// <summary>Held to commit on PostgreSQL, so that of several nodes that start at once one migrates.</summary>
    private const long MigrationLock = 766_2023;

    /// <summary>Brings the database to the schema of this version. Throws when it is from a newer one.</summary>
    /// <param name="beforeChange">called before anything that stands there is changed</param>
    public static void Migrate(Session session, Action? beforeChange = null)
    {
        session.Begin();
        if (session.IsPostgres)
        {
            session.ExecuteNow("select pg_advisory_xact_lock($1)", MigrationLock);
        }

        session.ExecuteNow("create table if not exists migrations (number bigint primary key, applied text not null)");
        var known = Migrations().ToList();
        var applied = Applied(session);
        if (Newer(applied, known) is { } newer)
        {
            session.Rollback();
            throw newer;
        }

        known.RemoveAll(migration => applied.Contains(migration.Number));
        if (known.Count > 0)
        {
            beforeChange?.Invoke();
        }

        foreach (var (number, name, text) in known)
        {
            foreach (var statement in Statements(text, session.IsPostgres))
            {
                session.ExecuteNow(statement);
            }

            session.ExecuteNow("insert into migrations (number, applied) values ($1, $2)", number, name);
        }

        session.Commit();
    }

    /// <summary>For readers, who change nothing: throws unless the schema is that of this version.</summary>
    public static void Require(Session session)
    {
        var (applied, known) = (Applied(session), Migrations().ToList());
        if (Newer(applied, known) is { } newer)
        {
            throw newer;
        }

        if (known.FirstOrDefault(migration => !applied.Contains(migration.Number)) is { Name: { } missing })
        {
            throw new StoreDamagedException($"the schema is older than this program, {missing} is missing: start it for writing");
        }
    }

    /// <summary>Finds a damaged database before anyone relies on it; reads the whole file.</summary>
    /// <exception cref="StoreDamagedException">the file's structure is damaged</exception>
    public static void Check(Database database)
    {
        if (database.IsPostgres)
        {
            return;
        }

        try
        {
            using var session = database.OpenReader();
            var answers = session.Query("pragma quick_check(1)", row => row.GetString(0));
            if (answers is not ["ok"])
            {
                throw new StoreDamagedException(string.Join("; ", answers));
            }
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault) when (StoreDamagedException.IsDamage(fault))
        {
            throw new StoreDamagedException(fault.Message);
        }
    }

    private static HashSet<long> Applied(Session session) =>
        [.. session.Query("select number from migrations", row => row.GetInt64(0))];

    private static StoreDamagedException? Newer(HashSet<long> applied, List<(long Number, string Name, string Text)> known) =>
        applied.Except(known.Select(migration => migration.Number)).Order().ToList() is [var unknown, ..]
            ? new($"schema {unknown} is newer than this program ({known[^1].Number})")
            : null;

    private static IEnumerable<(long Number, string Name, string Text)> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var name = resource[Prefix.Length..];
                yield return (long.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name,
                    reader.ReadToEnd());
            }
        }
    }

    private static IEnumerable<string> Statements(string text, bool isPostgres) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal)))
            .Replace("BYTES", isPostgres ? "bytea" : "blob", StringComparison.Ordinal)
            .Replace("TEXT", isPostgres ? "text collate \"C\"" : "text", StringComparison.Ordinal)
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The database cannot be trusted: damaged, or written by a newer program.</summary>
public sealed class StoreDamagedException(string what) : Exception(what)
{
    /// <summary>SQLite's "malformed" and "not a database".</summary>
    internal static bool IsDamage(Microsoft.Data.Sqlite.SqliteException fault) => fault.SqliteErrorCode is 11 or 26;
}
