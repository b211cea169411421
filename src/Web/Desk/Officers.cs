using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Shell.Parts;

namespace DiemSang.Web.Desk;

/// <summary>Cán bộ trên màn hình: names of accounts, who may take a step of a dossier, and in what part a visitor acts.</summary>
public sealed class Officers(AccessRoom room, UnitDirectory units, DateOnly day)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private List<GrantCase>? grants;

    public static Officers Of(Installation house) => new(house.Access, house.Catalogue.Current.Units, house.Access.Today);

    /// <summary>How an account is called on a screen; the counter and the program have names too.</summary>
    public string Name(string account)
    {
        if (!names.TryGetValue(account, out var name))
        {
            names[account] = name = account switch
            {
                "" => Words.Say("desk.nobody"),
                HandledDossier.CounterDesk => Words.Say("desk.counter"),
                _ when account == Actor.Program.Account => Words.Say("audit.who.system"),
                _ => room.Accounts.Find(account)?.Name.Split(',')[0] ?? Words.Say("desk.unknown-account"),
            };
        }

        return name;
    }

    /// <summary>Officers who hold one of the roles over a unit today, by name; each says when they are away.</summary>
    public IReadOnlyList<Choice> With(UnitCode unit, params IReadOnlyList<Role> roles) =>
    [
        .. Grants.Where(one => roles.Contains(one.Grant.Role) && one.Grant.Covers(unit, units, day))
            .Select(one => one.Grant.Account).Distinct()
            .Select(account => new Choice(account, room.Delegations.IsAway(account, day)
                ? Words.Say("desk.away", Name(account))
                : Name(account)))
            .OrderBy(choice => choice.Text, StringComparer.Create(new("vi-VN"), ignoreCase: true)),
    ];

    /// <summary>Who heads the unit itself, not one above it; null when nobody does.</summary>
    public string? HeadOf(UnitCode unit) =>
        Grants.Find(one => one.Grant.Role == Role.UnitHead && one.Grant.Unit == unit) is { } found ? Name(found.Grant.Account) : null;

    /// <summary>True when the account may be given work of the unit: nobody is made a holder by a forged form.</summary>
    public bool WorksFor(string account, UnitCode unit, params IReadOnlyList<Role> roles) =>
        With(unit, roles).Any(choice => choice.Value == account);

    /// <summary>The parts in which a visitor acts on a dossier, by the roles of the grants that cover it.</summary>
    public static IReadOnlyList<ActorKind> Kinds(Visitor visitor, HandledDossier dossier) =>
    [
        .. visitor.Grants
            .Where(grant => grant.Covers(dossier.Unit, visitor.Units, visitor.Day)
                || (grant.Role == Role.CounterOfficer && grant.Covers(dossier.ReceivingUnit, visitor.Units, visitor.Day)))
            .Select(grant => Kind(grant.Role)).OfType<ActorKind>().Distinct(),
    ];

    private List<GrantCase> Grants => grants ??=
        [.. room.Grants.All().Where(one => one.IsInForce && one.Grant.HoldsOn(day))];

    private static ActorKind? Kind(Role role) => role switch
    {
        Role.CounterOfficer => ActorKind.Counter,
        Role.Specialist => ActorKind.Specialist,
        Role.SectionHead or Role.UnitHead => ActorKind.Authority,
        Role.Clerk => ActorKind.Clerk,
        Role.Cashier => ActorKind.Cashier,
        Role.UnitAdmin or Role.ProvinceAdmin => ActorKind.Admin,
        _ => null,
    };
}
