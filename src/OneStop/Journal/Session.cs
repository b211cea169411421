using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace DiemSang.OneStop.Journal;

/// <summary>
/// Phiên: one connection with its prepared commands. SQL names its blanks $1, $2, …; values are long, string,
/// byte[] or null. On PostgreSQL writes are sent together, before the next read and at commit.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "every SQL text is a constant of Journal or of a store")]
/// <param name="keep">takes the session over when it ends; false when it is to be closed</param>
public sealed class Session(DbConnection connection, bool isPostgres, bool isReader, Func<Session, bool>? keep = null) : IDisposable
{
    private const int BatchLimit = 400;
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteWrite> writes = new(StringComparer.Ordinal);
    private DbBatch? batch;
    private DbTransaction? transaction;

    public bool IsPostgres => isPostgres;

    /// <summary>A reader sees one state until it commits; a writer on PostgreSQL sees what others have committed.</summary>
    public void Begin() => transaction = isPostgres && isReader
        ? connection.BeginTransaction(IsolationLevel.RepeatableRead)
        : connection.BeginTransaction();

    public void Commit()
    {
        Flush();
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public void Rollback()
    {
        batch?.Dispose();
        batch = null;
        transaction?.Rollback();
        transaction?.Dispose();
        transaction = null;
    }

    /// <summary>A condition that a column is one of the texts of a JSON array given as blank $n.</summary>
    public string AnyOf(string column, int n) => isPostgres
        ? $"{column} = any(array(select json_array_elements_text(${n}::json)))"
        : $"{column} in (select value from json_each(${n}))";

    /// <summary>Writes; the effect is certain only at commit.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (!isPostgres)
        {
            if (!writes.TryGetValue(sql, out var write))
            {
                writes[sql] = write = new((SqliteConnection)connection, sql, values.Length);
            }

            write.Run(values);
            return;
        }

        batch ??= connection.CreateBatch();
        var one = batch.CreateBatchCommand();
        one.CommandText = sql;
        foreach (var value in values)
        {
            var parameter = one.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            one.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(one);
        if (batch.BatchCommands.Count >= BatchLimit)
        {
            Flush();
        }
    }

    /// <summary>Writes at once and tells how many rows it touched.</summary>
    public int ExecuteNow(string sql, params ReadOnlySpan<object?> values)
    {
        Flush();
        return Command(sql, values).ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Flush();
        using var reader = Command(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Calls back for each row as it comes, for results that do not fit in memory.</summary>
    public void Each(string sql, Action<DbDataReader> row, params ReadOnlySpan<object?> values)
    {
        Flush();
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    public long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        Flush();
        return Command(sql, values).ExecuteScalar() is { } value and not DBNull
            ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Lets go of a connection that is gone.</summary>
    public void Abandon()
    {
        batch?.Dispose();
        (batch, transaction) = (null, null);
        Dispose();
    }

    public void Dispose()
    {
        Rollback();
        if (keep?.Invoke(this) != true)
        {
            Close();
        }
    }

    internal void Close()
    {
        foreach (var write in writes.Values)
        {
            write.Dispose();
        }

        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private void Flush()
    {
        if (batch is not null)
        {
            batch.Transaction = transaction;
            batch.ExecuteNonQuery();
            batch.Dispose();
            batch = null;
        }
    }

    private DbCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = isPostgres ? "" : $"${i}";
                command.Parameters.Add(parameter);
            }
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            Set(command.Parameters[i], values[i]);
        }

        return command;
    }

    private static void Set(DbParameter parameter, object? value)
    {
        parameter.Value = value ?? DBNull.Value;
        if (parameter is SqliteParameter sqlite)
        {
            sqlite.SqliteType = value switch
            {
                long => SqliteType.Integer,
                byte[] => SqliteType.Blob,
                _ => SqliteType.Text,
            };
        }
    }
}

/// <summary>How rows are read in stores.</summary>
public static class RowReading
{
    private static readonly TimeSpan vietnam = TimeSpan.FromHours(7);

    public static DateTimeOffset? MomentOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Moment(row.GetInt64(column));

    public static DateTimeOffset Moment(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(vietnam);

    public static byte[] Bytes(this DbDataReader row, int column) => (byte[])row.GetValue(column);

    /// <summary>A moment as the database keeps it.</summary>
    public static object? Stored(this DateTimeOffset? moment) => moment?.ToUnixTimeSeconds();
}
