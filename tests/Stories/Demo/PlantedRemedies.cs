using System.Net;
using DiemSang.Demo;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>The remedies of the scenario: what the plan holds of them is what their page measures.</summary>
public sealed class PlantedRemedies(DemoHouse demo)
{
    private static readonly PlantedRemedy digitising = BinhDuong2023.Remedies.Single(one => one.Dossiers > 0);

    [Fact]
    public async Task Digitising_in_a_ward_is_measured_within_a_fifth_of_what_was_planted()
    {
        var (remedy, effect) = await Measured(digitising);
        var planted = await Planted(digitising);
        Assert.Equal(EffectGap.None, effect.Gap);
        Assert.InRange(effect.Effect!.Value, planted * 0.8m, planted * 1.2m);
        Assert.Equal(6, effect.Peers.Count);

        using var client = await demo.SignedIn();
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/giai-phap/{remedy.Id}", UriKind.Relative)));
        Assert.Contains(
            $"Hiệu quả đo được: {Format.Signed(effect.Effect.Value)} điểm so với các đơn vị không làm", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_to_synchronise_moved_nothing_that_others_did_not_move_too()
    {
        var (remedy, effect) = await Measured(BinhDuong2023.Remedies.Single(one => one.Dossiers == 0));
        Assert.InRange(effect.Effect!.Value, -0.005m, 0.005m);
        using var client = await demo.SignedIn();
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/giai-phap/{remedy.Id}", UriKind.Relative)));
        Assert.Contains("Hiệu quả đo được: như các đơn vị không làm", page, StringComparison.Ordinal);
    }

    /// <summary>Points of the component with the planted dossiers, less the points without them, by the ruleset.</summary>
    private async Task<decimal> Planted(PlantedRemedy planted)
    {
        var board = (await (await demo.Figures()).ClosedWeeks())[^1].Board;
        var tallies = board.Of(new(planted.Unit))!.Tallies;
        var tally = tallies.Tallies[planted.Indicator];
        var without = tallies with
        {
            Tallies = new Dictionary<string, Tally>(tallies.Tallies)
            {
                [planted.Indicator] = tally with { Numerator = tally.Numerator - planted.Dossiers },
            },
        };
        return Scorer.Score(board.Ruleset, tallies).Find(planted.Indicator)!.Points
            - Scorer.Score(board.Ruleset, without).Find(planted.Indicator)!.Points;
    }

    /// <summary>As at the tenth Monday, so that the live feed does not move it.</summary>
    private async Task<(Remedy Remedy, RemedyEffect Effect)> Measured(PlantedRemedy planted)
    {
        var figures = await demo.Figures();
        var all = figures.Installation.Followups.Remedies.All();
        var remedy = all.Single(one => one.Unit.Value == planted.Unit && one.Indicator == planted.Indicator && one.StartedAt is not null);
        var window = RemedyEffect.Window(remedy, BinhDuong2023.Freezes[^1])!.Value;
        return (remedy, RemedyEffect.Measure(remedy, await At(window.From), await At(window.To), all));

        Task<Scoreboard> At(DateTimeOffset moment) => figures.Board(
            new(To: LocalTime.DayOf(moment), At: moment, Ruleset: remedy.Ruleset));
    }
}
