using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Exchange.Erasing;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Portal;
using DiemSang.OneStop.Telling;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Portal;

/// <summary>Dossiers that other programs sent are looked up like our own; LookUpStories has the probes of both.</summary>
public sealed class LookUpOfSentDossiers(PostgresServer postgres)
{
    private const string Number = "074190000123";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_dossier_that_another_program_sent_is_found_by_its_owners_digits_under_the_same_promises(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        var code = await Sent(
            town, "7001",
            $$"""[{"LoaiDinhDanh":"2","SoDinhDanh":"280000456"},{"LoaiDinhDanh":"1","SoDinhDanh":"{{Number}}"}]""");
        using var citizen = new Officer(new(town.Server.Address));
        var seen = await citizen.Submit(
            await citizen.Get("/tra-cuu"), "/tra-cuu/ho-so", [("ma", code.Value.ToLowerInvariant()), ("yeu-to", "0123")]);
        Assert.Equal("/tra-cuu/ket-qua", seen.Address);
        Assert.All(
            (string[])["Hồ sơ đang được giải quyết, hẹn trả trước", "Phường 1", "Được tiếp nhận", "Ông/bà không phải làm gì thêm"],
            words => Assert.Contains(words, seen.Page, StringComparison.Ordinal));
        Assert.All(
            (string[])["Nguyễn Chim Yến", "0123", "0901234567", "yen@vidu.vn"],
            secret => Assert.DoesNotContain(secret, seen.Page, StringComparison.Ordinal));
        Assert.Equal(1, town.Place.Count("select count(*) from audit where action = 'look-up.read'"));

        for (var i = 0; i < LookUpRegister.MostOfDossier; i++)
        {
            Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, i == 0 ? "0456" : "9999"));
        }

        Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, "0123"));
        Assert.Equal(code, Assert.Single(Told(town), one => one.Kind == "portal.look-up-warning").Subject);
        await town.House.Outbox.Spread(new HashSet<TellingWay> { TellingWay.Email }, town.House.Now);
        var letter = Assert.Single(await town.House.Outbox.Lend(town.House.Now));
        Assert.Equal(("yen@vidu.vn", DeskTown.Ward), (letter.Address, letter.Letter.Unit));
        town.Place.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(LookUpAnswer.Opened, await Ask(town, code.Value, "0123"));
        await new PersonErasure(town.House).Erase(Number, "1/YC", "admin", _ => true);
        Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, "0123"));
    }

    [Theory]
    [InlineData("""[{"LoaiDinhDanh":"2","SoDinhDanh":"000000001"}]""", "0001")]
    [InlineData("""[{"LoaiDinhDanh":"1","SoDinhDanh":"111111111111"}]""", "1111")]
    [InlineData("""[{"LoaiDinhDanh":"1","SoDinhDanh":"0123"}]""", "0123")]
    [InlineData("""[]""", "")]
    [InlineData("""[{"SoDinhDanh":{"a":1}}]""", "----")]
    public async Task A_filler_in_place_of_a_number_opens_nothing(string numbers, string factor)
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        var code = await Sent(town, "7002", numbers);
        Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, factor));
    }

    /// <summary>A dossier that a message brought, with its owner's numbers as they stand in it.</summary>
    internal static async Task<DossierCode> Sent(DeskTown town, string number, string numbers)
    {
        var code = new DossierCode($"{DeskTown.Ward}-260302-{number}");
        var call = new Call(SenderScope.Operator, DeskTown.Ward.Value, true, town.House.Now, null);
        var taken = await new Intake(town.House).Dossiers(call, [JsonElement.Parse(
            $$"""
            {"MaHoSo":"{{code}}","MaTTHC":"1.001193","TrangThaiHoSo":"2","NgayTiepNhan":"20260302080000",
             "NgayHenTra":"20260305170000","ChuHoSo":"Nguyễn Chim Yến","DinhDanhCHS":{{numbers}},"SoDienThoai":"0901234567",
             "Email":"yen@vidu.vn","DonViXuLy":"x"}
            """)]);
        Assert.Null(taken.Items.Single().Problem);
        return code;
    }

    private static Task<LookUpAnswer> Ask(DeskTown town, string code, string factor) =>
        town.House.LookUps.Ask(code, factor, $"192.0.2.{Random.Shared.Next(250)}", town.House.Now);

    private static List<Waiting> Told(DeskTown town) =>
        town.Place.Look(session => HandlingStore.Waiting(session, town.House.Now, 100));
}
