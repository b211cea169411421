using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Stories.Portal;

/// <summary>The town of the desk with its door for citizens open, two of whom have accounts.</summary>
internal static class PortalTown
{
    public const string Lan = "074190000201", Minh = "074090000202";

    /// <summary>The birth registration with a form to fill in.</summary>
    public static ProcedureContent Content => DeskTown.Content with
    {
        Version = 2,
        Papers = [DeskTown.Content.Papers[0] with { FormName = "mẫu của Thông tư" }, .. DeskTown.Content.Papers.Skip(1)],
        Fields =
        [
            new("ten-con", "Họ và tên trẻ", FieldKind.Text) { IsRequired = true, Least = 2 },
            new("ngay-sinh", "Ngày sinh của trẻ", FieldKind.Day) { IsRequired = true, IsPast = true },
            new("gioi-tinh", "Giới tính", FieldKind.Choice) { IsRequired = true, Choices = ["Nam", "Nữ"] },
            new("co-cha", "Khai cả người cha", FieldKind.Check),
            new("ten-cha", "Họ và tên cha", FieldKind.Text) { IsRequired = true, When = new("co-cha", "1") },
            new("so-me", "Số định danh của mẹ", FieldKind.IdentityNumber) { IsRequired = true },
        ],
    };

    public static async Task<DeskTown> Open(Engine engine, PostgresServer postgres, bool takesFilings = true)
    {
        var town = await DeskTown.Open(engine, postgres, plan => plan with
        {
            Portal = new() { Filing = takesFilings },
            Access = new() { Proxies = [IPAddress.Loopback] },
        });
        await town.House.CatalogueChanges.Receive([Content], town.Place.Clock.Now);
        await Install(town, "lan", Lan);
        await Install(town, "minh", Minh);
        return town;
    }

    private static async Task Install(DeskTown town, string name, string number)
    {
        var account = new Account(Account.NewId(), AccountKind.Citizen, name, $"Công dân {name}")
        {
            IdentityNumber = number, IsVneidVerified = true, CreatedAt = town.House.Access.Now, Stamp = "1",
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, DeskTown.Password) };
        await town.House.Access.Install(account);
    }
}
