using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>Một kỳ trong danh sách: what stands for a cut-off, and the unit's place in it.</summary>
/// <param name="Change">points against the cut-off before; null where the two cannot be compared</param>
/// <param name="Corrections">publications of the same cut-off that this one replaced</param>
public sealed record PublicationRow(
    Publication Publication, PublishedCard? Card, PublishedRank? Rank, decimal? Change,
    IReadOnlyList<Publication> Corrections);

/// <summary>Danh sách công bố của một đơn vị, newest first.</summary>
public sealed class PublicationsView
{
    private PublicationsView(Unit? unit, string parent, IReadOnlyList<PublicationRow> rows, int weeksFirst) =>
        (Unit, Parent, Rows, WeeksFirst) = (unit, parent, rows, weeksFirst);

    /// <summary>The unit of the start page; null when the installation knows none.</summary>
    public Unit? Unit { get; }

    /// <summary>Below whom it is ranked; "" when it has no parent.</summary>
    public string Parent { get; }

    public IReadOnlyList<PublicationRow> Rows { get; }

    public int WeeksFirst { get; }

    public static PublicationsView Read(Figures figures)
    {
        var book = figures.Installation.PublicationBook;
        var all = book.All();
        var inForce = PublicationBook.InForce(all);
        var day = LocalTime.DayOf(figures.Now);
        var unit = figures.Focus is { } focus ? figures.Units.Row(focus, day) : null;
        var points = unit is null ? [] : book.Of(unit.Code);
        var parent = unit is null ? "" : ParentOf(figures.Units, unit.Code, day);
        var byNumber = points.ToDictionary(point => point.Publication.Number);
        var rows = new List<PublicationRow>();
        foreach (var one in inForce)
        {
            var point = byNumber.GetValueOrDefault(one.Number);
            var before = figures.Before(one) is { } previous ? byNumber.GetValueOrDefault(previous.Number) : null;
            var isComparable = before is not null && point is not null
                && Comparison.ProblemOf(before.Publication, one) is null;
            rows.Add(new(
                one, point?.Card, point?.Card.RankBelow(parent),
                isComparable ? point!.Card.Card.Total - before!.Card.Card.Total : null,
                [.. all.Where(other => other.CutOff == one.CutOff && other.Number != one.Number)]));
        }

        rows.Reverse();
        return new(unit, parent, rows, figures.WeeksFirst(points, parent));
    }

    /// <summary>Among whose units a unit is ranked: its province, for a province nobody.</summary>
    public static string ParentOf(UnitDirectory units, UnitCode unit, DateOnly day) =>
        units.AncestorOfLevel(unit, UnitLevel.Province, day) is { } province && province != unit ? province.Value
        : units.Parent(unit, day)?.Value ?? "";
}
