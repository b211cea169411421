using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DiemSang.Evaluation.Counting;
using DiemSang.Web.Api.Json;
using Xunit;

namespace DiemSang.Tests.Stories.Reading;

public sealed class ReadingOverHttp : IAsyncLifetime
{
    private const string August = "from=2026-08-01&to=2026-08-31";
    private HttpTown http = null!;

    public async ValueTask InitializeAsync() => http = await HttpTown.Serve(await Town.Build());

    public ValueTask DisposeAsync() => http.DisposeAsync();

    [Fact]
    public async Task The_scorecard_is_that_of_the_command_line()
    {
        var text = await http.Client.GetStringAsync($"/api/v1/units/H09.24.02/scorecard?{August}");
        using var json = JsonDocument.Parse(text);
        Golden.Check(
            "scorecard-tan-binh-2026-08.json", JsonSerializer.Serialize(json.RootElement, AnswerJson.Indented) + "\n");
    }

    [Fact]
    public async Task Counters_and_rankings_answer_with_the_period_and_what_was_known()
    {
        var counters = await Get<CountersAnswer>(
            $"/api/v1/units/H09.24.02/counters?{August}&knownOn=2026-08-05T23:59:59+07:00");
        Assert.Equal(2, counters.Counters["dossiers_received"]);
        var ranking = await Get<RankingAnswer>($"/api/v1/rankings?parent=H09&level=commune&{August}");
        Assert.Equal(["H09.24.01", "H09.24.02", "H09.24.03"], ranking.Units.Select(unit => unit.Unit).Order());
        Assert.Equal(Town.At(2026, 8, 31, 23, 59).AddSeconds(59), ranking.EvaluatedAt);
    }

    [Fact]
    public async Task A_ranking_follows_a_commit_and_a_given_figure()
    {
        var address = $"/api/v1/rankings?parent=H09&level=commune&{August}";
        var before = await Get<RankingAnswer>(address);
        await http.Town.Tell(Town.At(2026, 10, 1), Town.LateCopy with { EndedAt = Town.At(2026, 8, 5, 9) });
        var after = await Get<RankingAnswer>(address);
        Assert.True(Total(before) < Total(after));
        await http.Town.Installation.Give(
            [new GivenTally(Town.Province, "tthc_published_on_time", new(2026, 8, 1), new(2026, 8, 31), 10, "Sửa")],
            Town.At(2026, 10, 2));
        Assert.True(Total(after) < Total(await Get<RankingAnswer>(address)));

        static decimal Total(RankingAnswer ranking) => ranking.Units.Single(unit => unit.Unit == "H09.24.02").Total;
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_until_something_arrives()
    {
        var address = $"/api/v1/units/H09.24.02/counters?{August}";
        var first = await http.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await http.Town.Tell(Town.At(2026, 10, 1), Town.LateCopy with { EndedAt = Town.At(2026, 8, 5, 9) });
        Assert.Equal(HttpStatusCode.OK, await Again());

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await http.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_running_period_is_sent_again_when_time_has_gone_on()
    {
        const string running = "/api/v1/units/H09.24.02/counters?from=2026-10-01&to=2026-10-31";
        var first = await http.Client.GetAsync(running);
        http.Town.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.NotEqual(first.Headers.ETag, (await http.Client.GetAsync(running)).Headers.ETag);
    }

    [Fact]
    public async Task The_list_behind_a_number_comes_in_pages_and_names_nobody()
    {
        var address = $"/api/v1/units/H09.24.02/indicators/2.1/subjects?verdict=missed&limit=2&{August}";
        var first = await Get<SubjectsAnswer>(address);
        Assert.Equal(
            (3, "dossiers", Town.OpenMarriage.Code.Value, Town.LateCopy.Code.Value),
            (first.Total, first.Kind, first.Subjects[0].Code, first.Subjects[1].Code));
        var second = await Get<SubjectsAnswer>($"{address}&cursor={first.Next}");
        Assert.Equal(Town.CarriedBirth.Code.Value, Assert.Single(second.Subjects).Code);
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("5.2", "feedback", "met", "PA-1")]
    [InlineData("3.2", "procedures", "missed", "2.000815")]
    [InlineData("5.4", "dossiers", "met", "H09.24.02-260828-0004 H09.24.02-260825-0006 H09.24.02-260803-0001")]
    [InlineData("1.1", "none", "met", "")]
    public async Task Each_component_has_its_kind_of_list(string id, string kind, string verdict, string codes)
    {
        var list = await Get<SubjectsAnswer>(
            $"/api/v1/units/H09.24.02/indicators/{id}/subjects?verdict={verdict}&{August}");
        Assert.Equal((kind, codes), (list.Kind, string.Join(' ', list.Subjects.Select(one => one.Code))));
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_belongs_elsewhere_is_refused()
    {
        var address = $"/api/v1/units/H09.24.02/indicators/2.1/subjects?limit=1&{August}";
        var cursor = (await Get<SubjectsAnswer>(address)).Next!;
        var changed = cursor[..^8] + (cursor[^8] == 'A' ? 'B' : 'A') + cursor[^7..];
        foreach (var wrong in (string[])[changed, "x", "abcd", cursor[..40]])
        {
            Assert.Equal((400, "question.bad-cursor"), await Refusal($"{address}&cursor={wrong}"));
        }

        Assert.Equal(
            (400, "question.bad-cursor"),
            await Refusal($"/api/v1/units/H09.24.02/indicators/4.1/subjects?limit=1&{August}&cursor={cursor}"));
    }

    [Theory]
    [InlineData("units/H99/counters?from=2026-08-01&to=2026-08-31", 404, "question.unknown-unit")]
    [InlineData("units/H09/counters?from=2026-08-31&to=2026-08-01", 400, "question.to-before-from")]
    [InlineData("units/H09/counters?to=2026-08-01", 400, "question.missing")]
    [InlineData("units/H09/scorecard?from=2026-08-01&to=x", 400, "day.shape")]
    [InlineData("units/H09/scorecard?from=2026-08-01&to=2026-08-01&ruleset=x", 404, "ruleset.not-found")]
    [InlineData("rankings?level=commune&from=2026-08-01&to=2026-08-01", 400, "question.missing")]
    [InlineData("rankings?parent=H09&level=x&from=2026-08-01&to=2026-08-01", 400, "question.unknown-level")]
    [InlineData("units/H09/indicators/9/subjects?from=2026-08-01&to=2026-08-01", 404, "question.unknown-indicator")]
    [InlineData("units/H09/indicators/2.1/subjects?from=2026-08-01&to=2026-08-01&limit=501", 400, "question.bad-limit")]
    [InlineData("units/H09/indicators/2.1/subjects?verdict=x&from=2026-08-01&to=2026-08-01", 400,
        "question.unknown-verdict")]
    public async Task A_wrong_question_gets_a_problem_with_a_stable_code(string address, int status, string code) =>
        Assert.Equal((status, code), await Refusal($"/api/v1/{address}"));

    [Fact]
    public async Task Health_and_description_are_there_for_this_machine()
    {
        Assert.Equal("ok", await http.Client.GetStringAsync("/healthz"));
        Assert.Equal("ready", await http.Client.GetStringAsync("/readyz"));
        using var description = JsonDocument.Parse(await http.Client.GetStringAsync("/openapi/v1.json"));
        Assert.StartsWith("3.1", description.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = description.RootElement.GetProperty("paths");
        Assert.Superset(
            new HashSet<string>(["/api/v1/publications", "/api/v1/publications/{slug}", "/api/v1/units/{code}/scorecard"]),
            paths.EnumerateObject().Select(path => path.Name).ToHashSet());
        Assert.Equal(6, paths.EnumerateObject().Count());
        var scorecard = paths.GetProperty("/api/v1/units/{code}/scorecard").GetProperty("get");
        Assert.Equal(
            ["code", "from", "to", "at", "knownOn", "ruleset"],
            scorecard.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    private async Task<T> Get<T>(string address) =>
        (await http.Client.GetFromJsonAsync<T>(address, AnswerJson.Options))!;

    private async Task<(int Status, string? Code)> Refusal(string address)
    {
        using var answer = await http.Client.GetAsync(address);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEqual("", problem.RootElement.GetProperty("title").GetString());
        return ((int)answer.StatusCode, problem.RootElement.GetProperty("code").GetString());
    }
}
