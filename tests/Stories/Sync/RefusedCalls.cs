using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace DiemSang.Tests.Stories.Sync;

/// <summary>Calls that the door refuses as a whole: a problem with a stable code, in the old envelope too.</summary>
public sealed class RefusedCalls
{
    private static readonly string item = Post.Item("H09.07.02-230306-0001");

    [Theory]
    [InlineData(400, "sync.not-json", "[ITEM")]
    [InlineData(400, "answer.nothing", "[]")]
    [InlineData(400, "answer.nothing", "null")]
    [InlineData(400, "answer.nothing", "\"x\"")]
    [InlineData(400, "answer.nothing", """{"service":"DongBoHoSoMC"}""")]
    [InlineData(400, "answer.nothing", """{"service":"DongBoHoSoMC","data":"[]"}""")]
    [InlineData(400, "sync.odd-updating", """{"isUpdating":{},"data":[ITEM]}""")]
    [InlineData(400, "sync.odd-updating", """{"isUpdating":["True"],"data":[ITEM]}""")]
    [InlineData(400, "sync.no-service", """{"service":{"a":1},"data":[ITEM]}""")]
    [InlineData(415, "sync.media-type", "[ITEM]", "application/json; charset=utf-16")]
    [InlineData(415, "sync.media-type", "[ITEM]", "application/json; charset=iso-8859-1")]
    public async Task A_refused_call_is_a_problem_and_changes_nothing(
        int expected, string code, string body, string type = "application/json; charset=UTF-8")
    {
        await using var door = await Door.Open();
        var (status, answer) = await door.Send(
            "/api/v1/sync", Content(body.Replace("ITEM", item, StringComparison.Ordinal), type), door.Key);

        Assert.Equal((expected, code), (status, Text(answer, "code")));
        Assert.Equal((expected, "2"), (answer.GetProperty("status").GetInt32(), Text(answer, "error_code")));
        Assert.Equal(Text(answer, "message"), Text(answer, "title"));
        Assert.Equal(0, door.Post.Count("dossiers"));
    }

    [Fact]
    public async Task A_refusal_is_announced_as_a_problem_and_a_missing_key_too()
    {
        await using var door = await Door.Open();
        using var client = new HttpClient { BaseAddress = new(door.App.Urls.Single()) };
        using var answer = await client.PostAsync(
            "/api/v1/sync", Content("[]", "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal((401, "application/problem+json"),
            ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    public async Task A_million_elements_are_refused_at_once(string element)
    {
        await using var door = await Door.Open();
        var body = $"[{string.Join(',', Enumerable.Repeat(element, 1_000_000))}]";
        var (status, answer) = await door.Send("/api/v1/sync", Content(body, "application/json"), door.Key);

        Assert.Equal((413, "sync.too-many"), (status, Text(answer, "code")));
        Assert.Equal(200, (await door.Send("/api/v1/sync", $"[{item}]")).Status);
    }

    [Fact]
    public async Task Every_item_that_is_refused_says_why_in_a_stable_code()
    {
        await using var door = await Door.Open();
        var (_, answer) = await door.Send(
            "/api/v1/sync",
            $"[{Post.Item("H09.07.02-230306-0001", ",\"NgayTra\":\"20230231000000\"")},"
            + $"{Post.Item("H19-230306-0001")},{Post.Item("H09.07.02-230306-0003", ",\"MaDonVi\":\"H55\"")}]");

        Assert.Equal(
            ["moment.no-such-day", "answer.of-another", "item.unknown-unit"],
            answer.GetProperty("result").EnumerateArray().Select(one => Text(one, "reason")));
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static ByteArrayContent Content(string body, string type)
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
