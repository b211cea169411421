using System.Data.Common;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>SQL of the audit trail: append and read, never change.</summary>
public static class AuditStore
{
    private const string Columns = "position, at, actor, action, object, unit, details, hash";

    public static (long Position, byte[] Hash) Head(Session session) => session.Query(
        "select position, hash from audit order by position desc limit 1",
        row => (row.GetInt64(0), row.Bytes(1))) is [var last] ? last : (0, []);

    public static void Append(Session session, AuditEntry entry) => session.Execute(
        $"insert into audit ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        entry.Position, entry.Line.At.ToUnixTimeSeconds(), entry.Line.Actor, entry.Line.Action, entry.Line.Target,
        entry.Line.Unit, entry.Line.Details, entry.Hash);

    public static void Each(Session session, Action<AuditEntry> entry) => session.Each(
        $"select {Columns} from audit order by position", row => entry(Read(row)));

    /// <summary>The last lines before a position, newest first; all objects when none is named.</summary>
    public static List<AuditEntry> Latest(Session session, string? target, long before, int most) => target is null
        ? session.Query(
            $"select {Columns} from audit where position < $1 order by position desc limit $2",
            Read, before, (long)most)
        : session.Query(
            $"select {Columns} from audit where object = $1 and position < $2 order by position desc limit $3",
            Read, target, before, (long)most);

    private static AuditEntry Read(DbDataReader row) => new(
        row.GetInt64(0),
        new(
            RowReading.Moment(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4),
            row.GetString(5), row.GetString(6)),
        row.Bytes(7));
}
