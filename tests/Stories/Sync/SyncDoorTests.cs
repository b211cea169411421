using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DiemSang.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DiemSang.Tests.Stories.Sync;

public sealed class SyncDoorTests
{
    private const string A = "H09.07.02-230306-0001";
    private static readonly string item = Post.Item(A);

    [Theory]
    [InlineData("/api/v1/sync", """{"service":"DongBoHoSoMC","isUpdating":"False","data":[ITEM]}""")]
    [InlineData("/api/v1/sync", """{"service":"DongBoHoSoMC","isUpdating":true,"data":ITEM}""")]
    [InlineData("/api/v1/sync?MaDinhDanhDV=000.00.07.H09&isUpdating=True", "[ITEM]")]
    [InlineData("/api/v1/sync?service=DongBoHoSoMC", "\uFEFF[ITEM]")]
    [InlineData("/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV=000.00.07.H09&isUpdating=False", "[ITEM]")]
    [InlineData("/SynsTTHCC/DongBoHoSoMC", """{"data":[ITEM]}""")]
    public async Task Every_form_of_call_brings_its_dossier(string path, string body)
    {
        await using var door = await Door.Open();
        var (status, answer) = await door.Send(path, body.Replace("ITEM", item, StringComparison.Ordinal));

        Assert.Equal((200, "0", "0"), (status, Text(answer, "error_code"), Text(answer, "response_code")));
        Assert.Contains("thành công", Text(answer, "message"), StringComparison.Ordinal);
        var one = Assert.Single(answer.GetProperty("result").EnumerateArray());
        Assert.Equal(
            (A, true, 1),
            (Text(one, "MaHoSo"), one.GetProperty("ok").GetBoolean(), one.GetProperty("version").GetInt32()));
        Assert.Equal(1, door.Post.Dossier(A).Version);
    }

    [Fact]
    public async Task Events_are_answered_by_dossier()
    {
        await using var door = await Door.Open();
        var body = $$"""{"data":[{{Post.Event(A, "20230307080000", 4)}},{{Post.Event(A, "20230307090000", 9)}}]}""";
        await door.Send("/SynsTTHCC/CapNhatTienDoHoSoMC", body);
        var (_, answer) = await door.Send(
            "/api/v1/sync?service=CapNhatTienDoHoSoMC", $"[{Post.Event(A, "20230307090000", 9)}]");

        var one = answer.GetProperty("result")[0];
        Assert.Equal((0, 1), (one.GetProperty("added").GetInt32(), one.GetProperty("repeated").GetInt32()));
    }

    [Fact]
    public async Task An_old_adapter_logs_in_and_sends_its_session_in_the_body()
    {
        await using var door = await Door.Open();
        var login = $$"""{"username":"H09.07","password":"{{door.Key}}"}""";
        var (_, answer) = await door.Send("/SynsTTHCC/DangNhap", login, withKey: false);
        var session = Text(answer, "session");
        var (status, _) = await door.Send(
            "/api/v1/sync", $$"""{"session":"{{session}}","service":"DongBoHoSoMC","data":[{{item}}]}""",
            withKey: false);

        Assert.Equal((200, 0), (status, answer.GetProperty("error_code").GetInt32()));
        Assert.Equal(1, door.Post.Dossier(A).Version);
    }

    [Theory]
    [InlineData("/api/v1/sync")]
    [InlineData("/SynsTTHCC/DongBoHoSoMC")]
    [InlineData("/SynsTTHCC/CapNhatTienDoHoSoMC")]
    [InlineData("/SynsTTHCC/DangNhap")]
    [InlineData("/api/v1/sync/session")]
    public async Task Without_a_right_key_nobody_enters(string path)
    {
        await using var door = await Door.Open();
        string body = $$"""{"session":"x","username":"H09.07","password":"x","data":[{{item}}]}""";
        var (bare, answer) = await door.Send(path, body, withKey: false);
        var (wrong, _) = await door.Send(path, Json(Encoding.UTF8.GetBytes(body)), door.Key + "x");

        Assert.Equal((401, 401, "1", "1"), (bare, wrong, Text(answer, "error_code"), Text(answer, "response_code")));
        Assert.Equal(0, door.Post.Count("dossiers"));
    }

    public static TheoryData<int, byte[], string> BadBodies() => new()
    {
        { 400, Encoding.Unicode.GetBytes($"[{item}]"), "application/json" },
        { 400, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"[{item}]")], "application/json" },
        { 400, [.. "[{\"MaHoSo\":\""u8, 0xC3, 0x28, .. "\"}]"u8], "application/json" },
        { 400, Encoding.UTF8.GetBytes($"[{item}"), "application/json" },
        { 400, Encoding.UTF8.GetBytes($"[{item},{{\"x\":NaN}}]"), "application/json" },
        { 400, Encoding.UTF8.GetBytes(new string('[', 100_000)), "application/json" },
        { 400, Encoding.UTF8.GetBytes($"{{\"data\":[{item}],\"data\":[]}}"), "application/json" },
        { 400, Encoding.UTF8.GetBytes($"{{\"isUpdating\":\"maybe\",\"data\":[{item}]}}"), "application/json" },
        { 400, Encoding.UTF8.GetBytes($"{{\"service\":\"XoaHet\",\"data\":[{item}]}}"), "application/json" },
        { 400, [], "application/json" },
        { 415, Encoding.UTF8.GetBytes($"[{item}]"), "text/plain" },
        { 415, Encoding.UTF8.GetBytes($"data={item}"), "application/x-www-form-urlencoded" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_cannot_be_read_changes_nothing(int expected, byte[] body, string type)
    {
        await using var door = await Door.Open();
        var (status, answer) = await door.Send("/api/v1/sync", Json(body, type), door.Key);

        Assert.Equal((expected, "2"), (status, Text(answer, "error_code")));
        Assert.NotEmpty(Text(answer, "message"));
        Assert.Equal(0, door.Post.Count("dossiers"));
        Assert.Equal(200, (await door.Send("/api/v1/sync", $"[{item}]")).Status);
    }

    [Fact]
    public async Task A_body_too_large_is_refused_before_it_is_sent()
    {
        await using var door = await Door.Open();
        var address = new Uri(door.App.Urls.Single());
        using TcpClient line = new(address.Host, address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/sync HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {door.Key}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100000000\r\n\r\n["));
        using StreamReader reader = new(stream);

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Every_address_of_the_door_says_who_may_enter()
    {
        await using var door = await Door.Open();
        var addresses = door.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(one => one.RoutePattern.RawText is { } path
                && (path.StartsWith("/api", StringComparison.Ordinal)
                    || path.StartsWith("/Syns", StringComparison.Ordinal)))
            .ToList();

        Assert.Equal(5, addresses.Count);
        Assert.All(addresses, one => Assert.NotNull(one.Metadata.GetMetadata<IAllowAnonymous>()));
        Assert.Equal(3, addresses.Count(one => one.Metadata.GetMetadata<SyncKeyRequired>() is not null));
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static ByteArrayContent Json(byte[] body, string type = "application/json")
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
