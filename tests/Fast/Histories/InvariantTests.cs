using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;
using Xunit;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>What must hold of the counters of any unit and period, whatever the oracle says.</summary>
public sealed class InvariantTests
{
    /// <summary>Numerators and denominators of the index that are counted from bookings and catalogue.</summary>
    private static readonly (string[] Numerator, string Denominator)[] ratios =
    [
        (["dossiers_on_time"], "dossiers_in_period"),
        (["tthc_partial", "tthc_full"], "tthc_authority"),
        (["dvc_with_online_dossier"], "dvc_total"),
        (["dossiers_online_qualified"], "dossiers_online"),
        (["dossiers_synced"], "dossiers_received"),
        (["fee_dossiers_paid_online"], "fee_dossiers"),
        (["fee_dossiers"], "dossiers_received"),
        (["fee_tthc_integrated"], "fee_tthc"),
        (["fee_tthc_with_online_payment"], "fee_tthc"),
        (["dossiers_result_required"], "dossiers_in_period"),
        (["dossiers_result_electronic"], "dossiers_in_period"),
        (["dossiers_digitised"], "dossiers_in_period"),
        (["dossiers_reused"], "dossiers_in_period"),
        (["dossiers_personal_store"], "dossiers_in_period"),
        (["dossiers_citizen_data"], "dossiers_in_period"),
        (["citizen_tthc_linked"], "citizen_tthc"),
        (["dossiers_late_or_disliked"], "dossiers_in_period"),
        (["pakn_done_on_time", "pakn_open_in_time"], "pakn_in_scope"),
        (["pakn_unsatisfied"], "pakn_in_scope"),
    ];

    /// <summary>A parent may have more than its units together: assigned to one of them, used by another.</summary>
    private static readonly string[] ofUse =
        ["dvc_with_online_dossier", "fee_tthc_with_online_payment", "citizen_tthc_linked"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(101, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parts_add_up_to_their_whole(int seed) => OfEveryUnit(seed, (counters, _) =>
    {
        Assert.Equal(counters["dossiers_received"],
            counters["dossiers_online"] + counters["dossiers_direct"] + counters["dossiers_postal"]);
        Assert.Equal(counters["dossiers_on_time"],
            counters["dossiers_done_on_time"] + counters["dossiers_open_in_time"]);
        Assert.Equal(counters["dossiers_done"], counters["dossiers_done_on_time"] + counters["dossiers_done_late"]);
        Assert.Equal(counters["dossiers_open"], counters["dossiers_open_in_time"] + counters["dossiers_open_overdue"]);
        Assert.Equal(counters["dossiers_in_period"], counters["dossiers_done"] + counters["dossiers_open"]);
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_numerator_lies_between_nothing_and_its_denominator(int seed) => OfEveryUnit(seed, (counters, _) =>
    {
        Assert.All(counters.All(), one => Assert.True(one.Value >= 0, one.ToString()));
        Assert.All(ratios, ratio => Assert.True(
            ratio.Numerator.Sum(name => counters[name]) <= counters[ratio.Denominator], ratio.Denominator));
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_parent_has_the_sum_of_its_units_and_the_union_of_their_procedures(int seed)
    {
        var town = new Town((ulong)seed);
        using var cube = Cubes.Of(town);
        var catalogue = town.Catalogue();
        var book = new CounterBook(cube, catalogue, GivenTallies.None);
        var alone = new CounterBook(cube, catalogue with { Units = Alone(town) }, GivenTallies.None);
        foreach (var period in town.Questions.Select(Judged.PeriodOf))
        {
            foreach (var unit in catalogue.Units.Codes)
            {
                var whole = book.Of(unit, period);
                var parts = catalogue.Units.Subtree(unit, period.Day).Select(part => alone.Of(part, period)).ToList();
                Assert.All(Counters.OfBookings.Keys, name => Assert.Equal(parts.Sum(part => part[name]), whole[name]));
                Assert.All(Counters.OfCatalogue, name =>
                    Assert.True(parts.Max(part => part[name]) <= whole[name], name));
                Assert.All(Counters.OfCatalogue.Except(ofUse), name =>
                    Assert.True(whole[name] <= parts.Sum(part => part[name]), name));
            }
        }
    }

    [Fact]
    public void Booked_along_a_history_stands_what_its_last_facts_say()
    {
        using var cube = new Cube();
        for (var seed = 0UL; seed < 20_000; seed++)
        {
            var booked = new Dictionary<(string Unit, string Procedure, Cell Cell, long At), int>();
            var replay = new Replay(Histories.Of(seed, 0).History, cube) { Booked = bytes => Add(booked, bytes) };
            replay.Until(DateTimeOffset.MaxValue);
            var last = new Dictionary<(string Unit, string Procedure, Cell Cell, long At), int>();
            Add(last, replay.Facts);
            Assert.Equal(
                last.Where(one => one.Value != 0).ToHashSet(), booked.Where(one => one.Value != 0).ToHashSet());
        }
    }

    private static void OfEveryUnit(int seed, Action<CounterSet, UnitCode> check)
    {
        var town = new Town((ulong)seed);
        using var cube = Cubes.Of(town);
        var book = new CounterBook(cube, town.Catalogue(), GivenTallies.None);
        foreach (var period in town.Questions.Select(Judged.PeriodOf))
        {
            foreach (var unit in book.Catalogue.Units.Codes)
            {
                check(book.Of(unit, period), unit);
            }
        }
    }

    private static UnitDirectory Alone(Town town) =>
        UnitDirectory.Of(town.Units.Select(row => row with { Parent = null }));

    private static void Add(Dictionary<(string, string, Cell, long), int> sums, SubjectFacts? facts)
    {
        var marks = new MarkList(stackalloc Mark[MarkList.Most]);
        if (facts is not null)
        {
            Marks.Of(facts, ref marks);
        }

        var (unit, procedure) = facts switch
        {
            DossierFacts dossier => (dossier.Unit.Value, dossier.Procedure.Value),
            FeedbackFacts feedback => (feedback.Unit.Value, ""),
            _ => ("", ""),
        };
        foreach (var mark in marks.Marks)
        {
            sums.Add((unit, procedure, mark.Cell, mark.At), mark.Amount);
        }
    }

    private static void Add(Dictionary<(string, string, Cell, long), int> sums, byte[] bookings)
    {
        var reader = Bookings.Read(bookings);
        while (reader.NextPlace())
        {
            var unit = Encoding.ASCII.GetString(reader.Unit);
            var procedure = Encoding.ASCII.GetString(reader.Procedure);
            while (reader.NextMark(out var mark))
            {
                var key = (unit, procedure, mark.Cell, mark.At);
                sums[key] = sums.GetValueOrDefault(key) + mark.Amount;
            }
        }
    }
}
