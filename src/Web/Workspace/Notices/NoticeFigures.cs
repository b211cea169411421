using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace.Publications;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Số liệu của thông báo: the publication it tells, the cut-off before, the units below and their dossiers to watch.
/// </summary>
public sealed class NoticeFigures
{
    private NoticeFigures(Figures figures, Publication publication, UnitCode unit)
    {
        var book = figures.Installation.PublicationBook;
        Units = figures.Units;
        Unit = unit;
        Week = book.Open(publication);
        var previous = book.Before(publication);
        Before = previous is not null && Comparison.ProblemOf(previous, publication) is null ? book.Open(previous) : null;
        Parent = PublicationsView.ParentOf(Units, unit, publication.Day);
        var upTo = book.Of(unit).Where(point => point.Publication.CutOff <= publication.CutOff).ToList();
        WeeksFirst = PublicationBook.WeeksFirst(upTo, Parent);
        Below = [.. Children(unit, publication.Day)];
        using var session = figures.Installation.Database.OpenReader();
        Watched = OverdueDossiers.Of(session, Units.Subtree(unit, publication.Day), publication);
    }

    public UnitDirectory Units { get; }

    public UnitCode Unit { get; }

    public PublishedWeek Week { get; }

    public Publication Publication => Week.Publication;

    /// <summary>The cut-off before; null where points cannot be compared.</summary>
    public PublishedWeek? Before { get; }

    /// <summary>Below whom units are ranked; "" for the highest.</summary>
    public string Parent { get; }

    public int WeeksFirst { get; }

    /// <summary>The units that the notice speaks of, best first.</summary>
    public IReadOnlyList<UnitDifference> Below { get; }

    public OverdueDossiers Watched { get; }

    public UnitDifference Own => Difference(Unit);

    public string Name => Units.Row(Unit, Publication.Day)?.Name ?? Unit.Value;

    /// <exception cref="KeyNotFoundException">the unit was not in the publication</exception>
    public static NoticeFigures Of(Figures figures, Publication publication, UnitCode unit)
    {
        var found = new NoticeFigures(figures, publication, unit);
        return found.Own.After is null ? throw new KeyNotFoundException($"{unit} is not in {publication.Slug}") : found;
    }

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
