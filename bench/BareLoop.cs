using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DiemSang.OneStop.Journal;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DiemSang.Bench;

/// <summary>
/// The least that could write what an intake wrote: rows that are ready, one prepared insert a row, one durable commit
/// for each hundred dossiers, into the same schema on the same kind of database.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "the tables named here")]
public sealed class BareLoop : IDisposable
{
    private static readonly (string Table, string Rows)[] tables =
    [
        ("entries", "select e.* from entries e where e.position > $1 order by e.position"),
        ("bookings", "select b.* from bookings b where b.position > $1 order by b.position"),
        ("dossiers", "select d.* from dossiers d where d.position > $1 order by d.position"),
        ("people", "select p.* from people p join dossiers d on d.code = p.subject where d.position > $1 order by d.position"),
        ("raw", "select r.* from raw r join dossiers d on d.code = r.subject where d.position > $1 order by d.position"),
    ];

    private readonly DbConnection connection;
    private readonly Dictionary<string, DbCommand> inserts = new(StringComparer.Ordinal);

    public BareLoop(Exchange.DataFolder folder)
    {
        using (var database = folder.OpenDatabase())
        using (var session = database.Open())
        {
            Schema.Migrate(session);
        }

        connection = folder.Postgres is { } postgres
            ? new NpgsqlConnection($"{postgres};Max Auto Prepare=100;Auto Prepare Min Usages=2")
            : new SqliteConnection($"Data Source={folder.DatabaseFile};Pooling=False");
        connection.Open();
        if (folder.Postgres is null)
        {
            using var durable = connection.CreateCommand();
            durable.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536";
            durable.ExecuteNonQuery();
        }
    }

    /// <summary>The rows that the intake wrote after a position, of each table in the order of its dossiers.</summary>
    public static List<object[]>[] RowsAfter(Session session, long position) =>
        Array.ConvertAll(tables, table => session.Query(table.Rows, ValuesOf, position));

    public void Write(List<object[]>[] rows, int atOnce)
    {
        for (var from = 0; from < rows[0].Count; from += atOnce)
        {
            using var transaction = connection.BeginTransaction();
            for (var i = from; i < Math.Min(from + atOnce, rows[0].Count); i++)
            {
                for (var table = 0; table < tables.Length; table++)
                {
                    Insert(tables[table].Table, rows[table][i], transaction);
                }
            }

            transaction.Commit();
        }
    }

    public void Dispose()
    {
        foreach (var insert in inserts.Values)
        {
            insert.Dispose();
        }

        connection.Dispose();
    }

    private static object[] ValuesOf(DbDataReader row)
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    }

    private void Insert(string table, object[] values, DbTransaction transaction)
    {
        if (!inserts.TryGetValue(table, out var insert))
        {
            inserts[table] = insert = connection.CreateCommand();
            var blanks = string.Join(", ", Enumerable.Range(1, values.Length).Select(i => $"${i}"));
            insert.CommandText = $"insert into {table} values ({blanks})";
            for (var i = 1; i <= values.Length; i++)
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = connection is SqliteConnection ? $"${i}" : "";
                insert.Parameters.Add(parameter);
            }
        }

        insert.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i];
        }

        insert.ExecuteNonQuery();
    }
}
