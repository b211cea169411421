using System.Text;
using System.Text.Json;
using DiemSang.Tests.Stories.Sync;

namespace DiemSang.Tests.Stories.Hosting;

/// <summary>What a program gets where a person would get a page of the shell.</summary>
public sealed class MachinesGetProblems
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("GET", "/api/v1/sync")]
    [InlineData("POST", "/api/v1/nothing")]
    [InlineData("POST", "/SynsTTHCC/nothing")]
    [InlineData("GET", "/SynsTTHCC/DongBoHoSoMC")]
    [InlineData("POST", "/nothing")]
    public async Task An_address_that_is_not_there_is_a_problem_with_title_and_code(string method, string path)
    {
        await using var door = await Door.Open();
        using var client = new HttpClient { BaseAddress = new(door.App.Urls.Single()) };
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = method == "POST" ? new StringContent("[]", Encoding.UTF8, "application/json") : null;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((404, "application/problem+json"), await Shape(answer, "http.404"));
    }

    [Fact]
    public async Task A_person_s_form_that_goes_nowhere_gets_the_page_that_says_so()
    {
        await using var door = await Door.Open();
        using var client = new HttpClient { BaseAddress = new(door.App.Urls.Single()) };
        using var form = new FormUrlEncodedContent([new("a", "b")]);
        using var answer = await client.PostAsync("/nothing", form, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Contains("Không tìm thấy", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/khong-co", 404)]
    [InlineData("/nhat-ky", 302)]
    public async Task Asked_for_the_head_alone_an_address_answers_as_to_a_get_without_the_body(string path, int status)
    {
        await using var office = await Access.Office.Open();
        using var client = office.Browser();
        using var head = await client.SendAsync(
            new(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        using var got = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((status, status), ((int)head.StatusCode, (int)got.StatusCode));
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_storage_has_failed_a_call_is_told_to_come_back_and_never_that_it_was_saved()
    {
        await using var door = await Door.Open();
        door.Post.House.Journal.Committed += _ => throw new InvalidOperationException("the disk is gone");
        using var client = new HttpClient { BaseAddress = new(door.App.Urls.Single()) };
        for (var turn = 0; turn < 2; turn++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sync");
            request.Headers.Authorization = new("Bearer", door.Key);
            request.Content = new StringContent(
                $"[{Post.Item("H09.07.02-230306-0001")}]", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal((503, "application/problem+json"), await Shape(answer, "http.503"));
            Assert.NotNull(answer.Headers.RetryAfter);
        }
    }

    private static async Task<(int, string?)> Shape(HttpResponseMessage answer, string code)
    {
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }
}
