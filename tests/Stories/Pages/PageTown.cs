using System.Net;
using System.Text.Json;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Web.Access;
using DiemSang.Web.Hosting;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Passports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

/// <summary>The town with its pages, and one dossier sent with everything that names a person.</summary>
public sealed class PageTown : IAsyncLifetime
{
    public const string Canary = "CHIMYEN";
    public const string August = "tu=2026-08-01&den=2026-08-31";
    public const string Named = "H09.24.02-260817-0099";

    private WebApplication app = null!;
    private HttpClient client = null!;

    public Town Town { get; private set; } = null!;

    /// <summary>Someone who has not signed in.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public Figures Figures => app.Services.GetRequiredService<Figures>();

    public async ValueTask InitializeAsync()
    {
        Town = await Town.Build();
        await SendNamedDossier();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(Town.Installation).AddSingleton(new Outlook { Focus = Town.City });
        builder.Services.AddSingleton<Figures>();
        builder.Services.AddDiemSangWeb().AddAccess();
        app = builder.Build();
        app.MapDiemSangWeb();
        app.MapAccess();
        app.MapPassportLists();
        await app.StartAsync();
        await Town.Installation.Officer("to-danh-gia", Role.EvaluationMember, Town.Province);
        client = await Visitors.SignedIn(new("http://localhost"), "to-danh-gia", app.GetTestServer().CreateHandler());
        Stranger = Visitors.Browser(new("http://localhost"), app.GetTestServer().CreateHandler());
    }

    public Task<Scoreboard> Board() => Figures.Board(new(new(2026, 8, 1), new(2026, 8, 31)));

    public async Task<string> Page(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{address}: {answer.StatusCode}");
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>Every address about a unit, its components with both lists, and its dossiers.</summary>
    public async Task<IReadOnlyList<string>> Addresses()
    {
        var board = await Board();
        List<string> found = ["/bang-diem", .. Town.Units.Select(unit => $"/bang-diem/{unit}?{August}")];
        foreach (var unit in Town.Units)
        {
            foreach (var indicator in board.Ruleset.Indicators)
            {
                var path = $"/ho-chieu/{unit}/{indicator.Id}";
                found.AddRange([
                    $"{path}?{August}", $"{path}?{August}&xem=dat", $"{path}/danh-sach.csv?{August}",
                    $"{path}/danh-sach.csv?{August}&xem=dat",
                ]);
            }
        }

        return [.. found, .. Town.Dossiers.Select(one => one.Code.Value).Append(Named).Select(code => $"/ho-so/{code}?{August}")];
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        Stranger.Dispose();
        await app.DisposeAsync();
        Town.Dispose();
    }

    private async Task SendNamedDossier()
    {
        var intake = new Intake(Town.Installation);
        var arrivedAt = Town.At(2026, 8, 20, 12);
        await intake.Dossiers(Call(arrivedAt, 1), [Json($$"""
            {"MaHoSo":"{{Named}}","MaTTHC":"1.001193","TenTTHC":"Khai sinh","ChuHoSo":"{{Canary}} An",
             "SoDienThoai":"0900{{Canary}}","Email":"{{Canary}}@vi.du","TrichYeuHoSo":"{{Canary}} trích yếu",
             "GhiChu":"{{Canary}} ghi chú","LyDoTuChoi":"{{Canary}}","KenhThucHien":"2",
             "NgayTiepNhan":"20260817080000","NgayHenTra":"20260817170000","TrangThaiHoSo":"4",
             "TaiLieuNop":[{"TenTepDinhKem":"{{Canary}}.pdf","DuongDanTaiTepTin":"https://vi.du/{{Canary}}"}]}
            """)]);
        await intake.Events(Call(arrivedAt, 2), [Json($$"""
            {"MaHoSo":"{{Named}}","ThoiDiemXuLy":"20260817090000","TrangThai":"4","NguoiXuLy":"{{Canary}}",
             "PhongBanXuLy":"{{Canary}}","NoiDungXuLy":"{{Canary}} nội dung"}
            """)]);
    }

    private static Call Call(DateTimeOffset arrivedAt, byte number) =>
        new(new SenderScope(Town.City), null, null, arrivedAt, [number]);

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
