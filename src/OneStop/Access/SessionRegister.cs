using System.Security.Cryptography;

namespace DiemSang.OneStop.Access;

/// <summary>Sổ phiên: sessions begin at sign-in and end everywhere at once when they are ended.</summary>
public sealed class SessionRegister(AccessRoom room)
{
    /// <summary>However busy, nobody stays signed on longer than a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan kept = TimeSpan.FromDays(30);

    public IReadOnlyList<SignedSession> Open(string account) =>
        room.Read(session => SessionStore.Open(session, account, room.Now - Longest));

    /// <param name="account">who signed on</param>
    /// <param name="device">kind of browser and system</param>
    /// <param name="way">password, passkey, vneid …: stands in the audit trail</param>
    public async Task<string> Start(string account, string device, string way)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await room.Change(session =>
        {
            SessionStore.Forget(session, room.Now - kept);
            SessionStore.Add(session, new(id, account, room.Now, device, null));
            AuditTrail.Add(session, new(room.Now, account, "sign-in.done", account, AccountStore.UnitOf(session, account), way));
            return true;
        });
        return id;
    }

    /// <summary>False when there was no such open session of the account.</summary>
    public Task<bool> End(string id, string account, string actor) => room.Change(session =>
    {
        var ended = SessionStore.End(session, id, account, room.Now);
        if (ended)
        {
            AuditTrail.Add(session, new(room.Now, actor, "session.ended", account, AccountStore.UnitOf(session, account)));
        }

        return ended;
    });

    /// <summary>Ends all sessions of an account, or all but one.</summary>
    public Task EndAll(string account, string actor, string? besides = null) => room.Change(session =>
    {
        var ended = SessionStore.EndOthers(session, account, besides, room.Now);
        AuditTrail.Add(session, new(room.Now, actor, "session.all-ended", account, AccountStore.UnitOf(session, account), $"{ended}"));
        return true;
    });
}
