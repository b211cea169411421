using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>Tài khoản minh họa: one invented person per role, on the demo's own folder and nowhere else.</summary>
internal static class DemoAccounts
{
    public const string Password = "diem-sang-minh-hoa";

    /// <summary>The invented number of the demo's citizen, as if VNeID had proved it.</summary>
    public const string CitizenNumber = "074190000001";

    private const string BusinessNumber = "3700000001";

    /// <summary>Kiêm nhiệm: the ward whose dossiers the specialist of the other one handles as well.</summary>
    private static readonly UnitCode alsoAt = new("H09.24.07");

    private static readonly (string Name, Role Role, string Unit)[] roles =
    [
        ("mot-cua", Role.CounterOfficer, "H09.24.02"), ("chuyen-vien", Role.Specialist, "H09.24.02"),
        ("truong-phong", Role.SectionHead, "H09.24"), ("lanh-dao", Role.UnitHead, "H09.24"),
        ("chu-tich-phuong", Role.UnitHead, "H09.24.07"),
        ("van-thu", Role.Clerk, "H09.24.02"), ("ke-toan", Role.Cashier, "H09.24.02"),
        ("to-danh-gia", Role.EvaluationMember, "H09.24"), ("kiem-toan", Role.Auditor, "H09"),
        ("quan-tri-tp", Role.UnitAdmin, "H09.24"), ("quan-tri-tinh", Role.ProvinceAdmin, "H09"),
        ("tinh-nguyen", Role.Volunteer, "H09.24.02"),
    ];

    /// <summary>Makes those that are missing; a second start makes none.</summary>
    public static async Task Fill(AccessRoom room, IPasswordHasher<Account> hasher)
    {
        foreach (var (name, role, unit) in roles.Where(one => room.Accounts.FindByName(one.Name) is null))
        {
            var account = New(room, hasher, AccountKind.Officer, name, new(unit));
            var units = name == "chuyen-vien" ? (UnitCode[])[new(unit), alsoAt] : [new(unit)];
            await room.Install(account, [.. units.Select(one => new Grant(account.Id, role, one, room.Today, null))]);
        }

        foreach (var (name, kind) in new[] { ("cong-dan", AccountKind.Citizen), ("doanh-nghiep", AccountKind.Business) })
        {
            if (room.Accounts.FindByName(name) is null)
            {
                await room.Install(New(room, hasher, kind, name, null) with
                {
                    IdentityNumber = kind == AccountKind.Citizen ? CitizenNumber : BusinessNumber, IsVneidVerified = true,
                });
            }
        }
    }

    /// <summary>As the sign-in page lists them, in the order of the table above.</summary>
    public static IReadOnlyList<(string SignInName, string Name)> Listed(AccessRoom room) =>
    [
        .. roles.Select(one => one.Name).Append("cong-dan").Append("doanh-nghiep")
            .Select(room.Accounts.FindByName).OfType<Account>().Select(one => (one.SignInName, one.Name)),
    ];

    /// <summary>An account of the table by its sign-in name; null for any other.</summary>
    public static Account? Find(AccessRoom room, string? name) =>
        name is not null && Listed(room).Any(one => one.SignInName == name) && room.Accounts.FindByName(name) is { IsDemo: true } found
            ? found
            : null;

    private static Account New(
        AccessRoom room, IPasswordHasher<Account> hasher, AccountKind kind, string name, UnitCode? unit)
    {
        var account = new Account(Account.NewId(), kind, name, Exchange.Words.Say($"demo.account.{name}"))
        {
            Unit = unit, IsDemo = true, CreatedAt = room.Now, Stamp = OwnAccount.NewStamp(),
        };
        return account with { PasswordHash = hasher.HashPassword(account, Password) };
    }
}
