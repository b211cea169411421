using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Tests.Stories.Access;

/// <summary>The real server over a small province with a city, two wards and a neighbour, one dossier in each.</summary>
internal sealed class Office : IAsyncDisposable
{
    public static readonly UnitCode Province = new("H09");
    public static readonly UnitCode City = new("H09.24");
    public static readonly UnitCode Ward = new("H09.24.02");
    public static readonly UnitCode Sibling = new("H09.24.05");
    public static readonly UnitCode OtherProvince = new("H10");

    public static readonly UnitCode[] All = [Province, City, Ward, Sibling, OtherProvince];

    private readonly string folder;

    private Office(string folder, Server server) => (this.folder, Server) = (folder, server);

    public Server Server { get; }

    public Uri Address => new(Server.Address);

    public Installation House => Server.App.Services.GetRequiredService<Installation>();

    public AccessRoom Room => House.Access;

    public static async Task<Office> Open(StoryClock? clock = null, string? postgres = null)
    {
        var folder = Directory.CreateTempSubdirectory("diemsang-office-").FullName;
        var server = new Server(new(new DataFolder(folder, postgres), Port: 0, IsDemo: false) { Clock = clock });
        await server.Start(_ => { });
        var office = new Office(folder, server);
        await office.House.CatalogueChanges.Receive(Units, office.House.Now);
        var dossiers = All.Select((unit, i) => Storage.Town.Item(i) with { Code = DossierOf(unit), Unit = unit }).ToList();
        await Storage.Town.Receive(office.House, dossiers);
        return office;
    }

    public static DossierCode DossierOf(UnitCode unit) => new($"{unit}-260302-0001");

    public Task<HttpClient> SignedIn(string name) => Visitors.SignedIn(Address, name);

    public HttpClient Browser() => Visitors.Browser(Address);

    public IReadOnlyList<AuditEntry> Audit(string action) => Room.Read(session =>
        AuditStore.Latest(session, new(Action: action), long.MaxValue, 1000, _ => true));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Unit[] Units =>
    [
        new(Province, "Tỉnh Bình An", UnitLevel.Province), new(City, "Thành phố Dĩ An", UnitLevel.District, Province),
        new(Ward, "Phường 1", UnitLevel.Commune, City), new(Sibling, "Phường 2", UnitLevel.Commune, City),
        new(OtherProvince, "Tỉnh bên", UnitLevel.Province),
    ];
}
