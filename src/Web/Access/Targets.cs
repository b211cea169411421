using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Telling;

namespace DiemSang.Web.Access;

/// <summary>Answers whether a dossier is the account's own; the room that keeps owners hands it in.</summary>
public delegate bool OwnsDossier(string account, DossierCode dossier);

/// <summary>Tìm đối tượng: the unit that a route value leads to, or null when there is nothing of that name.</summary>
public sealed class Targets(Installation house, OwnsDossier owns)
{
    /// <summary>True when the visitor may do it to what the address names.</summary>
    public bool Allows(Visitor visitor, RightAttribute asked, string? named) => asked.Target switch
    {
        Target.None => visitor.Holds(asked.Right),
        Target.Own => visitor.MayOwn(asked.Right),
        Target.Dossier when IsOwn(visitor, named) && visitor.MayOwn(asked.Right) => true,
        Target.Dossier when Receiver(named) is { } counter && visitor.May(asked.Right, counter) => true,
        _ => UnitOf(asked.Target, named) is { } unit && visitor.May(asked.Right, unit),
    };

    /// <summary>The unit whose grants decide.</summary>
    public UnitCode? UnitOf(Target target, string? named) => named is null ? null : target switch
    {
        Target.Unit => house.Catalogue.Current.Units.Find(named),
        Target.Dossier => DossierCode.IsWellFormed(named) ? OfDossier(new(named)) : null,
        Target.Account => OfAccount(named),
        Target.Letter => OfLetter(named),
        Target.Notice => house.Notices.Find(named) is { } notice ? new(notice.Unit) : null,
        Target.Remedy => house.Followups.Remedies.Find(named)?.Unit,
        Target.Alarm => house.Followups.Alarms.Find(named)?.Unit,
        Target.Grant => house.Access.Grants.Find(named)?.Grant.Unit,
        _ => null,
    };

    private UnitCode? OfLetter(string id)
    {
        using var session = house.Database.OpenReader();
        return LetterStore.Find(session, id)?.Unit;
    }

    private bool IsOwn(Visitor visitor, string? named) =>
        named is not null && DossierCode.IsWellFormed(named) && owns(visitor.Account!, new(named));

    /// <summary>Officers of no single unit belong to the whole; citizens' accounts are nobody's to manage.</summary>
    private UnitCode? OfAccount(string id) => house.Access.Accounts.Find(id) is { Kind: AccountKind.Officer } account
        ? account.Unit ?? Grant.Everywhere
        : null;

    /// <summary>The counter that took a dossier for another unit has it to answer for too.</summary>
    private UnitCode? Receiver(string? named)
    {
        if (named is null || !DossierCode.IsWellFormed(named))
        {
            return null;
        }

        using var session = house.Database.OpenReader();
        return DossierStore.Load(session, [new(named)])[new(named)].Item?.ReceivingUnit;
    }

    private UnitCode? OfDossier(DossierCode code)
    {
        using var session = house.Database.OpenReader();
        return DossierStore.Load(session, [code])[code].Facts?.Unit;
    }
}
