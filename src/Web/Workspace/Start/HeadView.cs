using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;
using DiemSang.Web.Shell.Parts;
using DiemSang.Web.Workspace.Asking;
using DiemSang.Web.Workspace.Followups;
using DiemSang.Web.Workspace.Lost;
using DiemSang.Web.Workspace.Notices;
using DiemSang.Web.Workspace.Rankings;
using DiemSang.Web.Workspace.Today;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Đầu ngày của người đứng đầu: what a head needs at half past seven, each figure from its own place.</summary>
public sealed class HeadView
{
    private const int Shown = 3, Drafts = 100;

    private HeadView(Figures figures, Visitor visitor, TodayFigures today)
    {
        (Figures, Visitor, Today) = (figures, visitor, today);
        Losses = new(today.Live, today.Unit, today.Now.Card);
        Change = today.WeekBefore is { } before
            ? ScoreChange.Between(before.Board, today.LastClosed!.Board, today.Unit)
            : null;
        Causes =
        [
            .. (Change?.Moved() ?? []).Where(split => split.Delta != 0)
                .OrderByDescending(split => Math.Abs(split.Delta)).Take(Shown),
        ];
        Calls = CallList.Of(today);
        Orders = OrderList.Of(today, Losses, figures.Installation.Followups.Assignments.Open());
        Alarms = AlarmView.Of(figures, visitor);
        LiveAlarms = Alarms.LiveIn(today.Unit);
        var published = figures.Installation.PublicationBook.All().Select(one => one.Slug).ToHashSet(StringComparer.Ordinal);
        var drafts = figures.Installation.Notices.Latest(Drafts)
            .Where(one => !one.IsIssued && one.Unit == today.Unit.Value && visitor.May(NoticeForms.Issue, today.Unit))
            .ToLookup(one => published.Contains(one.Publication));
        (ToSign, Ahead) = ([.. drafts[true]], [.. drafts[false]]);
        Officers = Officers.Of(figures.Installation);
    }

    public Figures Figures { get; }

    public Visitor Visitor { get; }

    public TodayFigures Today { get; }

    public Losses Losses { get; }

    /// <summary>Between the two last closed weeks; null without two of one ruleset.</summary>
    public ScoreChange? Change { get; }

    /// <summary>What moved the total most, up or down.</summary>
    public IReadOnlyList<Split> Causes { get; }

    public IReadOnlyList<Call> Calls { get; }

    public OrderList? Orders { get; }

    public AlarmView Alarms { get; }

    public IReadOnlyList<Alarm> LiveAlarms { get; }

    /// <summary>Drafts of weeks that are published: nothing but the signature is missing.</summary>
    public IReadOnlyList<OfficialNotice> ToSign { get; }

    /// <summary>Drafts of the week that runs; they can be signed when it is frozen.</summary>
    public IReadOnlyList<OfficialNotice> Ahead { get; }

    public Officers Officers { get; }

    public DateOnly Day => LocalTime.DayOf(Figures.Now);

    public bool HasUnitsBelow => Calls.Count > 0;

    public string Name => Today.Row.Level == UnitLevel.Commune ? Names.Short(Today.Row.Name) : Names.Plain(Today.Row.Name);

    /// <summary>Where the unit stands, in a sentence.</summary>
    public string Title => Today switch
    {
        { HasDossiers: false } => Words.Say("start.no-dossiers", Name),
        { Told.Place: { Rank: 1, IsTied: false }, WeeksFirst: > 1 } => Words.Say("start.keeps-first", Name, Gap),
        { Told.Place: { } place } => Words.Say("start.rank", Name, Format.Rank(place.Rank, place.Of), Gap),
        _ => $"{Name}{Gap}",
    };

    private string Gap => Today.NextBand is { } next
        ? Words.Say("start.gap", Format.Points(next.Gap), next.Band.Name)
        : Words.Say("start.band", Today.Told.Card.Band.Name);

    /// <summary>Of the unit that is asked for, or of the visitor's first; null where they may not order or it has no figures.</summary>
    public static async Task<HeadView?> Of(Figures figures, Visitor visitor, string? asked) =>
        AssignmentView.UnitFor(visitor, RemedyTable.Order, asked, figures) is { } unit ? await Read(figures, visitor, unit) : null;

    /// <summary>null when the unit has no figures.</summary>
    private static async Task<HeadView?> Read(Figures figures, Visitor visitor, UnitCode unit) =>
        (await figures.Live()).Of(unit) is not null && await TodayFigures.Read(figures, unit) is { } today
            ? new(figures, visitor, today)
            : null;

    /// <summary>The unit's place among those of its size; null for one without peers.</summary>
    public (FairRow Row, IReadOnlyList<FairPlace> Tier)? Fair() => Today.Parent is { } parent
        ? FairView.Of(Today.Live, Today.History, parent.Code, Today.Row)
        : null;
}
