using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>The real server over the town, with four officers and a head, each in a browser without scripts.</summary>
internal sealed class DeskTown : IAsyncDisposable
{
    public const string Password = "mot-mat-khau-dai-cua-truyen";
    public static readonly UnitCode Ward = Storage.Town.Wards[0];
    public static readonly ProcedureCode Birth = Storage.Town.Procedures[0].Code;

    /// <summary>A page of a scanned paper.</summary>
    public static byte[] Scan { get; } = Encoding.ASCII.GetBytes(
        "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
        + "\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    private static readonly (string Name, Role Role)[] officers =
    [
        ("hien", Role.CounterOfficer), ("ha", Role.Specialist), ("phuc", Role.Specialist), ("nam", Role.UnitHead),
        ("thu", Role.Clerk), ("toan", Role.Cashier), ("truong", Role.SectionHead),
    ];

    private readonly Place place;
    private readonly Dictionary<string, Officer> browsers = [];

    private DeskTown(Place place, Server server) => (this.place, Server) = (place, server);

    public Server Server { get; }

    public Place Place => place;

    public Installation House => Server.Installation;

    /// <param name="plan">what else the server is started with</param>
    public static async Task<DeskTown> Open(Engine engine, PostgresServer postgres, Func<ServerPlan, ServerPlan>? plan = null)
    {
        var place = new Place(engine, postgres);
        place.Clock.Now = Storage.Town.At(3, 2, 8);
        var usual = new ServerPlan(place.Folder, Port: 0, IsDemo: false) { Clock = place.Clock };
        var server = new Server(plan?.Invoke(usual) ?? usual);
        await server.Start(_ => { });
        var town = new DeskTown(place, server);
        await town.House.Found();
        await town.House.CatalogueChanges.Receive([Content], place.Clock.Now);
        foreach (var (name, role) in officers)
        {
            await town.Install(name, role, Ward);
        }

        await town.Install("xa", Role.CounterOfficer, Storage.Town.Wards[1]);
        return town;
    }

    public static ProcedureContent Content => new(Birth, 1, new(2026, 1, 1))
    {
        Papers =
        [
            new("KS-TK", "Tờ khai đăng ký khai sinh") { Originals = 1 }, new("KS-CS", "Giấy chứng sinh") { Originals = 1 },
            new("KS-KH", "Giấy chứng nhận kết hôn") { IsRequired = false, Copies = 1 },
        ],
        Fees = [new("Lệ phí hộ tịch", FeeKind.Charge, 8000)],
        Steps = [new("Thẩm tra", "Specialist", 60), new("Ký duyệt", "UnitHead", 20), new("Phát hành", "Clerk", 20)],
    };

    public string AccountOf(string name) => House.Access.Accounts.FindByName(name)!.Id;

    /// <summary>The officer's browser, signed in.</summary>
    public async Task<Officer> As(string name)
    {
        if (!browsers.TryGetValue(name, out var officer))
        {
            browsers[name] = officer = new(new Uri(Server.Address));
        }

        // The story's clock runs by hours: a session that idled out begins again, as it would at an office.
        if ((await officer.Get("/tai-khoan")).Status != System.Net.HttpStatusCode.OK)
        {
            await officer.SignIn(name, Password);
        }

        return officer;
    }

    public async ValueTask DisposeAsync()
    {
        browsers.Values.ToList().ForEach(one => one.Dispose());
        await Server.DisposeAsync();
        place.Dispose();
    }

    public async Task Install(string name, Role role, UnitCode unit)
    {
        var account = new Account(Account.NewId(), AccountKind.Officer, name, $"Cán bộ {name}")
        {
            Unit = unit, IsDemo = true, CreatedAt = House.Access.Now, Stamp = "1",
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
        await House.Access.Install(account, new Grant(account.Id, role, unit, House.Access.Today, null));
    }
}
