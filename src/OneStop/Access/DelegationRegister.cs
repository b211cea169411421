using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Sổ ủy quyền và vắng mặt: an officer hands the own rights on for some days, and says when they are away.</summary>
public sealed class DelegationRegister(AccessRoom room)
{
    private const int LongestDays = 60;

    public IReadOnlyList<Delegation> By(string giver) => room.Read(session => DelegationStore.By(session, giver));

    public IReadOnlyList<Delegation> To(string receiver) => room.Read(session => DelegationStore.To(session, receiver));

    public IReadOnlyList<Leave> Leaves(string account) => room.Read(session => DelegationStore.Leaves(session, account));

    /// <summary>True when the officer said they are away on the day.</summary>
    public bool IsAway(string account, DateOnly day) => Leaves(account).Any(leave => leave.HoldsOn(day));

    /// <summary>Who takes the work of an officer that is away on the day; null when it is there, or named nobody.</summary>
    public string? SubstituteOf(string account, DateOnly day) =>
        IsAway(account, day) ? By(account).FirstOrDefault(one => one.HoldsOn(day))?.Receiver : null;

    /// <exception cref="RefusedException">to oneself, too long, in the past, or to nobody who could take it</exception>
    public Task<string> Delegate(Visitor giver, string receiver, DateOnly from, DateOnly to)
    {
        Refused.If(receiver == giver.Account, "delegation.self");
        RefuseDays(from, to);
        var made = new Delegation(Account.NewId(), giver.Account!, receiver, from, to, room.Now);
        return room.Change(session =>
        {
            Refused.If(
                AccountStore.Find(session, room.Vault, receiver) is not { Kind: AccountKind.Officer, DisabledAt: null },
                "delegation.no-account");
            Refused.If(!AreColleagues(session, giver.Account!, receiver), "delegation.no-colleague");
            DelegationStore.Add(session, made);
            AuditTrail.Add(session, new(
                room.Now, giver.Account!, "delegation.given", receiver, "", $"{from:yyyy-MM-dd} {to:yyyy-MM-dd}"));
            return made.Id;
        });
    }

    public async Task EndDelegation(string id, string giver)
    {
        var one = By(giver).FirstOrDefault(one => one.Id == id)
            ?? throw new RefusedException(RefusalKind.State, "delegation.not-there");
        await room.Change(session =>
        {
            if (DelegationStore.End(session, id, giver, room.Now))
            {
                AuditTrail.Add(session, new(room.Now, giver, "delegation.ended", one.Receiver));
            }

            return true;
        });
    }

    public Task ReportLeave(string account, DateOnly from, DateOnly to)
    {
        RefuseDays(from, to);
        var made = new Leave(Account.NewId(), account, from, to, room.Now);
        return room.Change(session =>
        {
            DelegationStore.Add(session, made);
            AuditTrail.Add(session, new(
                room.Now, account, "leave.reported", account, "", $"{from:yyyy-MM-dd} {to:yyyy-MM-dd}"));
            return true;
        });
    }

    public Task EndLeave(string id, string account) => room.Change(session =>
    {
        if (!DelegationStore.EndLeave(session, id, account, room.Now))
        {
            throw new RefusedException(RefusalKind.State, "leave.not-there");
        }

        AuditTrail.Add(session, new(room.Now, account, "leave.ended", account));
        return true;
    });

    private void RefuseDays(DateOnly from, DateOnly to)
    {
        Refused.If(to < from, "grant.to-before-from");
        Refused.If(to < room.Today, "grant.in-the-past");
        Refused.If(to.DayNumber - from.DayNumber >= LongestDays, "delegation.too-long", LongestDays);
    }

    /// <summary>Rights stay in the house: the receiver works in the giver's unit, above or below it.</summary>
    private bool AreColleagues(Session session, string giver, string receiver)
    {
        var (from, to) = (AccountStore.Find(session, room.Vault, giver)?.Unit, AccountStore.Find(session, room.Vault, receiver)?.Unit);
        var units = room.Catalogue.Current.Units;
        return from is { } one && to is { } other
            && (one == other || units.IsWithin(one, other, room.Today) || units.IsWithin(other, one, room.Today));
    }
}
