using System.Net;
using System.Net.Sockets;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Reading;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Access;
using Microsoft.Extensions.Configuration;

namespace DiemSang.Tests.Stories.Access;

/// <summary>Who reaches the program, what a proxy may say of them, and the proof of the audit trail on the command line.</summary>
public sealed class DoorToTheWorld
{
    [Fact]
    public void Beyond_this_machine_only_by_setting_and_with_names()
    {
        Assert.Empty(Read().Listen);
        Assert.False(Read().IsHttps);
        Assert.Throws<FormatException>(() => Read(("DIEMSANG:LISTEN", "0.0.0.0:5866")));
        var open = Read(("DIEMSANG:LISTEN", "0.0.0.0:5866"), ("DIEMSANG:HOSTS", "motcua.vi.du"));
        Assert.True(open.IsHttps);
        Assert.Equal("motcua.vi.du", Assert.Single(open.Hosts));
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused_and_forwarded_headers_of_strangers_are_air()
    {
        await using var office = await Office.Open();
        using var browser = office.Browser();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap");
        foreign.Headers.Host = "ke-gian.vi.du";
        using var refused = await browser.SendAsync(foreign, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var claimed = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        claimed.Headers.Add("X-Forwarded-Proto", "https");
        using var plain = await browser.SendAsync(claimed, TestContext.Current.CancellationToken);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Behind_a_known_proxy_cookies_bear_the_host_prefix_and_browsers_stay_with_https()
    {
        var settings = new AccessSettings { IsHttps = true, Proxies = [IPAddress.Loopback] };
        await using var office = await Office.Open(settings: settings);
        using var browser = office.Browser();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap");
        asked.Headers.Add("X-Forwarded-Proto", "https");
        using var page = await browser.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal("max-age=31536000; includeSubDomains", page.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = page.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-diemsang-form=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/nhat-ky/..;/nhat-ky")]
    [InlineData("//nhat-ky")]
    [InlineData("/nhat-ky%2f")]
    [InlineData("/NHAT-KY")]
    [InlineData("/nhat-ky/")]
    [InlineData("/nhat-ky.")]
    public async Task Tricks_with_the_path_open_nothing(string path)
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = await office.SignedIn("an");
        foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "TRACE", "POST" })
        {
            var answer = await Raw(office, method, path);
            Assert.DoesNotContain(answer, new[] { "200", "204" });
        }

        Assert.Equal(HttpStatusCode.Forbidden, await SignInStories.Opens(browser, "/nhat-ky"));
        using var overridden = new HttpRequestMessage(HttpMethod.Get, "/nhat-ky");
        overridden.Headers.Add("X-HTTP-Method-Override", "POST");
        using var same = await browser.SendAsync(overridden, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, same.StatusCode);
    }

    [Fact]
    public async Task The_command_line_names_the_first_broken_line()
    {
        using var place = new Place();
        using (var house = place.Open())
        {
            for (var i = 1; i <= 4; i++)
            {
                await house.Access.Audit("system", "access.refused", $"GET /{i}");
            }
        }

        var (whole, said, _) = await CommandLine.Run("audit", "verify", "--data", place.Folder.Path);
        Assert.Equal(0, whole);
        Assert.Contains("4", said, StringComparison.Ordinal);
        using (var house = place.Open())
        {
            await house.Journal.Write(work => work.Session.ExecuteNow("update audit set details = 'x' where position = 3"));
        }

        var (broken, _, complained) = await CommandLine.Run("audit", "verify", "--data", place.Folder.Path);
        Assert.Equal(1, broken);
        Assert.Contains("dòng 3", complained, StringComparison.Ordinal);
    }

    private static AccessSettings Read(params (string Key, string Value)[] values) => AccessSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());

    /// <summary>A request as it is written, which no library tidies up.</summary>
    private static async Task<string> Raw(Office office, string method, string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, office.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync())!.Split(' ')[1];
    }
}
