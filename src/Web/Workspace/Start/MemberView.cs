using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;
using DiemSang.Web.Workspace.Followups;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Một ô của bảng nhiệt: a component of a unit now, and how it moved since the last freeze.</summary>
/// <param name="Move">null when the two cannot be compared</param>
public sealed record MemberCell(IndicatorScore Score, Scorecard Card, Split? Move)
{
    public decimal Delta => Move?.Delta ?? 0;
}

/// <summary>Chỗ hổng: a component of which dossiers or procedures are missing, and the unit that lacks most of them.</summary>
public sealed record MemberGap(IndicatorScore Score, decimal Missing, Scorecard? Most);

/// <summary>Đầu ngày của thành viên tổ đánh giá: the components assigned to somebody, unit by unit.</summary>
public sealed class MemberView
{
    private const int Shown = 3;

    private readonly Dictionary<string, ScoreChange?> changes;

    private MemberView(Figures figures, Visitor visitor, Scoreboard board, History history, Unit unit, Scorecard own)
    {
        (Figures, Board, Previous, Unit, Own) = (figures, board, history.Previous, unit, own);
        Book = figures.Installation.Followups.Assignments.Open();
        var mine = Book.Of(visitor.Account!, Day).Where(one => one.Part != AssignedPart.Owner
            && figures.Units.IsWithin(unit.Code, one.Unit, Day)).Select(one => one.Indicator).ToHashSet(StringComparer.Ordinal);
        Indicators = [.. board.Ruleset.Indicators.Where(one => mine.Contains(one.Id))];
        var children = figures.Units.Children(unit.Code, Day).Where(child => child.IsValidOn(Day)).ToList();
        Cards =
        [
            own,
            .. children.Count == 0 ? [] : board.Ranking(unit.Code, children.Max(child => child.Level)).Select(one => one.Scorecard),
        ];
        changes = Cards.ToDictionary(card => card.Unit, card => Previous is { } before
            ? ScoreChange.Between(before.Board, board, new(card.Unit)) : null);
        Alarms = AlarmView.Of(figures, visitor);
    }

    public Figures Figures { get; }

    public Scoreboard Board { get; }

    /// <summary>The freeze that cells are held against; null before the first one.</summary>
    public ClosedWeek? Previous { get; }

    public Unit Unit { get; }

    public Scorecard Own { get; }

    public AssignmentBook Book { get; }

    /// <summary>Those assigned, in the order of the ruleset.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The unit itself, then those below it by rank.</summary>
    public IReadOnlyList<Scorecard> Cards { get; }

    public AlarmView Alarms { get; }

    public DateOnly Day => Board.Period.Day;

    public IReadOnlyList<Alarm> LiveAlarms => Alarms.LiveIn(Unit.Code);

    public IEnumerable<MemberCell> Cells => Indicators.SelectMany(indicator => Cards.Select(card => Cell(indicator, card)));

    /// <summary>Cells whose points moved, the deepest fall first.</summary>
    public IReadOnlyList<MemberCell> Moved => [.. Cells.Where(cell => cell.Delta != 0).OrderBy(cell => cell.Delta)];

    public IReadOnlyList<MemberCell> Unknown => [.. Cells.Where(cell => cell.Score.Verdict == Verdict.Unknown)];

    /// <summary>Assigned components that nobody in a unit owns, over all units shown.</summary>
    public int WithoutOwner => Cards.Sum(card => Book.Unowned(card, Day).Count(Indicators.Contains));

    /// <summary>Where most points lie, by what is missing of the unit's own figures.</summary>
    public IReadOnlyList<MemberGap> Gaps =>
    [
        .. Indicators.Select(one => Own.Find(one.Id)!)
            .Where(score => score is { Verdict: Verdict.Measured, InheritedFrom: null, Lost: > 0 })
            .OrderByDescending(score => score.Lost).Take(Shown)
            .Select(score => new MemberGap(score, MissingOf(score), WorstBelow(score.Indicator.Id))),
    ];

    /// <summary>The newest publication for which somebody recorded what others published, held against ours.</summary>
    public (Publication Publication, TwoNumbers? Numbers)? Received()
    {
        var house = Figures.Installation;
        foreach (var publication in house.PublicationBook.InForce().Reverse())
        {
            if (house.Received.Of(publication.CutOff) is [var first, ..])
            {
                return (publication, house.Received.Compare(first, house.PublicationBook.Open(publication))
                    .FirstOrDefault(pair => pair.Received.Unit == Unit.Code.Value));
            }
        }

        return null;
    }

    public MemberCell Cell(Indicator indicator, Scorecard card) =>
        new(card.Find(indicator.Id)!, card, changes[card.Unit]?.SplitOf(indicator.Id));

    public ScoreChange? ChangeOf(Scorecard card) => changes[card.Unit];

    public static async Task<MemberView?> Read(Figures figures, Visitor visitor, UnitCode unit)
    {
        var board = await figures.Live();
        return figures.Units.Row(unit, board.Period.Day) is { } row && board.Of(unit) is { } card
            ? new(figures, visitor, board, await History.Of(figures, board), row, card)
            : null;
    }

    private Scorecard? WorstBelow(string indicator) => Cards.Skip(1)
        .Where(card => MissingOf(card.Find(indicator)!) > 0).MaxBy(card => MissingOf(card.Find(indicator)!));

    private static decimal MissingOf(IndicatorScore score) => (score.Tally.Denominator ?? 0) - (score.Tally.Numerator ?? 0);
}
