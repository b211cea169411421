using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Access;

/// <summary>Còn nợ: what an account must do before it may do anything else.</summary>
public enum Owed
{
    Nothing,

    /// <summary>The first password was made by someone else.</summary>
    NewPassword,

    /// <summary>Officers need a passkey or an authenticator beside the password.</summary>
    SecondFactor,
}

/// <summary>
/// Người đang dùng: an account with the grants in force now, its own and those delegated to it, or nobody.
/// Every question "may they" ends here; what no grant gives is refused.
/// </summary>
/// <param name="Account">id of the account; null = nobody has signed in</param>
/// <param name="Grants">in force now; one whose account is another's was delegated</param>
public sealed record Visitor(
    string? Account, string Name, IReadOnlyList<Grant> Grants, UnitDirectory Units, DateOnly Day)
{
    /// <summary>Rights that nobody may hand on: whoever acts here answers for it in person.</summary>
    private static readonly HashSet<string> personal =
        ["account.own", "account.manage", "grant.propose", "grant.approve", "leave.own", "catalogue.approve"];

    private const string OwnAccount = "account.own";

    public static Visitor Nobody { get; } = new(null, "", [], UnitDirectory.Empty, default);

    /// <summary>The one session, for "my sessions"; null for nobody.</summary>
    public string? Session { get; init; }

    /// <summary>Tài khoản được xác thực với VNeID: signed on by the national identity, so filing need not ask again.</summary>
    public bool IsVneidVerified { get; init; }

    /// <summary>Until it is done no grant counts.</summary>
    public Owed Owes { get; init; }

    public bool IsSignedIn => Account is not null;

    /// <summary>True when some grant gives the right over the unit.</summary>
    public bool May(string right, UnitCode unit) =>
        Grants.Any(grant => Gives(grant, right, Reach.Unit) && grant.Covers(unit, Units, Day));

    /// <summary>
    /// True when the right holds for what is the visitor's own. The own account is open to whoever signed in, also
    /// while no role was given yet.
    /// </summary>
    public bool MayOwn(string right) => (right == OwnAccount && IsSignedIn) || Grants.Any(grant =>
        grant.Account == Account && (Gives(grant, right, Reach.Own) || Gives(grant, right, Reach.Unit)));

    /// <summary>True when the right holds anywhere at all.</summary>
    public bool Holds(string right) => UnitsFor(right).Count > 0 || MayOwn(right);

    /// <summary>The tops of the subtrees in which the right holds; <see cref="Grant.Everywhere"/> may be among them.</summary>
    public IReadOnlyList<UnitCode> UnitsFor(string right) =>
        [.. Grants.Where(grant => Gives(grant, right, Reach.Unit)).Select(grant => grant.Unit).Distinct().Order()];

    private bool Gives(Grant grant, string right, Reach reach) =>
        RightsTable.House.Of(right, grant.Role) == reach && (grant.Account == Account || !personal.Contains(right));
}
