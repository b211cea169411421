using System.Diagnostics;
using static Microsoft.Playwright.Assertions;

namespace DiemSang.Tests.Browser.Live;

/// <summary>An open page follows what really happens in the office.</summary>
public sealed class LivePageTests(Chromium chromium, LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task A_number_on_an_open_page_changes_within_a_second_of_a_finished_dossier()
    {
        var open = Enumerable.Range(1, 4).Select(one => office.Dossier(one, isDone: false));
        await office.Curl("/api/v1/sync", $"[{string.Join(',', open)}]");
        await using var screen = await chromium.Open(office.Address($"/bang-diem/{LiveOffice.Ward}"));
        var total = screen.Page.Locator($"[data-total=\"{LiveOffice.Ward}\"]").First;
        await screen.Page.WaitForFunctionAsync("document.querySelector('[data-live-state]')");
        await screen.Page.EvaluateAsync("window.sameVisit = true");
        var before = await total.TextContentAsync();

        var watch = Stopwatch.StartNew();
        var answer = await office.Curl("/api/v1/sync", $"[{office.Dossier(1, isDone: true)}]");
        Assert.Equal("0", answer.GetProperty("error_code").GetString());
        await Expect(total).Not.ToHaveTextAsync(before!, new() { Timeout = 1000 });
        Assert.True(watch.ElapsedMilliseconds < 2000, $"{watch.ElapsedMilliseconds} ms, curl's own start among them");
        Assert.True(await screen.Page.EvaluateAsync<bool>("window.sameVisit === true"), "the page was loaded again");
        await Expect(screen.Page.Locator("[data-live-state]").First).ToContainTextAsync("số liệu lúc");
    }

    [Fact]
    public async Task The_sample_messages_and_their_distorted_twins_go_through_curl()
    {
        var birth = office.Dossier(11, isDone: true);
        var insert = $$"""{"service":"DongBoHoSoMC","isUpdating":"False","data":[{{birth}}]}""";
        var first = await office.Curl("/api/v1/sync", insert);
        Assert.Contains("thành công", first.GetProperty("message").GetString(), StringComparison.Ordinal);
        var again = await office.Curl("/api/v1/sync", insert);
        Assert.Contains("đã tồn tại", again.GetProperty("message").GetString(), StringComparison.Ordinal);
        var one = office.Dossier(12, isDone: false);
        var single = await office.Curl(
            "/api/v1/sync", $$"""{"service":"DongBoHoSoMC","isUpdating":1,"data":{{one}}}""");
        Assert.Equal("0", single.GetProperty("error_code").GetString());
        var bare = await office.Curl(
            $"/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV={LiveOffice.Ward}&isUpdating=True",
            $"[{office.Dossier(13, isDone: false)}]");
        Assert.True(bare.GetProperty("result")[0].GetProperty("ok").GetBoolean());
        var twin = office.Dossier(15, isDone: false)
            .Replace("NgayTiepNhan\":\"2", "NgayTiepNhan\":\"9", StringComparison.Ordinal);
        var mixed = await office.Curl("/api/v1/sync", $"[{office.Dossier(14, isDone: false)},{twin}]");
        Assert.True(mixed.GetProperty("result")[0].GetProperty("ok").GetBoolean());
        Assert.False(mixed.GetProperty("result")[1].GetProperty("ok").GetBoolean());
        Assert.Contains("NgayTiepNhan", mixed.GetProperty("result")[1].ToString(), StringComparison.Ordinal);
        var stranger = await office.Curl("/api/v1/sync", $"[{birth}]", "not-a-key");
        Assert.Equal("1", stranger.GetProperty("error_code").GetString());
    }
}
