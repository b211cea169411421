using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;
using Xunit;

namespace DiemSang.Tests.Browser.Portal;

/// <summary>A small office whose door for citizens is open: one ward, one procedure with a form, officers and a citizen.</summary>
public sealed class PortalOffice : IAsyncLifetime
{
    public const string Password = "bốn bức tường vàng";
    public const string Number = "074190000401";

    public static readonly UnitCode Ward = new("H09.24.02");
    public static readonly ProcedureCode Birth = new("1.001193");

    /// <summary>A page of a scanned paper.</summary>
    public static FilePayload Scan { get; } = new()
    {
        Name = "giay-chung-sinh.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes(
            "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
            + "\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"),
    };

    private static readonly (string Name, Role Role)[] officers =
    [
        ("hien", Role.CounterOfficer), ("ha", Role.Specialist), ("nam", Role.UnitHead), ("thu", Role.Clerk), ("toan", Role.Cashier),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-portal-").FullName;
    private readonly StandingClock clock = new();
    private Server? server;

    public Installation House => server!.Installation;

    public Uri Address(string path) => new(server!.Address + path);

    public string AccountOf(string name) => House.Access.Accounts.FindByName(name)!.Id;

    public async ValueTask InitializeAsync()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: false) { Portal = new() { Filing = true }, Clock = clock });
        await server.Start(_ => { });
        await House.CatalogueChanges.Receive(
            [
                new Unit(new("H09"), "Tỉnh Bình An", UnitLevel.Province),
                new Unit(new("H09.24"), "Thành phố An Hòa", UnitLevel.District, new("H09")),
                new Unit(Ward, "Phường Một", UnitLevel.Commune, new("H09.24")),
                new Unit(new("H09.24.05"), "Phường Hai", UnitLevel.Commune, new("H09.24")),
            ],
            House.Now);
        await House.CatalogueChanges.Receive(
            [
                new Procedure(Birth, "Đăng ký khai sinh", "Hộ tịch")
                {
                    Online = OnlineLevel.Full, ForAllUnits = true, HasFee = true, Limit = new(2, LimitUnit.WorkingDay),
                },
            ],
            House.Now);
        await House.CatalogueChanges.Receive([Content], House.Now);
        foreach (var (name, role) in officers)
        {
            await Install(name, AccountKind.Officer, null, role);
        }

        await Install("lan", AccountKind.Citizen, Number);
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static ProcedureContent Content => new(Birth, 1, new(2026, 1, 1))
    {
        Papers =
        [
            new("KS-TK", "Tờ khai đăng ký khai sinh") { Originals = 1, FormName = "mẫu của Thông tư 04/2020/TT-BTP" },
            new("KS-CS", "Giấy chứng sinh, hoặc văn bản của người làm chứng") { Originals = 1 },
            new("KS-KH", "Giấy chứng nhận kết hôn của cha, mẹ") { IsRequired = false, Copies = 1 },
        ],
        Fields =
        [
            new("ten-con", "Họ và tên trẻ", FieldKind.Text) { IsRequired = true, Least = 2 },
            new("ngay-sinh", "Ngày sinh của trẻ", FieldKind.Day) { IsRequired = true, IsPast = true },
            new("gioi-tinh", "Giới tính", FieldKind.Choice) { IsRequired = true, Choices = ["Nam", "Nữ"] },
            new("co-cha", "Ghi cả người cha vào giấy khai sinh", FieldKind.Check),
            new("ten-cha", "Họ và tên cha", FieldKind.Text) { IsRequired = true, When = new("co-cha", "1") },
        ],
        Fees = [new("Lệ phí hộ tịch", FeeKind.Charge, 8000)],
        Steps = [new("Thẩm tra", "Specialist", 60), new("Ký duyệt", "UnitHead", 20), new("Phát hành", "Clerk", 20)],
    };

    private async Task Install(string name, AccountKind kind, string? number, Role? role = null)
    {
        var account = new Account(Account.NewId(), kind, name, $"Người {name} (minh họa)")
        {
            Unit = role is null ? null : Ward, IdentityNumber = number, IsDemo = true, CreatedAt = House.Now, Stamp = "1",
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
        await House.Access.Install(account, role is { } held ? [new Grant(account.Id, held, Ward, House.Access.Today, null)] : []);
    }

    /// <summary>A working morning, on which time goes by as everywhere.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private readonly long since = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7)).ToUniversalTime() + System.GetElapsedTime(since);
    }
}
