using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Telling;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Telling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace DiemSang.Tests.Stories.Telling;

public sealed class HookStories(PostgresServer postgres)
{
    private const string Secret = "mot-bi-mat-du-dai-cua-cong-nhan-tin";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_message_to_a_telephone_is_signed_names_nobody_and_is_posted_once(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        await using var gateway = await Gateway.Open(_ => 202);
        using var postman = new Postman(office.House, Hooked(gateway.Address));
        var code = (await office.Receive()).Code;
        Assert.Equal(1, await postman.Carry(default));
        Assert.Equal(0, await postman.Carry(default));

        var (signature, key, body) = Assert.Single(gateway.Posted);
        Assert.Equal(HookPost.Sign(Secret, office.House.Clock.GetUtcNow(), body), signature);
        Assert.NotEqual(HookPost.Sign(Secret + "x", office.House.Clock.GetUtcNow(), body), signature);
        var said = JsonElement.Parse(body);
        Assert.Equal("0900000001", said.GetProperty("to").GetString());
        Assert.Equal(key, said.GetProperty("id").GetString());
        Assert.Contains($"Hồ sơ {code} đã được tiếp nhận", said.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Công dân", said.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302, "refused-for-now", false)]
    [InlineData(503, "refused-for-now", false)]
    [InlineData(422, "refused-for-good", true)]
    public async Task An_answer_other_than_yes_is_not_taken_for_sent_and_no_redirect_is_followed(
        int status, string failure, bool isDead)
    {
        using var office = await Office.Open(Engine.Sqlite, postgres);
        await using var gateway = await Gateway.Open(_ => status);
        using var postman = new Postman(office.House, Hooked(gateway.Address));
        await office.Receive();
        Assert.Equal(0, await postman.Carry(default));
        Assert.Single(gateway.Posted);
        var letter = Assert.Single(office.Place.Look(session => LetterStore.Unsent(session, [Office.Ward], 10)));
        Assert.Equal((failure, isDead), (letter.Failure, letter.DeadAt is not null));
    }

    [Fact]
    public async Task A_gateway_that_never_answers_costs_no_more_than_the_patience()
    {
        using var office = await Office.Open(Engine.Sqlite, postgres);
        await using var gateway = await Gateway.Open(async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return 200;
        });
        using var postman = new Postman(office.House, Hooked(gateway.Address) with { Patience = TimeSpan.FromSeconds(1) });
        await office.Receive(1);
        await office.Receive(2);
        var began = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, await postman.Carry(default));
        // The second letter waits with the first one: the way is known to be silent.
        Assert.InRange(began.Elapsed.TotalSeconds, 0.5, 4);
        Assert.Single(gateway.Posted);
        Assert.Equal(2, office.Place.Count("select count(*) from letters where failure = 'unreachable'"));
    }

    [Theory]
    [InlineData("https://sms.example.vn/gui", "sms.example.vn", true)]
    [InlineData("https://sms.example.vn/gui", "khac.example.vn", false)]
    [InlineData("http://sms.example.vn/gui", "sms.example.vn", false)]
    [InlineData("http://169.254.169.254/latest", "169.254.169.254", false)]
    [InlineData("file:///etc/passwd", "", false)]
    [InlineData("http://127.0.0.1:9/gui", "127.0.0.1", true)]
    [InlineData("https://ai:mat-khau@sms.example.vn/", "sms.example.vn", false)]
    public void Only_an_address_that_is_allowed_is_ever_posted_to(string address, string hosts, bool allowed)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DIEMSANG:HOOK:SMS"] = address, ["DIEMSANG:HOOK:HOSTS"] = hosts, ["DIEMSANG:HOOK:SECRET"] = Secret,
        }).Build();
        if (allowed)
        {
            Assert.Equal([TellingWay.Sms], PostSettings.From(settings).Ways);
        }
        else
        {
            Assert.Throws<FormatException>(() => PostSettings.From(settings));
        }
    }

    [Fact]
    public async Task A_name_that_leads_into_this_machine_is_not_called_though_it_is_allowed()
    {
        using var office = await Office.Open(Engine.Sqlite, postgres);
        await using var gateway = await Gateway.Open(_ => 200);
        using var postman = new Postman(office.House, Hooked(new($"http://localhost:{gateway.Address.Port}/gui")));
        await office.Receive();
        Assert.Equal(0, await postman.Carry(default));
        Assert.Empty(gateway.Posted);
    }

    private static PostSettings Hooked(Uri address) => new()
    {
        Hooks = new Dictionary<TellingWay, Hook> { [TellingWay.Sms] = new(address, Secret) },
    };

    /// <summary>An operator's gateway on this machine.</summary>
    private sealed class Gateway(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Signature, string Key, byte[] Body)> Posted { get; } = new();

        public Uri Address => new(app.Urls.First() + "/gui");

        public static Task<Gateway> Open(Func<HttpContext, int> answer) => Open(context => Task.FromResult(answer(context)));

        public static async Task<Gateway> Open(Func<HttpContext, Task<int>> answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var gateway = new Gateway(app);
            app.MapPost("/{**path}", async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                var headers = context.Request.Headers;
                gateway.Posted.Enqueue(($"{headers[HookPost.Signature]}", $"{headers["Idempotency-Key"]}", body.ToArray()));
                context.Response.StatusCode = await answer(context);
                context.Response.Headers.Location = "/khac";
            });
            await app.StartAsync();
            return gateway;
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
