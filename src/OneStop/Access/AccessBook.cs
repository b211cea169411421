using System.Collections.Concurrent;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>What decides about requests of an account: itself, its grants and its open sessions.</summary>
public sealed record Standing(Account Account, IReadOnlyList<Grant> Grants, IReadOnlySet<string> Sessions);

/// <summary>
/// Sổ tay người dùng: the standing of those who are at work, at most some seconds old on any node and never old on the
/// node that changed it, so that a lock or a change of role acts at once.
/// </summary>
public sealed class AccessBook(AccessRoom room)
{
    private const int Most = 10_000;
    private static readonly TimeSpan fresh = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, (long ReadAt, Standing? Standing)> known = new(StringComparer.Ordinal);
    private long changes;

    /// <summary>The account's standing; null when it is not there or disabled.</summary>
    public Standing? Find(string account)
    {
        var system = TimeProvider.System;
        if (known.TryGetValue(account, out var kept) && system.GetElapsedTime(kept.ReadAt) < fresh)
        {
            return kept.Standing;
        }

        var (readAt, before) = (system.GetTimestamp(), Interlocked.Read(ref changes));
        var standing = room.Read(session => Read(session, account));
        if (known.Count >= Most)
        {
            known.Clear();
        }

        // What was read while something changed may be old already; the next question reads again.
        if (before == Interlocked.Read(ref changes))
        {
            known[account] = (readAt, standing);
        }

        return standing;
    }

    /// <summary>The visitor of a session; nobody when account, session or stamp is no longer what it was.</summary>
    public Visitor Visitor(string account, string session, string stamp)
    {
        if (Find(account) is not { } standing || standing.Account.Stamp != stamp || !standing.Sessions.Contains(session))
        {
            return Access.Visitor.Nobody;
        }

        return Visitor(standing) with { Session = session };
    }

    /// <summary>The account as a visitor, whatever its sessions.</summary>
    public Visitor Visitor(Standing standing)
    {
        var owes = Owes(standing.Account);
        IReadOnlyList<Grant> grants = owes == Owed.Nothing
            ? [.. standing.Grants.Where(grant => grant.HoldsOn(room.Today))]
            : [];
        return new(standing.Account.Id, standing.Account.Name, grants, room.Catalogue.Current.Units, room.Today)
        {
            IsVneidVerified = standing.Account.IsVneidVerified,
            Owes = owes,
        };
    }

    /// <summary>What the account must do first; accounts of the demo and of citizens owe nothing.</summary>
    public Owed Owes(Account account) =>
        account.Kind != AccountKind.Officer || account.IsDemo ? Owed.Nothing
        : account.PasswordEndsAt is not null ? Owed.NewPassword
        : room.RequiresSecondFactor && !account.HasTwoFactor && account.Passkeys.Count == 0 ? Owed.SecondFactor
        : Owed.Nothing;

    /// <summary>All of it: a delegation hangs on the giver's standing, so anyone may be concerned.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        known.Clear();
    }

    private Standing? Read(Session session, string id)
    {
        if (AccountStore.Find(session, room.Vault, id) is not { DisabledAt: null } account)
        {
            return null;
        }

        var sessions = SessionStore.Open(session, id, room.Now - SessionRegister.Longest);
        return new(
            account, [.. Own(session, account), .. Delegated(session, id)],
            sessions.Select(one => one.Id).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<Grant> Own(Session session, Account account) => account.Kind switch
    {
        AccountKind.Citizen => [new(account.Id, Role.Citizen, Grant.Everywhere, DateOnly.MinValue, null)],
        AccountKind.Business => [new(account.Id, Role.Business, Grant.Everywhere, DateOnly.MinValue, null)],
        _ => GrantStore.Of(session, account.Id).Where(one => one.IsInForce).Select(one => one.Grant),
    };

    private IEnumerable<Grant> Delegated(Session session, string receiver) =>
        from delegation in DelegationStore.To(session, receiver)
        let giver = AccountStore.Find(session, room.Vault, delegation.Giver)
        where giver is { DisabledAt: null }
        from grant in Own(session, giver)
        let ends = grant.To is { } to && to < delegation.To ? to : delegation.To
        select grant with { From = grant.From > delegation.From ? grant.From : delegation.From, To = ends };
}
