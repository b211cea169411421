using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Procedures;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Stories.Procedures;

/// <summary>The desk's town with two officers who look after the catalogue of the whole.</summary>
internal static class CatalogueTown
{
    public const string Proposer = "de-xuat", Approver = "duyet";

    public static async Task<DeskTown> Open(Engine engine, PostgresServer postgres)
    {
        var town = await DeskTown.Open(engine, postgres);
        foreach (var (name, role) in new[] { (Proposer, Role.ProvinceAdmin), (Approver, Role.ProvinceAdmin) })
        {
            var room = town.House.Access;
            var account = new Account(Account.NewId(), AccountKind.Officer, name, $"Cán bộ {name}")
            {
                IsDemo = true, CreatedAt = room.Now, Stamp = "1",
            };
            account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, DeskTown.Password) };
            await room.Install(account, new Grant(account.Id, role, Grant.Everywhere, room.Today, null));
        }

        return town;
    }

    /// <summary>A content as the form sends it, to be in force from a day.</summary>
    public static IEnumerable<(string Name, string Value)> Typed(OneStop.Catalogue.Content.ProcedureContent content, string from) =>
    [
        ("tu-ngay", from), ("nguon", "Quyết định 12/QĐ-UBND"), ("buoc", "gui"),
        .. ContentForm.Of(content).SelectMany(cells => cells.Select(value => (cells.Key, value))),
    ];
}
