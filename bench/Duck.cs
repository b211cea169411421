using System.Diagnostics.CodeAnalysis;
using DiemSang.OneStop.Dossiers;
using DuckDB.NET.Data;

namespace DiemSang.Bench;

/// <summary>The same dossiers as typed columns of an in-memory table of DuckDB, which counts with two threads.</summary>
public sealed class Duck : IDisposable
{
    private readonly DuckDBConnection connection = new("Data Source=:memory:");

    public Duck(DossierFacts[] dossiers, Func<DossierFacts, short> unitOf)
    {
        connection.Open();
        Run("set threads to 2");
        Run("create table dossiers (unit smallint not null, status tinyint not null, channel tinyint not null, "
            + "received_at bigint, finished_at bigint, due_at bigint, pending_since bigint, "
            + "requests tinyint not null, traits smallint not null)");
        using var rows = connection.CreateAppender("dossiers");
        foreach (var one in dossiers)
        {
            rows.CreateRow().AppendValue(unitOf(one)).AppendValue((sbyte)one.Status).AppendValue((sbyte)one.Channel)
                .AppendValue(one.ReceivedAt?.ToUnixTimeSeconds()).AppendValue(one.FinishedAt?.ToUnixTimeSeconds())
                .AppendValue(one.DueAt?.ToUnixTimeSeconds()).AppendValue(one.PendingSince?.ToUnixTimeSeconds())
                .AppendValue((sbyte)one.Requests).AppendValue((short)one.Traits).EndRow();
        }
    }

    /// <summary>The rows of a query of bench/sql, as numbers.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "the SQL of this folder")]
    public List<long[]> Ask(string sql, params long[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        using var reader = command.ExecuteReader();
        var rows = new List<long[]>();
        while (reader.Read())
        {
            var row = new long[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Convert.ToInt64(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture);
            }

            rows.Add(row);
        }

        return rows;
    }

    public void Dispose() => connection.Dispose();

    [SuppressMessage("Security", "CA2100", Justification = "the texts above")]
    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
