using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;
using DiemSang.Web.Shell.Parts;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>Giải pháp trên màn hình: what a visitor may do to it, how it is called, and what it brought.</summary>
public sealed class RemedyView
{
    private const int DaysToDo = 5;

    private readonly Figures figures;

    private RemedyView(Figures figures, Remedy remedy, Visitor visitor)
    {
        (this.figures, Remedy, Visitor, Today) = (figures, remedy, visitor, LocalTime.DayOf(figures.Now));
        Officers = Officers.Of(figures.Installation);
        Steps = figures.Installation.Followups.Remedies.Steps(remedy.Id);
    }

    public Remedy Remedy { get; }

    public Visitor Visitor { get; }

    public DateOnly Today { get; }

    public Officers Officers { get; }

    public IReadOnlyList<RemedyStep> Steps { get; }

    public string UnitName => figures.Units.Row(Remedy.Unit, Today)?.Name ?? Remedy.Unit.Value;

    public Indicator Indicator => Rulesets.Get(Remedy.Ruleset).Indicators.First(one => one.Id == Remedy.Indicator);

    public LeverKind? Lever => LeverTable.Delivered.Kinds.FirstOrDefault(one => one.Id == Remedy.Lever);

    /// <summary>Changes of the table that the visitor may make now.</summary>
    public IReadOnlyList<RemedyChange> Open => [.. RemedyTable.Changes.Where(one => one.From == Remedy.State && May(one, Remedy, Visitor))];

    public static RemedyView? Find(Figures figures, string id, Visitor visitor) =>
        figures.Installation.Followups.Remedies.Find(id) is { } found ? new(figures, found, visitor) : null;

    /// <summary>Who orders may also take the owner's steps: a head reports for somebody who has left.</summary>
    public static bool May(RemedyChange change, Remedy remedy, Visitor visitor) =>
        visitor.May(RemedyTable.Order, remedy.Unit)
        || (change.ByOwner && visitor.May(change.Right, remedy.Unit) && visitor.Grants.Any(grant => grant.Account == remedy.Owner));

    /// <summary>null before the work began.</summary>
    public async Task<RemedyEffect?> Effect() =>
        RemedyEffect.Window(Remedy, figures.Now) is { } window
            ? RemedyEffect.Measure(
                Remedy, await At(window.From), await At(window.To), figures.Installation.Followups.Remedies.All())
            : null;

    /// <summary>A week of working days, unless somebody knows better.</summary>
    public static DateOnly ProposedDue(WorkCalendar calendar, DateOnly today) => calendar.AddWorkingDays(today, DaysToDo);

    public static (string Text, Tone? Tone) StateOf(Remedy remedy, DateOnly day) => remedy switch
    {
        { State: RemedyState.Proposed } => (Exchange.Words.Say("remedy.state.proposed"), null),
        { State: RemedyState.Done } => (Exchange.Words.Say("remedy.state.done"), Tone.Good),
        { State: RemedyState.Dropped } => (Exchange.Words.Say("remedy.state.dropped"), null),
        _ when remedy.IsLateOn(day) => (Exchange.Words.Say("remedy.state.late"), Tone.Bad),
        { State: RemedyState.Ordered } => (Exchange.Words.Say("remedy.state.ordered"), Tone.Warn),
        _ => (Exchange.Words.Say("remedy.state.doing"), Tone.Info),
    };

    private Task<Scoreboard> At(DateTimeOffset moment) => figures.Board(
        new(To: LocalTime.DayOf(moment), At: moment, Ruleset: Remedy.Ruleset));
}

/// <summary>Việc có thể giao: a lever with one component that it raises, or a component that no lever raises.</summary>
/// <param name="Value">"papers:4.2"; ":2.1" without a lever</param>
public sealed record RemedyWork(string Value, Indicator Indicator, LeverKind? Kind, Lever? Lever)
{
    public string Text => Kind is null
        ? Exchange.Words.Say("remedy.work.other", Indicator.Id, Names.Short(Indicator))
        : Exchange.Words.Say("remedy.work.lever", Indicator.Id, Kind.Name, Format.Count(Lever!.Most), Kind.Subject);

    /// <summary>In the order of the ruleset; what earns full marks already is not among them.</summary>
    public static IReadOnlyList<RemedyWork> Of(UnitPlan plan) =>
    [
        .. plan.Card.Indicators.Where(score => AssignmentBook.IsOwnable(score) && score.Lost > 0).SelectMany(score => OfScore(plan, score)),
    ];

    private static IEnumerable<RemedyWork> OfScore(UnitPlan plan, IndicatorScore score)
    {
        var id = score.Indicator.Id;
        var levers = plan.Levers.Where(one => one.Most > 0 && one.Raises.Contains(id)).ToList();
        return levers.Count == 0
            ? [new($":{id}", score.Indicator, null, null)]
            : levers.Select(one => new RemedyWork(
                $"{one.Id}:{id}", score.Indicator, plan.Table.Kinds.First(kind => kind.Id == one.Id), one));
    }
}
