using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Sync;

/// <summary>SQL of the keys of sending units.</summary>
internal static class SyncKeyStore
{
    public static void Add(Session session, SyncKey key) => session.Execute(
        "insert into sync_keys (key_hash, unit, label, created_at, revoked_at) values ($1, $2, $3, $4, null)",
        key.Hash, key.Unit.Value, key.Label, key.CreatedAt.ToUnixTimeSeconds());

    public static void Revoke(Session session, byte[] hash, DateTimeOffset at) => session.Execute(
        "update sync_keys set revoked_at = $2 where key_hash = $1", hash, at.ToUnixTimeSeconds());

    public static List<SyncKey> All(Session session) => session.Query(
        "select key_hash, unit, label, created_at, revoked_at from sync_keys order by created_at, key_hash",
        row => new SyncKey(
            row.Bytes(0), new(row.GetString(1)), row.GetString(2), RowReading.Moment(row.GetInt64(3)),
            row.MomentOrNull(4)));
}
