using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DiemSang.OneStop.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>Requests as an attacker writes them, byte by byte: one message is one message, and who dawdles is cut off.</summary>
public sealed class FramingStories
{
    private const string Hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 0\r\nContent-Length: 44\r\n\r\n")]
    [InlineData("Content-Length: 0, 44\r\n\r\n")]
    [InlineData("Content-Length : 0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n")]
    [InlineData("X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    public async Task A_message_with_two_lengths_is_refused_and_nothing_behind_it_is_answered(string rest)
    {
        await using var office = await Office.Open();
        var answer = await Sent(
            office, $"POST /api/v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{rest}{Hidden}");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
        using var browser = office.Browser();
        Assert.Equal(HttpStatusCode.OK, await SignInStories.Opens(browser, "/healthz"));
    }

    [Fact]
    public async Task Who_sends_a_body_drop_by_drop_is_cut_off_and_others_are_served()
    {
        await using var office = await Office.Open();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, office.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n["));
        var watch = Stopwatch.StartNew();
        using var reader = new StreamReader(stream);
        var said = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        using var browser = office.Browser();
        while (!said.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            Assert.Equal(HttpStatusCode.OK, await SignInStories.Opens(browser, "/healthz"));
            try
            {
                await stream.WriteAsync(" "u8.ToArray());
            }
            catch (IOException)
            {
                break;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(25), $"still read after {watch.Elapsed}");
        Assert.Contains((await said) ?? "cut", (string[])["HTTP/1.1 408 Request Timeout", "cut"]);
    }

    [Fact]
    public async Task Whoever_leaves_leaves_nothing_in_the_browser()
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = await office.SignedIn("an");
        using var left = await browser.Fill("/dang-xuat", "/dang-xuat/phien");
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
    }

    private static async Task<string> Sent(Office office, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, office.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, patience.Token)) > 0;)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // A connection that stays open has said what it has to say.
        }

        return answer.ToString();
    }
}
