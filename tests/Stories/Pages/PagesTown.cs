using System.Net;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Web.Access;
using DiemSang.Web.Api;
using DiemSang.Web.Hosting;
using DiemSang.Web.Shell;
using DiemSang.Web.Telling;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Country;
using DiemSang.Web.Workspace.Lost;
using DiemSang.Web.Workspace.Rankings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DiemSang.Tests.Stories.Pages;

/// <summary>The town's pages, open to anyone, beside the API that gives the same numbers.</summary>
internal sealed class PagesTown : IAsyncDisposable
{
    private readonly WebApplication app;
    private HttpClient client;

    private PagesTown(WebApplication app, Town town)
    {
        (this.app, Town) = (app, town);
        client = app.GetTestClient();
    }

    public Town Town { get; }

    public Figures Figures => app.Services.GetRequiredService<Figures>();

    public static async Task<PagesTown> Open(Town town, bool isDemo = false)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(town.Installation).AddSingleton(new Scenario(isDemo));
        builder.Services.AddSingleton(new Outlook { Focus = Town.City }).AddSingleton<Figures>();
        builder.Services.AddSingleton(new PostSettings()).AddReadApi();
        builder.Services.AddDiemSangWeb().AddAccess();
        var app = builder.Build();
        app.MapDiemSangWeb();
        app.MapAccess();
        app.MapReadApi();
        app.MapRankingCsv();
        app.MapLostSheets();
        await app.StartAsync();
        return new(app, town);
    }

    /// <summary>From here on the reader is a member of the province's evaluation team.</summary>
    public async Task SignIn()
    {
        await Town.Installation.Officer("to-danh-gia", Role.EvaluationMember, Town.Province);
        client.Dispose();
        client = await Visitors.SignedIn(new("http://localhost"), "to-danh-gia", app.GetTestServer().CreateHandler());
    }

    /// <summary>What a reader sees at an address: the status and the words, tags and all.</summary>
    public async Task<(HttpStatusCode Status, string Page)> Get(string address)
    {
        using var answer = await client.GetAsync(address);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    public async Task<string> Page(string address)
    {
        var (status, page) = await Get(address);
        return status == HttpStatusCode.OK ? page : throw new InvalidOperationException($"{address}: {status}");
    }

    public Task<byte[]> Bytes(string address) => client.GetByteArrayAsync(address);

    /// <summary>True when the page was made for an earlier reader.</summary>
    public async Task<bool> IsKept(string address, string? cookie = null)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
        {
            question.Headers.Add("Cookie", cookie);
        }

        using var answer = await client.SendAsync(question);
        return answer.EnsureSuccessStatusCode().Headers.Age is not null;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        Town.Dispose();
    }
}
