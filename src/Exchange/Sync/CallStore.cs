using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Sync;

/// <summary>What a call did to one item, as it is remembered: no text of the item is in it.</summary>
internal sealed record Remembered(
    string? MaHoSo, string Code, long? Version, int? Added, int? Repeated, string? Field, bool Held);

/// <summary>SQL of calls and files already answered, and of items kept apart.</summary>
internal static class CallStore
{
    public const string Files = "file";

    public static Remembered[]? Find(Session session, string sender, byte[] digest) => session
        .Query("select answer from calls where sender = $1 and digest = $2", row => row.GetString(0), sender, digest)
        .Select(text => JsonSerializer.Deserialize<Remembered[]>(text)!)
        .SingleOrDefault();

    public static void Remember(
        Session session, string sender, byte[] digest, IReadOnlyList<Remembered> answer, DateTimeOffset arrivedAt) =>
        session.Execute(
            "insert into calls (sender, digest, arrived_at, answer) values ($1, $2, $3, $4) "
            + "on conflict (sender, digest) do nothing",
            sender, digest, arrivedAt.ToUnixTimeSeconds(), JsonSerializer.Serialize(answer));

    /// <summary>
    /// Binds a key to the content of a call, once and for ever; kept beside the calls under a name no sender has.
    /// </summary>
    /// <returns>false when it stands for another content</returns>
    public static bool Bind(Session session, Call call)
    {
        var (owner, key) = ($"{call.Sender.Name} key", SHA256.HashData(Encoding.UTF8.GetBytes(call.Key!)));
        var content = Convert.ToHexString(call.Digest!);
        session.ExecuteNow(
            "insert into calls (sender, digest, arrived_at, answer) values ($1, $2, $3, $4) "
            + "on conflict (sender, digest) do nothing",
            owner, key, call.ArrivedAt.ToUnixTimeSeconds(), content);
        return session.Query(
            "select answer from calls where sender = $1 and digest = $2", row => row.GetString(0), owner, key)
            is [var bound] && bound == content;
    }

    /// <summary>The unit and version of the dossiers that are known.</summary>
    public static Dictionary<string, (UnitCode Unit, long Version)> Known(
        Session session, IEnumerable<DossierCode> codes)
    {
        var known = new Dictionary<string, (UnitCode, long)>(StringComparer.Ordinal);
        session.Each(
            $"select code, unit, version from dossiers where {session.AnyOf("code", 1)}",
            row => known[row.GetString(0)] = (new(row.GetString(1)), row.GetInt64(2)),
            JsonSerializer.Serialize(codes.Select(code => code.Value).Distinct()));
        return known;
    }

    public static void Hold(Session session, HeldItem held) => session.Execute(
        "insert into quarantine (id, sender, kind, arrived_at, reason, unit_text, wrapped_key, body) "
        + "values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing",
        held.Id, held.Sender, held.Kind, held.ArrivedAt.ToUnixTimeSeconds(), held.Reason, held.UnitText,
        held.Raw.WrappedKey, held.Raw.Body);

    /// <summary>Items held for a reason, in the order of their arrival, after an id.</summary>
    public static List<HeldItem> Held(Session session, string reason, string after, int most) => session.Query(
        "select id, sender, kind, arrived_at, reason, unit_text, wrapped_key, body from quarantine "
        + "where reason = $1 and id > $2 order by id limit $3",
        row => new HeldItem(
            row.GetString(0), row.GetString(1), row.GetString(2), RowReading.Moment(row.GetInt64(3)), row.GetString(4),
            row.GetString(5), new(row.Bytes(6), row.Bytes(7))),
        reason, after, (long)most);

    /// <summary>How many items of each sender are held.</summary>
    public static Dictionary<string, long> HeldBySender(Session session) => session.Query(
        "select sender, count(*) from quarantine group by sender", row => (Sender: row.GetString(0), Count: row.GetInt64(1)))
        .ToDictionary(one => one.Sender, one => one.Count, StringComparer.Ordinal);

    public static void Release(Session session, IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            session.Execute("delete from quarantine where id = $1", id);
        }
    }
}

/// <summary>Mục tạm giữ: an item kept apart, sealed, until what it lacks is known.</summary>
internal sealed record HeldItem(
    string Id, string Sender, string Kind, DateTimeOffset ArrivedAt, string Reason, string UnitText, Sealed Raw);
