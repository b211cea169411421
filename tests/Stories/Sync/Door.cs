using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DiemSang.Exchange.Sync;
using DiemSang.Web.Api;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiemSang.Tests.Stories.Sync;

/// <summary>Cửa đồng bộ thử: the real web host on a free port of this machine, over a test installation.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;

    private Door(Post post, WebApplication app, string key)
    {
        (Post, this.app, Key) = (post, app, key);
        client = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public Post Post { get; }

    public string Key { get; }

    public WebApplication App => app;

    public static async Task<Door> Open()
    {
        var post = await Post.WithCatalogue();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDiemSangWeb();
        builder.Services.AddSingleton(post.House);
        builder.Services.AddSync();
        var app = builder.Build();
        app.MapDiemSangWeb();
        app.MapSync();
        await app.StartAsync();
        return new(post, app, await app.Services.GetRequiredService<SyncKeys>().Create(new("H09.07"), "thử"));
    }

    public Task<(int Status, JsonElement Answer)> Send(string path, string body, bool withKey = true) =>
        Send(path, new StringContent(body, Encoding.UTF8, "application/json"), withKey ? Key : null);

    public async Task<(int Status, JsonElement Answer)> Send(string path, HttpContent content, string? key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, JsonElement.Parse(text.Length == 0 ? "{}" : text));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        Post.Dispose();
    }
}
