using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DiemSang.OneStop.Journal;

/// <summary>
/// Câu ghi SQLite: one prepared statement that gives no rows, bound by place. The general driver looks up every blank
/// by its name and makes a reader for every run, which costs more than the insert itself.
/// </summary>
internal sealed class SqliteWrite : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;
    private byte[] text = new byte[1024];

    public SqliteWrite(SqliteConnection connection, string sql, int blanks)
    {
        database = connection.Handle!;
        Require(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        places = new int[blanks];
        for (var i = 0; i < blanks; i++)
        {
            places[i] = raw.sqlite3_bind_parameter_index(statement, $"${i + 1}");
        }
    }

    public void Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < places.Length; i++)
        {
            Require(Bind(places[i], values[i]));
        }

        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Require(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        string words => raw.sqlite3_bind_text(statement, place, Utf8(words)),
        _ => throw new ArgumentException($"a value of {value.GetType()}", nameof(value)),
    };

    private ReadOnlySpan<byte> Utf8(string words)
    {
        var most = Encoding.UTF8.GetMaxByteCount(words.Length);
        if (most > text.Length)
        {
            text = new byte[most];
        }

        return text.AsSpan(0, Encoding.UTF8.GetBytes(words, text));
    }

    private void Require(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
