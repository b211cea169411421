using System.Text.RegularExpressions;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Passports;
using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed class CardAndDossierPages(PageTown town) : IClassFixture<PageTown>
{
    [Fact]
    public async Task Nothing_that_names_a_person_stands_on_any_page()
    {
        var list = await town.Page($"/ho-chieu/{Town.TanBinh}/2.1?{PageTown.August}");
        Assert.Contains(PageTown.Named, list, StringComparison.Ordinal);
        foreach (var address in await town.Addresses())
        {
            var page = await town.Page(address);
            Assert.False(page.Contains(PageTown.Canary, StringComparison.OrdinalIgnoreCase), address);
        }
    }

    [Fact]
    public async Task A_scorecard_answers_in_its_heading_and_links_every_component_to_its_passport()
    {
        var board = await town.Board();
        var card = board.Of(Town.TanBinh)!;
        var page = await town.Page($"/bang-diem/{Town.TanBinh}?{PageTown.August}");
        Assert.Contains(Format.Points(card.Total), Heading(page), StringComparison.Ordinal);
        Assert.Contains($"mức {card.Band.Name}", Heading(page), StringComparison.Ordinal);
        Assert.All(card.Indicators, score => Assert.Contains(
            $"href=\"/ho-chieu/{Town.TanBinh}/{score.Indicator.Id}?tu=2026-08-01&den=2026-08-31\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_happened_and_nothing_known_are_kept_apart()
    {
        var quiet = await town.Page($"/bang-diem/{Town.DongHoa}?{PageTown.August}");
        Assert.Contains("không phát sinh", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain(">chưa có số liệu<", quiet, StringComparison.Ordinal);
        var unknown = await town.Page($"/bang-diem/{Town.DongHoa}?tu=2026-09-01&den=2026-09-30");
        Assert.Contains(">chưa có số liệu<", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_unit_the_scorecard_is_that_of_the_house() =>
        Assert.Contains(
            "Thành phố Dĩ An", Heading(await town.Page($"/bang-diem?{PageTown.August}")), StringComparison.Ordinal);

    [Fact]
    public async Task A_late_dossier_says_since_when_and_what_it_costs()
    {
        var page = await town.Page($"/ho-so/{Town.LateCopy.Code}?{PageTown.August}");
        Assert.Contains("trễ từ 17:00 05/08/2026, xong muộn 17 giờ", Heading(page), StringComparison.Ordinal);
        Assert.Contains("tính vào 2.1 và 5.4", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_in_time_says_how_long_before() => Assert.Contains(
        "đúng hạn, xong trước 1 giờ", Heading(await town.Page($"/ho-so/{Town.PerfectBirth.Code}?{PageTown.August}")),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_dossier_is_shown_as_it_was_known()
    {
        var address = $"/ho-so/{Town.LateCopy.Code}?{PageTown.August}&luc=20260804120000&biet=20260804120000";
        Assert.Contains("còn 1 ngày 5 giờ, hạn 17:00 05/08/2026", Heading(await town.Page(address)), StringComparison.Ordinal);
    }

    private static string Heading(string page)
    {
        var from = page.IndexOf("<h1>", StringComparison.Ordinal);
        var to = page.IndexOf("</h1>", from, StringComparison.Ordinal);
        return Regex.Replace(page[from..to], "<[^>]+>", "");
    }
}
