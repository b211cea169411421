using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>Một hàng của bảng đã công bố.</summary>
public sealed record PublishedPlace(Ranked Place, UnitDifference Since, int? Climbed, bool IsMine)
{
    public Scorecard Card => Place.Scorecard;
}

/// <summary>Một công bố như trên trang: its ranking, one unit of it, and what it is compared with.</summary>
public sealed class PublicationView
{
    private PublicationView(Figures figures, Publication publication, UnitCode? unit, UnitCode? parent, UnitLevel? level)
    {
        var book = figures.Installation.PublicationBook;
        Week = book.Open(publication);
        var all = book.All();
        First = all.First(one => one.CutOff == publication.CutOff);
        Latest = all.Where(one => one.CutOff == publication.CutOff).MaxBy(one => one.Edition)!;
        Previous = publication.IsCorrection ? First : figures.Before(publication);
        PreviousProblem = Previous is null ? null : Comparison.ProblemOf(Previous, publication);
        Before = Previous is not null && PreviousProblem is null ? book.Open(Previous) : null;
        Units = figures.Units;
        Focus = figures.Focus;
        Unit = unit ?? Focus ?? new(Week.Cards.First().Card.Unit);
        var row = Units.Row(Unit, publication.Day);
        Parent = parent ?? (PublicationsView.ParentOf(Units, Unit, publication.Day) is { Length: > 0 } above ? new(above) : Unit);
        Level = level ?? row?.Level ?? UnitLevel.Commune;
        Rows = [.. Week.Ranking(Parent, Level).Select(RowOf)];
        var upTo = book.Of(Unit).Where(point => point.Publication.CutOff <= publication.CutOff).ToList();
        Points = upTo;
        WeeksFirst = figures.WeeksFirst(upTo, Parent.Value);
    }

    public PublishedWeek Week { get; }

    public Publication Publication => Week.Publication;

    /// <summary>The first publication of the cut-off, and the one that stands for it.</summary>
    public Publication First { get; }

    public Publication Latest { get; }

    /// <summary>With what it is compared: the cut-off before; for a correction the first one.</summary>
    public Publication? Previous { get; }

    public ComparisonProblem? PreviousProblem { get; }

    public PublishedWeek? Before { get; }

    public UnitDirectory Units { get; }

    public UnitCode? Focus { get; }

    /// <summary>The unit whose scorecard is shown.</summary>
    public UnitCode Unit { get; }

    public UnitCode Parent { get; }

    public UnitLevel Level { get; }

    public IReadOnlyList<PublishedPlace> Rows { get; }

    /// <summary>The unit in all publications up to this one, oldest first.</summary>
    public IReadOnlyList<PublishedPoint> Points { get; }

    public int WeeksFirst { get; }

    public PublishedCard? Card => Week.Of(Unit);

    public UnitDifference Own => new(Before?.Of(Unit), Card);

    public PublishedRank? Rank => Card?.RankBelow(PublicationsView.ParentOf(Units, Unit, Publication.Day));

    public string NameOf(UnitCode code) => Units.Row(code, Publication.Day)?.Name ?? code.Value;

    /// <summary>null when there is no such publication.</summary>
    public static PublicationView? Read(Figures figures, string slug, string? unit, string? parent, string? level) =>
        figures.Installation.PublicationBook.Find(slug) is { } found
            ? new(
                figures, found, unit is null ? null : figures.Units.Find(unit),
                parent is null ? null : figures.Units.Find(parent), level is null ? null : Names.FindLevel(level))
            : null;

    private PublishedPlace RowOf(Ranked place)
    {
        var code = new UnitCode(place.Scorecard.Unit);
        var since = new UnitDifference(Before?.Of(code), Week.Of(code));
        return new(
            place, since, since.Climbed(Parent.Value),
            Focus is { } focus && Units.IsWithin(code, focus, Publication.Day));
    }
}
