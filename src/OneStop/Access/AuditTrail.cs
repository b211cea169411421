using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>
/// Dòng kiểm toán: who did what to what, and when. Names nobody: an account stands by its id, a dossier by its code.
/// </summary>
/// <param name="Actor">an account's id, "sync H09.24" for a sending unit, "system" for the program itself</param>
/// <param name="Action">past tense, stable: "dossier.received", "sign-in.refused", "person.read"</param>
/// <param name="Target">code of the dossier, id of the account, address of an endpoint</param>
/// <param name="Unit">where it happened, or "" when no unit is concerned</param>
/// <param name="Details">short words or figures: a reason, a count, a hash; never anything of a person</param>
public sealed record AuditLine(
    DateTimeOffset At, string Actor, string Action, string Target, string Unit = "", string Details = "");

/// <summary>One line as it was kept, with the hash that chains it to all before it.</summary>
public sealed record AuditEntry(long Position, AuditLine Line, byte[] Hash);

/// <summary>
/// Nhật ký kiểm toán: appended in the transaction of the change it tells of, so that neither is there without the
/// other. Each hash covers the line and the hash before it.
/// </summary>
public static class AuditTrail
{
    /// <summary>Appends a line; must run inside a transaction of the journal, which gives positions one by one.</summary>
    public static void Add(Session session, AuditLine line)
    {
        var (position, before) = AuditStore.Head(session);
        AuditStore.Append(session, new(position + 1, line, HashOf(before, position + 1, line)));
    }

    /// <summary>The hash of the last line in hex, as notices print it; "" while there is none.</summary>
    public static string Head(Session session) => Convert.ToHexStringLower(AuditStore.Head(session).Hash);

    /// <summary>Walks the whole chain.</summary>
    /// <returns>the position of the first line that is changed or missing; null when every line holds</returns>
    public static long? FirstBroken(Session session)
    {
        long expected = 1;
        long? broken = null;
        byte[] before = [];
        AuditStore.Each(session, entry =>
        {
            var holds = entry.Position == expected
                && HashOf(before, entry.Position, entry.Line).AsSpan().SequenceEqual(entry.Hash);
            broken ??= holds ? null : expected;
            (expected, before) = (entry.Position + 1, entry.Hash);
        });
        return broken;
    }

    private static byte[] HashOf(byte[] before, long position, AuditLine line)
    {
        string[] parts =
        [
            Convert.ToHexString(before), position.ToString(CultureInfo.InvariantCulture),
            line.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), line.Actor, line.Action, line.Target,
            line.Unit, line.Details,
        ];
        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts));
    }
}
