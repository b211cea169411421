using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Api;
using DiemSang.Web.Api.Json;
using Xunit;

namespace DiemSang.Tests.Stories.Reading;

public sealed class CountersOfTheTown : IAsyncLifetime
{
    private Town town = null!;

    public async ValueTask InitializeAsync() => town = await Town.Build();

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_counter_of_a_ward_in_August_is_what_one_counts_by_hand()
    {
        var answer = await Ask(Town.TanBinh, "2026-08-01", "2026-08-31");
        Assert.Equal(TanBinhInAugust.Order(), answer.Counters.Select(one => (one.Key, one.Value)).Order());
    }

    [Fact]
    public async Task A_city_counts_its_wards_and_itself_and_each_procedure_once()
    {
        var answer = await Ask(Town.City, "2026-08-01", "2026-08-31");
        Assert.Equal(
            (8, 9, 6, 5, 5, 3, 3, 3),
            (answer.Counters["dossiers_received"], answer.Counters["dossiers_in_period"],
                answer.Counters["dossiers_on_time"], answer.Counters["dossiers_late_or_disliked"],
                answer.Counters["tthc_authority"], answer.Counters["dvc_total"],
                answer.Counters["communes_total"], answer.Counters["citizen_tthc"]));
    }

    [Fact]
    public async Task What_was_known_in_mid_August_holds_no_later_reception_and_no_later_end()
    {
        var then = await Ask(Town.TanBinh, "2026-08-01", "2026-08-31", knownOn: "2026-08-05");
        Assert.Equal(
            (2, 3, 2, 1, 0),
            (then.Counters["dossiers_received"], then.Counters["dossiers_in_period"], then.Counters["dossiers_done"],
                then.Counters["dossiers_open"], then.Counters["received_bcqg"]));
        Assert.Empty(then.Given);
        Assert.Equal(Town.At(2026, 8, 5, 23, 59).AddSeconds(59), then.KnownOn);
    }

    [Theory]
    [InlineData("2026-08-05T17:00:00+07:00", 0)]
    [InlineData("2026-08-05T17:00:01+07:00", 1)]
    [InlineData("20260806095959", 1)]
    [InlineData("20260806100000", 0)]
    public async Task A_dossier_is_overdue_from_the_second_after_it_is_due_until_it_is_finished(string at, int overdue)
    {
        var answer = await Ask(Town.TanBinh, "2026-08-03", "2026-08-31", at);
        Assert.Equal(overdue, answer.Counters["dossiers_open_overdue"]);
    }

    [Fact]
    public async Task A_case_in_time_at_the_end_of_August_is_late_at_the_end_of_the_quarter()
    {
        var august = await Ask(Town.TanBinh, "2026-08-01", "2026-08-31");
        var quarter = await Ask(Town.TanBinh, "2026-07-01", "2026-09-30");
        Assert.Equal((1, 0), (august.Counters["pakn_open_in_time"], august.Counters["pakn_unsatisfied"]));
        Assert.Equal((0, 1), (quarter.Counters["pakn_open_in_time"], quarter.Counters["pakn_unsatisfied"]));
    }

    [Fact]
    public async Task A_given_figure_is_shown_with_its_source_and_its_absence_is_told()
    {
        var august = await Ask(Town.TanBinh, "2026-08-01", "2026-08-31");
        var given = Assert.Single(august.Given);
        Assert.Equal(
            new GivenAnswer("received_bcqg", 6, "Báo cáo tháng 8/2026", new(2026, 8, 1), new(2026, 8, 31)), given);
        Assert.Empty(august.Warnings);
        var july = await Ask(Town.TanBinh, "2026-07-01", "2026-07-31");
        Assert.Equal(["1.1", "1.2", "1.3"], july.Warnings.Select(text => text.Split(' ')[2]));
    }

    [Fact]
    public async Task A_period_that_has_not_begun_says_so()
    {
        var answer = await Ask(Town.TanBinh, "2026-11-01", "2026-11-30");
        Assert.Equal(town.Clock.Now, answer.EvaluatedAt);
        Assert.Contains("01/11/2026", answer.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_code_of_a_unit_names_it()
    {
        var reading = new Web.Api.Reading(town.Installation);
        var answer = await reading.Counters("000.02.24.H09", reading.Understand(new("2026-08-01", "2026-08-31")));
        Assert.Equal(Town.TanBinh.Value, answer.Unit);
    }

    private static readonly (string, long)[] TanBinhInAugust =
    [
        ("dossiers_received", 5), ("dossiers_in_period", 6), ("dossiers_on_time", 3), ("dossiers_done", 3),
        ("dossiers_done_on_time", 1), ("dossiers_done_late", 2), ("dossiers_open", 3), ("dossiers_open_in_time", 2),
        ("dossiers_open_overdue", 1), ("dossiers_online", 3), ("dossiers_direct", 1), ("dossiers_postal", 1),
        ("dossiers_online_qualified", 1), ("fee_dossiers", 2), ("fee_dossiers_paid_online", 1), ("fee_tthc", 2),
        ("fee_tthc_integrated", 2), ("fee_tthc_with_online_payment", 1), ("dossiers_result_required", 6),
        ("dossiers_result_electronic", 2), ("dossiers_digitised", 1), ("dossiers_reused", 1),
        ("dossiers_personal_store", 1), ("dossiers_citizen_data", 1), ("citizen_tthc", 3), ("citizen_tthc_linked", 1),
        ("tthc_authority", 3), ("tthc_partial", 1), ("tthc_full", 2), ("dvc_total", 3), ("dvc_with_online_dossier", 2),
        ("tthc_published", 0), ("tthc_published_on_time", 0), ("tthc_public_due", 0), ("tthc_public_on_time", 0),
        ("tthc_public_total", 0), ("tthc_public_full", 0), ("dossiers_synced", 2), ("received_bcqg", 6),
        ("prev_year_bcqg", 0), ("pakn_in_scope", 1), ("pakn_done_on_time", 0), ("pakn_open_in_time", 1),
        ("pakn_unsatisfied", 0), ("dossiers_late_or_disliked", 3), ("resolution_time_sum", 8820),
        ("dossiers_completed", 3), ("communes_total", 1), ("communes_ecopy", 0),
    ];

    private Task<CountersAnswer> Ask(
        UnitCode unit, string from, string to, string? at = null, string? knownOn = null)
    {
        var reading = new Web.Api.Reading(town.Installation);
        return reading.Counters(unit.Value, reading.Understand(new(from, to, at, knownOn)));
    }
}
