using System.Reflection;

namespace DiemSang.OneStop.Journal;

/// <summary>Lược đồ: numbered migrations, each applied once and in order, in one transaction.</summary>
public static class Schema
{
    private const string Prefix = "migrations/";

    /// <summary>Held to commit on PostgreSQL, so that of several nodes that start at once one migrates.</summary>
    private const long MigrationLock = 766_2023;

    /// <summary>Brings the database to the schema of this version. Throws when it is from a newer one.</summary>
    public static void Migrate(Session session)
    {
        session.Begin();
        if (session.IsPostgres)
        {
            session.ExecuteNow("select pg_advisory_xact_lock($1)", MigrationLock);
        }

        session.ExecuteNow("create table if not exists migrations (number bigint primary key, applied text not null)");
        var known = Migrations().ToList();
        var applied = Applied(session);
        if (applied > known[^1].Number)
        {
            session.Rollback();
            throw Newer(applied, known[^1].Number);
        }

        foreach (var (number, name, text) in known.Where(migration => migration.Number > applied))
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
        var (applied, known) = (Applied(session), Migrations().Max(migration => migration.Number));
        if (applied != known)
        {
            throw applied > known
                ? Newer(applied, known)
                : new StoreDamagedException($"schema {applied} is older than this program ({known}): start it for writing");
        }
    }

    /// <summary>Finds a damaged database before anyone relies on it.</summary>
    public static void Check(Session session)
    {
        if (session.IsPostgres)
        {
            return;
        }

        try
        {
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

    private static long Applied(Session session) =>
        session.Number("select coalesce(max(number), 0) from migrations") ?? 0;

    private static StoreDamagedException Newer(long applied, long known) =>
        new($"schema {applied} is newer than this program ({known})");

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
