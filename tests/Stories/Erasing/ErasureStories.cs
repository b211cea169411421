using System.Text;
using System.Text.Json;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.Exchange.Erasing;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Telling;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Erasing;

public sealed class ErasureStories(PostgresServer postgres)
{
    private const string Number = "074190123456";
    private const string Name = "Trần Thị Cần Quên";

    private static readonly PersonDetails person = new(Name, Number)
    {
        Phone = "0911222333", Email = "can-quen@example.vn", Address = "7 ngõ Quên Lãng",
    };

    private static readonly string[] canaries = [Number, Name, person.Phone, person.Email, person.Address, "giấy riêng của Quên"];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_person_erased_stands_nowhere_any_more_and_everything_counted_stays_to_the_last_bit(Engine engine)
    {
        using var place = new Place(engine, postgres);
        place.Clock.Now = At(3, 2, 8);
        string digest;
        byte[] key;
        using (var house = place.Open())
        {
            await house.Found();
            var office = new Office(place, house);
            var (own, helped) = await Fill(office);
            Assert.All(canaries, canary => Assert.Contains(Opened(house), text => text.Contains(canary, StringComparison.Ordinal)));
            var before = (await Figures(office), Digest.Of(house.Ledger.Now));
            key = place.Look(session => OwnerStore.People(session, own)!.Value.WrappedKey);

            var erasure = new PersonErasure(house);
            var trace = erasure.Find("0741 9012 3456");
            Assert.Equal((2, 1, 1), (trace.Subjects.Count, trace.Helped.Count, trace.Files));
            await erasure.Erase(Number, "15/YC-XDL", "admin", _ => true);

            Assert.Equal(before, (await Figures(office), Digest.Of(house.Ledger.Now)));
            Assert.All(canaries, canary => Assert.DoesNotContain(Opened(house), text => text.Contains(canary, StringComparison.Ordinal)));
            Assert.True(erasure.Find(Number).IsEmpty);
            Assert.Equal("Công dân Thử Nghiệm 3", house.Handling.PeopleOf(helped).Owner.Name);
            Assert.Null(house.Access.Accounts.FindByIdentity(Number));
            Assert.Equal(4, place.Count("select count(*) from audit where action like 'person.%'"));
            Assert.Null(place.Look(AuditTrail.FirstBroken));
            await house.AssertBalanced();
            digest = Digest.Of(house.Ledger.Now);
        }

        using var again = place.Open();
        Assert.Equal(digest, Digest.Of(again.Ledger.Now));
        if (engine == Engine.Sqlite)
        {
            Assert.Equal(-1, File.ReadAllBytes(place.Folder.DatabaseFile).AsSpan().IndexOf(key));
        }
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task While_the_desk_works_on_a_dossier_of_theirs_or_beyond_ones_reach_nothing_is_erased(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var erasure = new PersonErasure(office.House);
        Assert.Equal("person.unknown", (await Refusal(erasure, Number)).Code);
        Assert.Equal("person.bad-number", (await Refusal(erasure, "12345")).Code);
        var code = (await office.Receive(filing: Office.Filing(Channel.Direct) with { Owner = person })).Code;
        Assert.Equal("person.still-open", (await Refusal(erasure, Number)).Code);
        Assert.Equal("person.ground-names", (await Refusal(erasure, Number, $"đơn của {Number}")).Code);
        await End(office, code);
        var beyond = await Assert.ThrowsAsync<RefusedException>(() =>
            erasure.Erase(Number, "1/YC", "admin", unit => unit != Office.Ward.Value));
        Assert.Equal("person.beyond", beyond.Code);
        Assert.Equal(Name, office.House.Handling.PeopleOf(code).Owner.Name);
    }

    private static async Task<RefusedException> Refusal(PersonErasure erasure, string number, string ground = "1/YC") =>
        await Assert.ThrowsAsync<RefusedException>(() => erasure.Erase(number, ground, "admin", _ => true));

    /// <summary>A dossier of theirs at our desk, one that a message brought, one that they filed for somebody, an account.</summary>
    private static async Task<(DossierCode Own, DossierCode Helped)> Fill(Office office)
    {
        var house = office.House;
        var own = (await office.Receive(filing: Office.Filing(Channel.Direct) with { Owner = person })).Code;
        await house.Files.Keep(
            new MemoryStream(Desk.DeskTown.Scan), "giấy riêng của Quên.pdf", own.Value, "counter", house.Now, default);
        await house.Outbox.Spread(new HashSet<TellingWay> { TellingWay.Email }, house.Now);
        await End(office, own);
        var helped = (await office.Receive(filing: Office.Filing(Channel.Direct, 3) with { Applicant = person })).Code;
        var call = new Call(SenderScope.Operator, Office.Ward.Value, true, house.Now, null);
        var taken = await new Intake(house).Dossiers(call, [JsonElement.Parse(
            $$"""
            {"MaHoSo":"H09.24.02-260302-7777","MaTTHC":"1.001193","TrangThaiHoSo":"2","NgayTiepNhan":"20260302080000",
             "ChuHoSo":"{{Name}}","DinhDanhCHS":[{"LoaiDinhDanh":"1","SoDinhDanh":"{{Number}}"}],"DonViXuLy":"x"}
            """)]);
        Assert.Null(taken.Items.Single().Problem);
        await house.Access.Install(new Account(Account.NewId(), AccountKind.Citizen, Number, Name)
        {
            IdentityNumber = Number, CreatedAt = house.Now,
        });
        return (own, helped);
    }

    private static async Task End(Office office, DossierCode code)
    {
        await office.Do(code, ActorKind.Counter, office.House.Now, (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(code, ActorKind.Authority, office.House.Now, (one, act) => one.Refuse(act, $"không đủ điều kiện, {Name}"));
    }

    private static async Task<string> Figures(Office office)
    {
        var period = new Period(new(2026, 3, 1), new(2026, 3, 31), At(4, 1, 8));
        var book = await office.House.Book(period);
        return string.Join(' ', Counters.All.Select(counter => book.Of(Office.Ward, period)[counter]));
    }

    /// <summary>Every sealed thing there is, opened; and every text that stands in the open.</summary>
    private static List<string> Opened(Installation house)
    {
        using var session = house.Database.OpenReader();
        var sealedParts = ((string[])["people", "raw", "owners", "outbox", "accounts"]).SelectMany(table => session.Query(
            $"select wrapped_key, body from {table}", row => new Sealed(row.Bytes(0), row.Bytes(1))));
        var open = ((string[])["handled.body", "entries.facts", "audit.details", "audit.object", "letters.subject", "dossiers.item"])
            .SelectMany(column => session.Query(
                $"select {column.Split('.')[1]} from {column.Split('.')[0]}", row => row.GetString(0)));
        var files = house.Database.OpenReader().Query("select name from files", row => row.Bytes(0))
            .Select(kept => house.Vault.Unseal(new(kept[1..(kept[0] + 1)], kept[(kept[0] + 1)..])));
        return
        [
            .. sealedParts.Select(one => Plain(house.Vault.Unseal(one))), .. open, .. files.Select(Encoding.UTF8.GetString),
        ];
    }

    /// <summary>JSON writes letters beyond ASCII as \u…: read as a person would.</summary>
    private static string Plain(byte[] body) =>
        System.Text.RegularExpressions.Regex.Unescape(Encoding.UTF8.GetString(body).Replace("\\\"", "\"", StringComparison.Ordinal));
}
