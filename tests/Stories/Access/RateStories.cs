using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using DiemSang.Exchange;
using DiemSang.Web.Access;
using DiemSang.Web.Hosting;

namespace DiemSang.Tests.Stories.Access;

/// <summary>An address that knocks too often waits, and is told how long; others, and this machine, do not.</summary>
public sealed class RateStories : IAsyncLifetime
{
    private const string Address = "198.51.100.7";
    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-rate-").FullName;
    private readonly HttpClient browser;
    private readonly Server server;

    public RateStories()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: false)
        {
            Access = new() { Proxies = [IPAddress.Loopback], Rates = new(SignIn: 3, LookUp: 4, Forms: 5, Api: 6) },
        });
        browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    }

    public async ValueTask InitializeAsync()
    {
        await server.Start(_ => { });
        browser.BaseAddress = new(server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("POST", "/dang-nhap", 3)]
    [InlineData("POST", "/tra-cuu/ho-so", 4)]
    [InlineData("GET", "/t/0123456789abcdef0123456789abcdef", 4)]
    [InlineData("POST", "/tai-khoan/mat-khau", 5)]
    public async Task A_person_is_asked_to_wait_so_many_seconds_and_another_address_is_not(string method, string path, int most)
    {
        for (var i = 0; i < most; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask(method, path, Address)).Status);
        }

        var (status, page, wait) = await Ask(method, path, Address);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(wait!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Máy này gửi yêu cầu quá nhanh", page, StringComparison.Ordinal);
        Assert.Matches($"Thử lại sau {(int)wait.Value.TotalSeconds} giây", page);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask(method, path, "198.51.100.8")).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask("GET", "/dang-nhap", Address)).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask(method, path, null)).Status);
    }

    [Fact]
    public async Task A_program_is_bounded_by_its_key_and_told_by_a_problem()
    {
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Ask("POST", "/api/v1/sync", Address, "khóa-một")).Status);
        }

        var (status, text, wait) = await Ask("POST", "/api/v1/sync", "198.51.100.9", "khóa-một");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.NotNull(wait);
        Assert.Equal("http.429", JsonElement.Parse(text).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask("POST", "/api/v1/sync", Address, "khóa-hai")).Status);
    }

    [Fact]
    public async Task One_network_of_the_longer_addresses_is_one_caller()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask("POST", "/dang-nhap", $"2001:db8:1:2::{i + 1}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask("POST", "/dang-nhap", "2001:db8:1:2:ffff::9")).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Ask("POST", "/dang-nhap", "2001:db8:1:3::1")).Status);
    }

    [Fact]
    public async Task The_authenticator_is_shown_as_a_picture_beside_its_key()
    {
        await using var office = await Office.Open();
        await office.House.Officer("nguoi-moi", OneStop.Access.Role.Specialist, Office.Ward);
        using var signedIn = await office.SignedIn("nguoi-moi");
        var page = WebUtility.HtmlDecode(await signedIn.GetStringAsync(
            new Uri("/tai-khoan", UriKind.Relative), TestContext.Current.CancellationToken));
        var card = page[page.IndexOf("class=\"qr big\"", StringComparison.Ordinal)..];
        Assert.Contains("<svg", card[..400], StringComparison.Ordinal);
        var key = Regex.Match(card, "<dt>Khóa</dt><dd><b>([A-Z2-7 ]+)</b>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"secret={key}", card, StringComparison.Ordinal);
        // The picture holds the address of the very key: drawn again from it, it is the same.
        var address = Regex.Match(card, "href=\"(otpauth:[^\"]+)\"").Groups[1].Value;
        Assert.Contains(Web.Desk.QrCode.Svg(address), page, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Text, TimeSpan? Wait)> Ask(
        string method, string path, string? from, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", Uri.EscapeDataString(key));
            request.Content = JsonContent.Create(new { service = "DongBoHoSoMC" });
        }
        else if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([new("x", "y")]);
        }

        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            answer.Headers.RetryAfter?.Delta);
    }
}
