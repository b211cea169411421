using System.Text;
using System.Text.Json;
using Xunit;

namespace DiemSang.Tests.Stories.Sync;

/// <summary>Khóa chống lặp (Idempotency-Key): one effect per key, whatever is sent under it and how often.</summary>
public sealed class IdempotencyKeys
{
    private const string A = "H09.07.02-230306-0001";

    [Fact]
    public async Task The_same_call_under_the_same_key_has_one_effect_and_one_answer()
    {
        await using var door = await Door.Open();
        var calls = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Send(door, "k-1", $"[{Post.Item(A)}]")));
        await door.Send("/api/v1/sync", $"[{Post.Item(A, status: 5)}]");
        var (status, answer) = await Send(door, "k-1", $"[{Post.Item(A)}]");

        Assert.All(calls, one => Assert.Equal((200, 1), (one.Status, Version(one.Answer))));
        Assert.Equal((200, 1), (status, Version(answer)));
        Assert.Equal(2, door.Post.Dossier(A).Version);
    }

    [Fact]
    public async Task Another_payload_under_a_used_key_is_refused_and_changes_nothing()
    {
        await using var door = await Door.Open();
        await Send(door, "k-1", $"[{Post.Item(A)}]");
        var (other, answer) = await Send(door, "k-1", $"[{Post.Item(A, status: 9)}]");
        var (asUpdate, _) = await Send(door, "k-1", $"[{Post.Item(A)}]", "?isUpdating=True");
        var (fresh, _) = await Send(door, "k-2", $"[{Post.Item(A, status: 9)}]");

        Assert.Equal((422, 422, 200), (other, asUpdate, fresh));
        Assert.Equal("sync.key-used", answer.GetProperty("code").GetString());
        Assert.Equal(2, door.Post.Dossier(A).Version);
    }

    [Fact]
    public async Task Sixteen_payloads_at_once_under_one_key_have_one_effect()
    {
        await using var door = await Door.Open();
        var calls = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Send(door, "k-1", $"[{Post.Item($"H09.07.02-230306-{i:0000}")}]")));

        Assert.Equal((1, 15), (calls.Count(one => one.Status == 200), calls.Count(one => one.Status == 422)));
        Assert.Equal(1, door.Post.Count("dossiers"));
    }

    [Fact]
    public async Task A_key_belongs_to_its_sender()
    {
        await using var door = await Door.Open();
        await Send(door, "k-1", $"[{Post.Item(A)}]");
        var answer = await door.Post.Dossiers(Post.Neighbour, Post.Item("H09.24-230306-0001"));

        Assert.Equal("0", answer.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\tb")]
    [InlineData("long")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var door = await Door.Open();
        var (status, answer) = await Send(door, key == "long" ? new string('k', 256) : key, $"[{Post.Item(A)}]");

        Assert.Equal((400, "sync.odd-key"), (status, answer.GetProperty("code").GetString()));
        Assert.Equal(0, door.Post.Count("dossiers"));
        Assert.Equal(200, (await Send(door, new string('k', 255), $"[{Post.Item(A)}]")).Status);
    }

    private static int Version(JsonElement answer) => answer.GetProperty("result")[0].GetProperty("version").GetInt32();

    private static async Task<(int Status, JsonElement Answer)> Send(
        Door door, string key, string body, string query = "")
    {
        using HttpClient client = new() { BaseAddress = new(door.App.Urls.Single()) };
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/sync" + query)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", door.Key);
        Assert.True(request.Headers.TryAddWithoutValidation("Idempotency-Key", key));
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
