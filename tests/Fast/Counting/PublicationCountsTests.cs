using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Tests.Fast.Counting;

/// <summary>Components 1.1–1.3 from a province's own record; days worked out by hand on the calendar of 2023.</summary>
public sealed class PublicationCountsTests
{
    private const ProcedureParts All = ProcedureParts.AlwaysNeeded;
    private static readonly UnitCode province = new("H09");
    private static readonly ProcedureCode birth = new("1.001193");
    private static readonly ProcedureCode copy = new("2.000815");
    private static readonly Period march = new(new(2023, 3, 1), new(2023, 3, 31), LocalTime.End(new(2023, 3, 31)));

    [Fact]
    public void Nothing_is_known_of_a_publisher_without_decisions() => Assert.Null(Counted());

    [Fact]
    public void A_province_decides_five_working_days_before_the_law_holds()
    {
        // Monday 20/3 − 5 working days = Monday 13/3.
        Assert.Equal(1, Counted(Decided("1", new(2023, 3, 13), new(2023, 3, 20), birth))!["tthc_published_on_time"]);
        Assert.Equal(0, Counted(Decided("1", new(2023, 3, 14), new(2023, 3, 20), birth))!["tthc_published_on_time"]);
    }

    [Fact]
    public void A_procedure_late_in_one_decision_is_late_though_it_counts_once()
    {
        var counted = Counted(
            Decided("1", new(2023, 3, 6), new(2023, 3, 20), birth),
            Decided("2", new(2023, 3, 17), new(2023, 3, 20), birth, copy))!;
        Assert.Equal((2, 0), (counted["tthc_published"], counted["tthc_published_on_time"]));
    }

    [Fact]
    public void A_decision_is_public_within_five_working_days()
    {
        // Signed Friday 10/3: due Friday 17/3.
        Assert.Equal((1, 1), Due(new(2023, 3, 17)));
        Assert.Equal((1, 0), Due(new(2023, 3, 20)));
        Assert.Equal((1, 0), Due(null));
        Assert.Equal((1, 0), Due(new(2023, 4, 3)));

        static (long, long) Due(DateOnly? publicOn)
        {
            var counted = Counted(Decided("1", new(2023, 3, 10), null, publicOn, birth))!;
            return (counted["tthc_public_due"], counted["tthc_public_on_time"]);
        }
    }

    [Fact]
    public void What_is_due_after_the_period_is_not_asked_for_yet() =>
        Assert.Equal(0, Counted(Decided("1", new(2023, 3, 29), null, publicOn: null, birth))!["tthc_public_due"]);

    [Fact]
    public void A_ministry_has_ten_days()
    {
        var state = State(UnitLevel.Ministry, Decided("1", new(2023, 3, 10), null, new DateOnly(2023, 3, 24), birth));
        Assert.Equal(1, PublicationCounts.Of(state, province, march)!["tthc_public_on_time"]);
    }

    [Fact]
    public void A_public_procedure_is_full_when_all_its_parts_are_public_and_gone_when_it_is_abolished()
    {
        var form = All | ProcedureParts.Form;
        Decision first = new("1", province, new(2023, 2, 1), null)
        {
            Procedures =
            [
                new(birth, DecisionKind.New) { PublicOn = new(2023, 2, 3), Further = ProcedureParts.Form, Public = All },
                new(copy, DecisionKind.New) { PublicOn = new(2023, 2, 3), Further = ProcedureParts.Form, Public = form },
            ],
        };
        Assert.Equal((2, 1), Full(first));
        var gone = new Decision("2", province, new(2023, 3, 1), null)
        {
            Procedures = [new(birth, DecisionKind.Abolished) { PublicOn = new(2023, 3, 2), Public = All }],
        };
        Assert.Equal((1, 1), Full(first, gone));

        static (long, long) Full(params Decision[] decisions)
        {
            var counted = Counted(decisions)!;
            return (counted["tthc_public_total"], counted["tthc_public_full"]);
        }
    }

    private static IReadOnlyDictionary<string, long>? Counted(params Decision[] decisions) =>
        PublicationCounts.Of(State(UnitLevel.Province, decisions), province, march);

    private static CatalogueState State(UnitLevel level, params Decision[] decisions) => CatalogueState.Empty with
    {
        Units = UnitDirectory.Of([new(province, "Tỉnh Bình Dương", level)]),
        Decisions = decisions,
    };

    private static Decision Decided(
        string number, DateOnly signedOn, DateOnly? holdsOn, params ProcedureCode[] procedures) =>
        Decided(number, signedOn, holdsOn, signedOn, procedures);

    private static Decision Decided(
        string number, DateOnly signedOn, DateOnly? holdsOn, DateOnly? publicOn, params ProcedureCode[] procedures) =>
        new(number, province, signedOn, holdsOn)
        {
            Procedures = [.. procedures.Select(one => new DecidedProcedure(one, DecisionKind.New)
            {
                PublicOn = publicOn, Public = publicOn is null ? ProcedureParts.None : All,
            })],
        };
}
