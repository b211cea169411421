using Microsoft.Data.Sqlite;
using Npgsql;

namespace DiemSang.OneStop.Journal;

/// <summary>Lỗi lưu trữ: a fault of disk or connection, after which nobody knows whether the last commit holds.</summary>
internal static class StorageFault
{
    /// <summary>As SQLite's codes and PostgreSQL's classes of states tell it.</summary>
    public static bool Is(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 or 26 } => true,
        PostgresException known => known.SqlState[..2] is "08" or "53" or "57" or "58" or "XX",
        NpgsqlException => true,
        _ => fault is IOException,
    };
}
