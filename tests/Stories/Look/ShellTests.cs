using System.Net;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DiemSang.Tests.Stories.Look;

public sealed class ShellTests : IAsyncLifetime
{
    private readonly FailureLines failures = new();
    private readonly WebApplication app;
    private HttpClient client = null!;

    public ShellTests() => app = Build(failures);

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task An_unknown_address_is_answered_404_in_Vietnamese_inside_the_frame()
    {
        var (answer, page) = await Get("/khong-co");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có trang này", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#nd\"", page, StringComparison.Ordinal);
        Assert.Contains("UBND thành phố Dĩ An", page, StringComparison.Ordinal);
        Assert.Contains("Số liệu lúc 08:00 ngày 13/11/2023", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_shows_the_id_under_which_it_was_logged_and_nothing_else()
    {
        var (answer, page) = await Get("/hong");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var line = Assert.Single(failures.Lines);
        Assert.Contains($"Mã lỗi <b>{line[..8]}</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kho cháy", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_opened_is_closed()
    {
        var (answer, page) = await Get("/kin");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Trang này cần đăng nhập", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_gets_a_problem_and_no_page()
    {
        var (answer, body) = await Get("/api/v1/khong-co");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<html", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/khong-co")]
    [InlineData("/hong")]
    [InlineData("/base.css")]
    public async Task Every_answer_forbids_what_the_pages_do_not_need(string address)
    {
        var (answer, _) = await Get(address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task The_page_carries_no_inline_style_or_script()
    {
        var (_, page) = await Get("/khong-co");
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_under_their_mark_are_kept_for_ever_and_others_asked_again()
    {
        var (_, page) = await Get("/khong-co");
        var start = page.IndexOf("/base.css?v=", StringComparison.Ordinal);
        var (marked, _) = await Get(page[start..page.IndexOf('"', start)]);
        Assert.Equal(TimeSpan.FromDays(365), marked.Headers.CacheControl!.MaxAge);
        var (bare, _) = await Get("/base.css");
        Assert.True(bare.Headers.CacheControl!.NoCache);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/base.css") { Headers = { IfNoneMatch = { bare.Headers.ETag! } } };
        var unchanged = await client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public void Every_endpoint_of_the_shell_says_who_may_enter() =>
        Assert.Empty(app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.DisplayName?.Contains("/kin", StringComparison.Ordinal) != true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => endpoint.DisplayName));

    private static WebApplication Build(FailureLines failures)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(failures).SetMinimumLevel(LogLevel.Error);
        builder.Services.AddDiemSangWeb(_ => new(
            "UBND thành phố Dĩ An", DataTime: new(2023, 11, 13, 8, 0, 0, TimeSpan.FromHours(7))));
        var built = builder.Build().MapDiemSangWeb();
        built.MapGet("/hong", string () => throw new InvalidOperationException("kho cháy")).AllowAnonymous();
        built.MapGet("/kin", () => "bí mật");
        return built;
    }

    private async Task<(HttpResponseMessage Answer, string Body)> Get(string address)
    {
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed class FailureLines : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
