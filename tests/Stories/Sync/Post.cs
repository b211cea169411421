using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Tests.Stories.Sync;

/// <summary>
/// Bưu cục thử: an installation of two provinces in a folder of its own, and senders who bring items to its door.
/// </summary>
internal sealed class Post : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2023, 3, 10, 12, 0, 0, TimeSpan.FromHours(7));
    public static readonly SenderScope City = new(new UnitCode("H09.07"));
    public static readonly SenderScope Neighbour = new(new UnitCode("H09.24"));
    public static readonly SenderScope Abroad = new(new UnitCode("H19"));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("diemsang-post-");

    public Post()
    {
        House = Installation.OpenForWriting(new(folder.FullName), TimeProvider.System);
        Intake = new(House);
    }

    public Installation House { get; }

    public Intake Intake { get; }

    public static async Task<Post> WithCatalogue()
    {
        var post = new Post();
        await post.Learn();
        return post;
    }

    public async Task Learn()
    {
        await House.CatalogueChanges.Receive(
            [
                new(new("H09"), "Tỉnh Bình Dương", UnitLevel.Province),
                new(new("H09.07"), "Thành phố Dĩ An", UnitLevel.District, new("H09"))
                {
                    OtherCodes = ["000.00.07.H09"],
                },
                new(new("H09.07.02"), "Phường Tân Bình", UnitLevel.Commune, new("H09.07")),
                new(new("H09.24"), "Thành phố Thuận An", UnitLevel.District, new("H09")),
                new Unit(new("H19"), "Tỉnh Đồng Nai", UnitLevel.Province),
            ],
            Noon);
        await House.CatalogueChanges.Receive(
            [new Procedure(new("1.001193"), "Đăng ký khai sinh", "Hộ tịch") { ForAllUnits = true }], Noon);
    }

    public Task<CallAnswer> Dossiers(SenderScope sender, string items, bool? isUpdating = null, string? unit = null) =>
        Intake.Dossiers(Of(sender, items, isUpdating, unit), Items(items));

    public Task<CallAnswer> Events(SenderScope sender, string items) =>
        Intake.Events(Of(sender, items, null, null), Items(items));

    public StoredDossier Dossier(string code)
    {
        using var session = House.Database.OpenReader();
        return DossierStore.Load(session, [new(code)]).Values.Single();
    }

    public long Count(string table)
    {
        using var session = House.Database.OpenReader();
        return session.Number($"select count(*) from {table}") ?? 0;
    }

    /// <summary>One item in process, with some fields more.</summary>
    public static string Item(string code, string more = "", int status = 4) =>
        $$"""
        {"MaHoSo":"{{code}}","MaTTHC":"1.001193","TenTTHC":"Khai sinh","ChuHoSo":"Nguyễn Thị Bí Mật",
         "NgayTiepNhan":"20230306083000","NgayHenTra":"20230308170000","TrangThaiHoSo":"{{status}}"{{more}}}
        """;

    public static string Event(string code, string at, int status) =>
        $$"""{"MaHoSo":"{{code}}","ThoiDiemXuLy":"{{at}}","TrangThai":"{{status}}","NguoiXuLy":"Võ Bí Mật"}""";

    public void Dispose()
    {
        House.Dispose();
        folder.Delete(recursive: true);
    }

    private static Call Of(SenderScope sender, string items, bool? isUpdating, string? unit) =>
        new(sender, unit, isUpdating, Noon, SHA256.HashData(Encoding.UTF8.GetBytes($"{items}{isUpdating}")));

    private static List<JsonElement> Items(string items) => [.. JsonElement.Parse($"[{items}]").EnumerateArray()];
}
