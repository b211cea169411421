using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Portal;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Portal;

/// <summary>Look-up without an account: opens to who knows, tells nothing to who guesses.</summary>
public sealed class LookUpStories(PostgresServer postgres)
{
    private const string Number = "074190000123";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_owner_sees_where_it_is_what_comes_next_and_by_when_and_no_name(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        var code = await Received(town);
        var onPaper = LookUpCode.Of(town.House.Vault, code);
        foreach (var factor in new[] { "0123", onPaper, onPaper.ToLowerInvariant() })
        {
            using var citizen = new Officer(new(town.Server.Address));
            var seen = await citizen.Submit(
                await citizen.Get("/tra-cuu"), "/tra-cuu/ho-so", [("ma", code.Value.ToLowerInvariant()), ("yeu-to", factor)]);
            Assert.Equal("/tra-cuu/ket-qua", seen.Address);
            Assert.Contains("hẹn trả trước", seen.Page, StringComparison.Ordinal);
            Assert.Contains("Bộ phận Một cửa", seen.Page, StringComparison.Ordinal);
            Assert.Contains("Ông/bà không phải làm gì thêm", seen.Page, StringComparison.Ordinal);
            Assert.Contains("Tiếp nhận lúc", seen.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("Công dân Thử Nghiệm", seen.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("Cán bộ", seen.Page, StringComparison.Ordinal);
            Assert.DoesNotContain(Number, seen.Page, StringComparison.Ordinal);

            town.Place.Clock.Now += TimeSpan.FromMinutes(16);
            Assert.Equal(HttpStatusCode.Found, (await citizen.Get("/tra-cuu/ket-qua")).Status);
        }
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_receipts_code_becomes_a_cookie_at_once_and_ends_thirty_days_after_the_hand_over(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        var code = await Received(town);
        var receipt = await (await town.As("hien")).Get($"/ho-so/{code}/giay-hen");
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        var token = ReceiptToken.Of(town.House.Vault, code);
        Assert.Matches("^[0-9a-f]{32}$", token);
        Assert.DoesNotContain("/tra-cuu?ma=", receipt.Page, StringComparison.Ordinal);
        Assert.False(IsKeptAnywhere(town, token), "the token itself lies in the database");

        using var phone = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new(town.Server.Address),
        };
        using var answer = await phone.GetAsync($"/t/{token}");
        Assert.Equal("/tra-cuu/ket-qua", answer.Headers.Location!.OriginalString);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token, cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Value, cookie, StringComparison.Ordinal);
        Assert.False(IsKeptAnywhere(town, token), "the exchange wrote the token down");

        await HandOver(town, code);
        town.Place.Clock.Now += TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1);
        Assert.Equal("/tra-cuu/ket-qua", await Opens(phone, token));
        town.Place.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("/tra-cuu?het=1", await Opens(phone, token));
        Assert.Equal("/tra-cuu?het=1", await Opens(phone, new string('0', 32)));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task After_five_wrong_factors_only_the_receipts_code_opens_and_the_owner_is_told(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        var code = await Received(town);
        for (var i = 0; i < LookUpRegister.MostOfDossier; i++)
        {
            Assert.DoesNotContain(Told(town), one => one.Kind == "portal.look-up-warning");
            Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, "9999"));
        }

        Assert.Equal(code, Assert.Single(Told(town), one => one.Kind == "portal.look-up-warning").Subject);
        Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, "0123"));
        Assert.Equal(LookUpAnswer.Opened, await Ask(town, code.Value, LookUpCode.Of(town.House.Vault, code)));
        town.Place.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(LookUpAnswer.Opened, await Ask(town, code.Value, "0123"));
        Assert.Null(town.Place.Look(AuditTrail.FirstBroken));
    }

    [Fact]
    public async Task One_address_is_slowed_others_are_not()
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        var code = await Received(town);
        for (var i = 0; i < LookUpRegister.MostOfAddressInAnHour; i++)
        {
            Assert.Equal(LookUpAnswer.NotFound, await town.House.LookUps.Ask(
                $"H09.24.02-260302-{i + 5000}", "0123", "192.0.2.1", town.House.Now));
        }

        Assert.Equal(LookUpAnswer.Slowed, await town.House.LookUps.Ask(code.Value, "0123", "192.0.2.1", town.House.Now));
        Assert.Equal(LookUpAnswer.Opened, await town.House.LookUps.Ask(code.Value, "0123", "192.0.2.2", town.House.Now));
        town.Place.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(LookUpAnswer.Opened, await town.House.LookUps.Ask(code.Value, "0123", "192.0.2.1", town.House.Now));
    }

    [Fact]
    public async Task Somebody_erased_is_opened_by_the_receipts_code_alone()
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        var code = await Received(town);
        await town.House.Handling.Forget(Number, new("x", ActorKind.Admin), town.House.Now);
        foreach (var factor in new[] { "0123", "0000", "", "----" })
        {
            Assert.Equal(LookUpAnswer.NotFound, await Ask(town, code.Value, factor));
        }

        Assert.Equal(LookUpAnswer.Opened, await Ask(town, code.Value, LookUpCode.Of(town.House.Vault, code)));
    }

    [Fact]
    public async Task A_thousand_probes_disclose_nothing_by_words_size_or_time()
    {
        await using var town = await PortalTown.Open(Engine.Sqlite, postgres);
        var code = await Received(town);
        using var prober = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(town.Server.Address) };
        var token = Regex.Match(await prober.GetStringAsync("/tra-cuu"), "ma-bieu-mau\" value=\"([^\"]+)\"").Groups[1].Value;
        var sent = await LookUpOfSentDossiers.Sent(town, "7003", $$"""[{"LoaiDinhDanh":"1","SoDinhDanh":"{{Number}}"}]""");
        // An unknown dossier, a wrong factor, one whose five tries are over, ours or sent: the same number of letters in each.
        var kinds = new (string Code, Func<int, string> Factor)[]
        {
            ($"{code.Value[..^4]}9999", i => $"{4000 + i}"), (code.Value, i => $"{4000 + i}"), (code.Value, _ => "0123"),
            ("H09.24.02-000000-0000", i => $"{4000 + i}"),
            (sent.Value, i => $"{4000 + i}"),
        };
        // Guards the known dossier, so that its own number no longer opens it.
        for (var i = 0; i < LookUpRegister.MostOfDossier; i++)
        {
            await Ask(town, code.Value, "9999");
        }

        var sizes = new HashSet<int>();
        var times = kinds.Select(_ => new List<double>()).ToList();
        var pages = new HashSet<string>();
        for (var i = 0; i < 1000; i++)
        {
            var (kind, watch) = (i % kinds.Length, Stopwatch.StartNew());
            using var request = new HttpRequestMessage(HttpMethod.Post, "/tra-cuu/ho-so");
            request.Headers.Add("X-Forwarded-For", $"198.51.{i / 200}.{i % 200}");
            request.Content = new FormUrlEncodedContent(
                [new("ma-bieu-mau", token), new("ma", kinds[kind].Code), new("yeu-to", kinds[kind].Factor(i))]);
            using var answer = await prober.SendAsync(request);
            var page = await answer.Content.ReadAsStringAsync();
            times[kind].Add(watch.Elapsed.TotalMilliseconds);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            sizes.Add(Encoding.UTF8.GetByteCount(page));
            pages.Add(Regex.Replace(page.Replace(kinds[kind].Code, "", StringComparison.Ordinal), "ma-bieu-mau\" value=\"[^\"]+\"", ""));
        }

        Assert.Single(sizes);
        Assert.Single(pages);
        var medians = times.ConvertAll(one => one.Order().ElementAt(one.Count / 2));
        Assert.True(medians.Max() / medians.Min() < 1.5, $"medians in ms: {string.Join(" · ", medians)}");
    }

    [Fact]
    public void No_token_or_code_comes_twice()
    {
        var vault = new Vault(new byte[32]);
        var codes = Enumerable.Range(0, 100_000).Select(i => new DossierCode($"H09.24.02-26{i / 10000:D4}-{i % 10000:D4}")).ToList();
        Assert.Equal(codes.Count, codes.Select(code => ReceiptToken.Of(vault, code)).Distinct().Count());
        Assert.NotEqual(ReceiptToken.Of(vault, codes[0]), ReceiptToken.Of(new Vault([.. Enumerable.Repeat((byte)1, 32)]), codes[0]));
    }

    private static async Task<string> Opens(HttpClient phone, string token)
    {
        using var answer = await phone.GetAsync($"/t/{token}");
        return answer.Headers.Location!.OriginalString;
    }

    private static Task<LookUpAnswer> Ask(DeskTown town, string code, string factor) =>
        town.House.LookUps.Ask(code, factor, $"192.0.2.{Random.Shared.Next(250)}", town.House.Now);

    private static List<Waiting> Told(DeskTown town) => town.Place.Look(session => HandlingStore.Waiting(session, town.House.Now, 100));

    private static bool IsKeptAnywhere(DeskTown town, string token) =>
        town.House.Access.AuditPage(Everything(town), new(), long.MaxValue, 1000)
            .Any(one => one.ToString().Contains(token, StringComparison.Ordinal))
        || town.Place.Look(session => session.Query("select hash from receipt_tokens", row => row.GetString(0))).Contains(token);

    private static Visitor Everything(DeskTown town) => new(
        "x", "", [new("x", Role.Auditor, Grant.Everywhere, DateOnly.MinValue, null)], town.House.Catalogue.Current.Units,
        town.House.Access.Today);

    private static async Task<DossierCode> Received(DeskTown town) => (await town.House.Handling.Start(
        new(DeskTown.Ward, DeskTown.Birth, Channel.Direct, new(1, new(3, LimitUnit.WorkingDay)))
        {
            Owner = new("Công dân Thử Nghiệm Hai", Number) { Phone = "0900000002" },
        },
        new(town.AccountOf("hien"), ActorKind.Counter), town.House.Now)).Code;

    private static async Task HandOver(DeskTown town, DossierCode code)
    {
        var (hien, ha, nam, thu) = (town.AccountOf("hien"), town.AccountOf("ha"), town.AccountOf("nam"), town.AccountOf("thu"));
        await Do(hien, ActorKind.Counter, (one, act) => one.Forward(act, ha, ""));
        await Do(ha, ActorKind.Specialist, (one, act) => one.TakeStep(act));
        await Do(ha, ActorKind.Specialist, (one, act) => one.Propose(act, "", nam));
        await Do(nam, ActorKind.Authority, (one, act) => one.Approve(act, thu));
        await Do(thu, ActorKind.Clerk, (one, act) => one.Finish(act, "1/2026", LocalTime.DayOf(act.At), null));
        await Do(hien, ActorKind.Counter, (one, act) => one.HandOver(act, HandOverProof.Signature));

        Task Do(string who, ActorKind kind, Func<HandledDossier, Act, HandledDossier> action) => town.House.Handling.Change(
            code, town.House.Handling.Find(code)!.Version, new(who, kind), town.House.Now, action, "story");
    }
}
