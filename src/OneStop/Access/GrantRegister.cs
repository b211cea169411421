using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>
/// Sổ giao quyền: four eyes – one proposes, another approves, and neither of them is the one who receives. Taking a
/// right away needs one pair. A refusal stands in the audit trail too.
/// </summary>
public sealed class GrantRegister(AccessRoom room)
{
    /// <summary>Roles that follow from the kind of account or from a key, and are never granted by hand.</summary>
    private static readonly HashSet<Role> implied = [Role.SyncClient, Role.Citizen, Role.Business];

    /// <summary>Roles that only a province admin may propose or approve: they see or change the whole subtree's rights.</summary>
    private static readonly HashSet<Role> high = [Role.ProvinceAdmin, Role.Auditor];

    public static IReadOnlyList<Role> Grantable { get; } =
        [.. Enum.GetValues<Role>().Where(role => !implied.Contains(role))];

    public IReadOnlyList<GrantCase> All() => room.Read(GrantStore.All);

    public IReadOnlyList<GrantCase> Of(string account) => room.Read(session => GrantStore.Of(session, account));

    public GrantCase? Find(string id) => room.Read(session => GrantStore.Find(session, id));

    /// <exception cref="RefusedException">not for oneself, not beyond one's own reach, not in the past</exception>
    public async Task<string> Propose(Visitor by, Grant grant)
    {
        await RefuseSelf(by, grant, "grant.self-refused");
        await RefuseOutside(by, "grant.propose", grant);
        Refused.If(implied.Contains(grant.Role), "grant.role-not-granted");
        Refused.If(grant.To < grant.From, "grant.to-before-from");
        Refused.If(grant.To < room.Today, "grant.in-the-past");
        var proposed = new GrantCase(Account.NewId(), grant, by.Account!, room.Now);
        await room.Change(session =>
        {
            Refused.If(
                AccountStore.Find(session, room.Vault, grant.Account) is not { Kind: AccountKind.Officer, DisabledAt: null },
                "grant.no-account");
            GrantStore.Add(session, proposed);
            Tell(session, by.Account!, "grant.proposed", grant);
            return true;
        });
        return proposed.Id;
    }

    /// <exception cref="RefusedException">the proposer and the receiver decide nothing; decided already</exception>
    public async Task Decide(Visitor by, string id, bool approve)
    {
        var found = Find(id) ?? throw new RefusedException(RefusalKind.State, "grant.not-there");
        await RefuseSelf(by, found.Grant, "grant.self-refused");
        await RefuseOutside(by, "grant.approve", found.Grant);
        if (found.ProposedBy == by.Account)
        {
            await room.Audit(by.Account!, "grant.own-proposal-refused", id, found.Grant.Unit.Value);
            throw new RefusedException(RefusalKind.Rule, "grant.own-proposal");
        }

        await room.Change(session =>
        {
            if (!GrantStore.Decide(session, id, by.Account!, room.Now, approve))
            {
                throw new RefusedException(RefusalKind.Changed, "grant.decided");
            }

            Tell(session, by.Account!, approve ? "grant.approved" : "grant.declined", found.Grant);
            return true;
        });
    }

    public async Task End(Visitor by, string id)
    {
        var found = Find(id) ?? throw new RefusedException(RefusalKind.State, "grant.not-there");
        await RefuseOutside(by, "grant.propose", found.Grant);
        await room.Change(session =>
        {
            if (!GrantStore.End(session, id, by.Account!, room.Now))
            {
                throw new RefusedException(RefusalKind.Changed, "grant.decided");
            }

            Tell(session, by.Account!, "grant.ended", found.Grant);
            return true;
        });
    }

    /// <summary>
    /// Whoever locks an account or resets its password must reach every role it holds; otherwise managing a ward's
    /// accounts would be a way to those of the province.
    /// </summary>
    public async Task RefuseAbove(Visitor by, string account)
    {
        foreach (var one in Of(account).Where(one => one.IsInForce))
        {
            await RefuseOutside(by, "account.manage", one.Grant);
        }
    }

    /// <summary>Gives a role without four eyes: the machine's own operator does it, by a one-time code or for the demo.</summary>
    internal void Install(Session session, Grant grant, string actor)
    {
        GrantStore.Add(session, new(Account.NewId(), grant, actor, room.Now)
        {
            DecidedBy = actor,
            DecidedAt = room.Now,
            IsApproved = true,
        });
        Tell(session, actor, "grant.installed", grant);
    }

    private async Task RefuseSelf(Visitor by, Grant grant, string action)
    {
        if (grant.Account == by.Account)
        {
            await room.Audit(by.Account!, action, grant.Account, grant.Unit.Value, grant.Role.ToString());
            throw new RefusedException(RefusalKind.Rule, "grant.self");
        }
    }

    private async Task RefuseOutside(Visitor by, string right, Grant grant)
    {
        var reaches = grant.Unit == Grant.Everywhere
            ? by.UnitsFor(right).Contains(Grant.Everywhere)
            : by.May(right, grant.Unit);
        var isHighEnough = !high.Contains(grant.Role) || by.Grants.Any(own => own.Account == by.Account
            && own.Role == Role.ProvinceAdmin && own.Covers(grant.Unit, by.Units, by.Day));
        if (!reaches || !isHighEnough)
        {
            await room.Audit(by.Account!, "grant.outside-refused", grant.Account, grant.Unit.Value, grant.Role.ToString());
            throw new RefusedException(RefusalKind.Rule, "grant.outside");
        }
    }

    private void Tell(Session session, string actor, string action, Grant grant) => AuditTrail.Add(
        session, new(room.Now, actor, action, grant.Account, grant.Unit.Value, grant.Role.ToString()));
}
