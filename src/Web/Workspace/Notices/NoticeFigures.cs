using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace.Publications;
using DiemSang.Web.Workspace.Why;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Số liệu của thông báo: the publication it tells, the cut-off before, the units below and their dossiers to watch. A
/// notice prepared ahead shows the figures of now, and is issued only with those that were frozen.
/// </summary>
public sealed class NoticeFigures
{
    private readonly Scoreboard board;
    private readonly Scoreboard? boardBefore;

    private NoticeFigures(Figures figures, PublishedWeek week, Scoreboard board, Period watched, UnitCode unit)
    {
        var book = figures.Installation.PublicationBook;
        (Figures, Units, Unit, Week, this.board) = (figures, figures.Units, unit, week, board);
        var previous = figures.Before(Publication);
        Before = figures.ComparableBefore(Publication);
        boardBefore = Before is null ? null : figures.BoardOf(Before.Publication);
        Parent = PublicationsView.ParentOf(Units, unit, Publication.Day);
        var upTo = book.Of(unit).Where(point => point.Publication.CutOff <= Publication.CutOff).ToList();
        WeeksFirst = figures.WeeksFirst(upTo, Parent);
        Below = [.. Children(unit, Publication.Day)];
        using var session = figures.Installation.Database.OpenReader();
        Watched = OverdueDossiers.Of(session, Units.Subtree(unit, Publication.Day), watched, Publication.Position);
        Causes = CauseStore.Of(
            session, Publication.CutOff, unit, previous is null ? null : (previous.CutOff, Publication.FrozenAt));
        Events = previous is null ? [] : [.. ScoreEvent.Written(Units, unit, previous.Day, Publication.Day, session)];
    }

    public Figures Figures { get; }

    public UnitDirectory Units { get; }

    public UnitCode Unit { get; }

    public PublishedWeek Week { get; }

    public Publication Publication => Week.Publication;

    /// <summary>Tạm tính: the week is not closed yet.</summary>
    public bool IsAhead => Publication.Number == 0;

    /// <summary>The cut-off before; null where points cannot be compared.</summary>
    public PublishedWeek? Before { get; }

    /// <summary>Below whom units are ranked; "" for the highest.</summary>
    public string Parent { get; }

    public int WeeksFirst { get; }

    /// <summary>The units that the notice speaks of, best first.</summary>
    public IReadOnlyList<UnitDifference> Below { get; }

    public OverdueDossiers Watched { get; }

    /// <summary>What the members wrote about this week.</summary>
    public IReadOnlyList<TypedCause> Causes { get; }

    /// <summary>What they wrote that happened since the cut-off before, by day.</summary>
    public IReadOnlyList<ScoreEvent> Events { get; }

    public UnitDifference Own => Difference(Unit);

    public string Name => Units.Row(Unit, Publication.Day)?.Name ?? Unit.Value;

    /// <param name="slug">of a publication, or of a cut-off that lies ahead</param>
    /// <exception cref="KeyNotFoundException">there is no such week, or the unit is not in it</exception>
    public static async Task<NoticeFigures> Of(Figures figures, string slug, UnitCode unit)
    {
        var book = figures.Installation.PublicationBook;
        NoticeFigures found;
        if (book.Find(slug) is { } publication)
        {
            found = new(figures, book.Open(publication), figures.BoardOf(publication), publication.Period, unit);
        }
        else
        {
            var cutOff = Publication.CutOffOf(slug) ?? throw new KeyNotFoundException(slug);
            var live = await figures.Live();
            var ahead = new Publication(
                0, slug, cutOff, 1, null, "", live.Period.From, live.Period.EvaluatedAt, "", live.Ruleset.Id,
                live.Book.Position, "", 0, "", []);
            found = new(figures, LaterWeek.Of(live, ahead), live, live.Period, unit);
        }

        return found.Own.After is null ? throw new KeyNotFoundException($"{unit} is not in {slug}") : found;
    }

    /// <summary>Since the cut-off before, split as the page that tells why splits it; null where nothing can be compared.</summary>
    public ScoreChange? ChangeOf(UnitCode unit) =>
        boardBefore is null ? null : ScoreChange.Between(boardBefore, board, unit);

    public UnitDifference Difference(UnitCode unit) => new(Before?.Of(unit), Week.Of(unit));

    /// <summary>Those directly below; for a province its communes, where there are any.</summary>
    private IEnumerable<UnitDifference> Children(UnitCode unit, DateOnly day)
    {
        var row = Units.Row(unit, day);
        var level = row?.Level == UnitLevel.Province && Units.Below(unit, UnitLevel.Commune, day).Count > 0
            ? UnitLevel.Commune
            : Units.Children(unit, day).Where(child => child.IsValidOn(day)).Select(child => child.Level)
                .DefaultIfEmpty(UnitLevel.Commune).Max();
        return Week.Ranking(unit, level).Select(place => Difference(new(place.Scorecard.Unit)));
    }
}
