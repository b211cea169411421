using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell.Parts;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>Trang phân công của một đơn vị: the matrix component × part, the owners below, and what was before.</summary>
public sealed class AssignmentView
{
    /// <summary>Who may follow a component for the team.</summary>
    public static readonly Role[] TeamRoles = [Role.EvaluationMember];

    /// <summary>Who may own a component at a unit.</summary>
    public static readonly Role[] OwnerRoles =
        [Role.CounterOfficer, Role.Specialist, Role.SectionHead, Role.UnitHead, Role.Clerk, Role.EvaluationMember];

    private AssignmentView(Figures figures, Scoreboard board, Unit unit, Scorecard card)
    {
        (Board, Unit, Card) = (board, unit, card);
        Day = LocalTime.DayOf(figures.Now);
        Book = figures.Installation.Followups.Assignments.Open();
        Officers = Officers.Of(figures.Installation);
        Units = figures.Units;
        Below =
        [
            .. Units.Children(unit.Code, Day).Where(one => one.IsValidOn(Day)).Select(one => board.Of(one.Code))
                .OfType<Scorecard>().OrderBy(one => one.Unit, StringComparer.Ordinal),
        ];
    }

    public Scoreboard Board { get; }

    public Unit Unit { get; }

    public Scorecard Card { get; }

    public AssignmentBook Book { get; }

    public Officers Officers { get; }

    public UnitDirectory Units { get; }

    public DateOnly Day { get; }

    /// <summary>Units right below, whose owners stand in the second matrix.</summary>
    public IReadOnlyList<Scorecard> Below { get; }

    public IReadOnlyList<Indicator> WithoutOwner => Book.Unowned(Card, Day);

    public IReadOnlyList<Indicator> WithoutMember =>
    [
        .. Card.Indicators.Where(AssignmentBook.IsOwnable).Select(score => score.Indicator)
            .Where(one => Team(one, AssignedPart.Member) is null),
    ];

    /// <summary>Newest first: what no longer holds, in this unit.</summary>
    public IReadOnlyList<Assignment> Past => [.. Book.All.Where(one => one.Unit == Unit.Code && one.To < Day)];

    public IReadOnlyList<Assignment> Ahead => [.. Book.All.Where(one => one.Unit == Unit.Code && !one.IsVoid && one.From > Day)];

    public static async Task<AssignmentView?> Of(Figures figures, UnitCode unit)
    {
        var board = await figures.Live();
        return figures.Units.Row(unit, board.Period.Day) is { } row && board.Of(unit) is { } card
            ? new(figures, board, row, card)
            : null;
    }

    /// <summary>The unit asked for if the visitor may read it, else the start page's, else the first the right reaches.</summary>
    public static UnitCode? UnitFor(Visitor visitor, string right, string? asked, Figures figures)
    {
        var units = figures.Units;
        if (asked is { Length: > 0 })
        {
            return units.Find(asked) is { } known && visitor.May(right, known) ? known : null;
        }

        var own = visitor.UnitsFor(right).FirstOrDefault(unit => unit != Grant.Everywhere);
        return own.Value is not null ? own
            : figures.Focus is { } focus && visitor.May(right, focus) ? focus
            : null;
    }

    /// <summary>Units the visitor may choose: the tops of the right and what lies right below them.</summary>
    public static IReadOnlyList<Choice> UnitsFor(Visitor visitor, string right, Figures figures)
    {
        var (units, day) = (figures.Units, LocalTime.DayOf(figures.Now));
        var tops = visitor.UnitsFor(right).Select(top => top == Grant.Everywhere ? figures.Focus : top).OfType<UnitCode>();
        return
        [
            .. tops.SelectMany(top => units.Children(top, day).Select(one => one.Code).Prepend(top)).Distinct()
                .Select(code => new Choice(code.Value, units.Row(code, day)?.Name ?? code.Value)),
        ];
    }

    public Assignment? Team(Indicator indicator, AssignedPart part) =>
        Book.OfTeam(Unit.Code, indicator.Id, part, Units, Day);

    public Assignment? Owner(Scorecard card, Indicator indicator) =>
        Book.Holder(new(card.Unit), indicator.Id, AssignedPart.Owner, Day);

    public static Role[] RolesOf(AssignedPart part) => part == AssignedPart.Owner ? OwnerRoles : TeamRoles;
}
