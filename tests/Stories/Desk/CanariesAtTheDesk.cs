using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>
/// What the desk is told of a person, in every field that it offers, with words that stand nowhere else: nothing of it
/// may stand in the database, in files, logs, addresses, error answers, or on pages of others; and no word becomes markup.
/// </summary>
public sealed class CanariesAtTheDesk(PostgresServer postgres)
{
    private const string Number = "079188012345", Helper = "079177011223";
    private const string Markup = "<img src=x onerror=alert(7)>";

    private static readonly string[] canaries =
    [
        "Phan Thị Hoàng Yến", Number, "0907766121", "yen.phan@chim.example", "12 ngõ Vàng Anh", "xin gấp vì mất ví",
        "Lê Người Nộp Thay", Helper, "thiếu chữ ký của bà Yến", "đã gọi cho bà Yến", "hẹn lại vì bà Yến ốm",
    ];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_the_desk_learns_of_a_person_stands_sealed_and_in_no_log_address_error_or_page_of_others(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        using var log = new Recorder();
        town.Server.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var addresses = new List<string>();
        var code = await Receive(town, addresses);
        var page = $"/ho-so/{code}";
        var own = await town.As("hien");
        Assert.Contains(canaries[0], (await own.Submit(await own.Get(page), $"{page}/nguoi-nop", [])).Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Markup, Encoding.UTF8.GetString((await own.Download(page)).Body), StringComparison.Ordinal);

        await Do("hien", "chuyen-phong", 10, ("nguoi", town.AccountOf("ha")), ("noi-dung", canaries[9]));
        await Do("ha", "nhan-buoc", 11);
        await Do("ha", "bo-sung", 12, ("danh-sach", canaries[8] + Markup), ("han", "16/03/2026"));
        await Do("hien", "da-bo-sung", 13, ("giay", "KS-CS"));
        await Do("ha", "trinh", 14, ("noi-dung", canaries[9] + Markup), ("nguoi", town.AccountOf("nam")));
        await Do("nam", "phe-duyet", 15, ("nguoi", town.AccountOf("thu")));
        await Do("thu", "ket-qua", 16, ("so", "12/2026/KS"), ("ngay", "02/03/2026"));
        await Do("toan", "nop-tien", 16, ("so-tien", "8.000"), ("bien-lai", "BL-1"));
        await Do("hien", "trao", 17, ("cach", "Signature"));
        Assert.Equal(DossierState.HandedOver, town.House.Handling.Find(new(code))!.State);

        var heard = new List<string>();
        using (var anyone = new HttpClient { BaseAddress = new(town.Server.Address) })
        {
            foreach (var open in (string[])
                ["/", "/xep-hang", "/cach-tinh", "/du-lieu-mo", page, $"/don-vi/{DeskTown.Ward}", "/openapi/v1.json", "/khong-co"])
            {
                using var answer = await anyone.GetAsync(new Uri(open, UriKind.Relative));
                heard.Add(await answer.Content.ReadAsStringAsync());
            }

            foreach (var wrong in (string[])[$$"""[{"ChuHoSo":"{{canaries[0]}}"}""", $$"""[{"MaHoSo":"{{canaries[0]}}"}]"""])
            {
                using var sent = await anyone.PostAsync(
                    new Uri("/api/v1/sync", UriKind.Relative), new StringContent(wrong, Encoding.UTF8, "application/json"));
                Assert.True((int)sent.StatusCode >= 400);
                heard.Add(await sent.Content.ReadAsStringAsync());
            }
        }

        var other = await town.As("xa");
        heard.Add((await other.Get(page)).Page);
        heard.Add((await other.Get("/so-theo-doi")).Page);
        town.Server.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("story").LogWarning("the recorder hears");
        Assert.Contains(log.Lines, line => line.Contains("the recorder hears", StringComparison.Ordinal));
        if (engine == Engine.Postgres)
        {
            postgres.Checkpoint();
        }

        var files = PrivacyStories.Files(town.Place.Folder.Path)
            .Concat(engine == Engine.Postgres ? PrivacyStories.Files(postgres.Folder) : []).ToList();
        Assert.Contains(files, file => PrivacyStories.Holds(file, code));
        var found =
            from canary in canaries
            from place in (string[])
            [
                .. files.Where(file => PrivacyStories.Holds(file, canary)
                    || PrivacyStories.Holds(file, JsonEncodedText.Encode(canary).ToString())).Select(_ => "file"),
                .. log.Lines.Where(Names(canary)).Select(_ => "log"), .. heard.Where(Names(canary)).Select(_ => "answer"),
                .. addresses.Select(Uri.UnescapeDataString).Where(Names(canary)).Select(_ => "address"),
            ]
            select $"{canary}: {place}";
        Assert.Empty(found);
        Assert.Null(town.Place.Look(OneStop.Access.AuditTrail.FirstBroken));

        async Task Do(string who, string noun, int hour, params (string, string)[] filled) =>
            addresses.Add((await DossierThroughTheDesk.Act(town, who, page, noun, At(3, 2, hour), filled)).Address);
    }

    private static Func<string, bool> Names(string canary) => text => text.Contains(canary, StringComparison.Ordinal);

    private static async Task<string> Receive(DeskTown town, List<string> addresses)
    {
        town.Place.Clock.Now = At(3, 2, 9);
        var hien = await town.As("hien");
        (string, string)[] typed =
        [
            ("so-dinh-danh", Number), ("thu-tuc", "1.001193"), ("ho-ten", canaries[0] + Markup), ("dien-thoai", canaries[2]),
            ("thu", canaries[3]), ("dia-chi", canaries[4]), ("trich-yeu", canaries[5] + Markup), ("nop-thay", canaries[6]),
            ("nop-thay-so", Helper), ("giay", "KS-TK"), ("giay", "KS-CS"),
        ];
        var page = await hien.Submit(await hien.Get("/quay"), "/quay/tiep-nhan", [.. typed, ("buoc", "tim")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        addresses.Add(page.Address);
        page = await hien.Submit(
            page, "/quay/tiep-nhan", [.. typed, ("buoc", "nhan")], ("tep-KS-TK", DeskTown.Scan));
        Assert.EndsWith("/giay-hen", page.Address, StringComparison.Ordinal);
        addresses.Add(page.Address);
        return page.Address.Split('/')[2];
    }

    /// <summary>Everything that the program writes to its log.</summary>
    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() => Lines.Clear();
    }
}
