using System.Diagnostics;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Tests.Browser.Live;

/// <summary>A small real office: the server as `run` starts it, one ward, one procedure, a key of the city.</summary>
public sealed class LiveOffice : IAsyncLifetime
{
    public const string Ward = "H09.24.02";

    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-live-").FullName;
    private Server? server;
    private string key = "";

    public Installation House => server!.Installation;

    public Uri Address(string path) => new(server!.Address + path);

    public async ValueTask InitializeAsync()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: false));
        await server.Start(_ => { });
        var house = server.Installation;
        await house.CatalogueChanges.Receive(
            [
                new Unit(new("H09"), "Tỉnh Bình An", UnitLevel.Province),
                new Unit(new("H09.24"), "Thành phố An Hòa", UnitLevel.District, new("H09")),
                new Unit(new(Ward), "Phường Một", UnitLevel.Commune, new("H09.24")),
            ],
            house.Now);
        await house.CatalogueChanges.Receive(
            [new Procedure(new("1.001193"), "Đăng ký khai sinh", "Hộ tịch") { Online = OnlineLevel.Full, ForAllUnits = true }],
            house.Now);
        key = await server.App.Services.GetRequiredService<SyncKeys>().Create(new("H09.24"), "test");
    }

    /// <summary>Sends items by curl, as an adapter's operator would try it, and gives the answer.</summary>
    public Task<JsonElement> Curl(string path, string body) => Curl(path, body, key);

    public async Task<JsonElement> Curl(string path, string body, string withKey)
    {
        var start = new ProcessStartInfo("curl") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "-sS", "-X", "POST", "-H", "Content-Type: application/json", "-H", $"Authorization: Bearer {withKey}",
            "--data-binary", "@-", Address(path).ToString(),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var curl = Process.Start(start)!;
        await curl.StandardInput.WriteAsync(body);
        curl.StandardInput.Close();
        var answer = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();
        return JsonElement.Parse(answer);
    }

    /// <summary>One dossier as the national message has it, received an hour ago and due tomorrow.</summary>
    public string Dossier(int number, bool isDone)
    {
        var now = server!.Installation.Now;
        string At(double hours) => now.AddHours(hours).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);
        var item = new Dictionary<string, object>
        {
            ["MaHoSo"] = $"{Ward}-{now:yyMMdd}-{number:0000}",
            ["MaTTHC"] = "1.001193",
            ["KenhThucHien"] = "2",
            ["ChuHoSo"] = "Nguyễn Thị Hư Cấu",
            ["NgayTiepNhan"] = At(-1),
            ["NgayHenTra"] = At(24),
            ["TrangThaiHoSo"] = isDone ? "9" : "4",
        };
        if (isDone)
        {
            item["NgayKetThucXuLy"] = At(-0.001);
            item["DanhSachGiayToKetQua"] = new[] { new { DuongDanTepTinKetQua = "https://mc.example.vn/kq/1" } };
        }

        return JsonSerializer.Serialize(item);
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
