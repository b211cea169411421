using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Bảng .xlsx của lãnh đạo: rank, unit, six groups, total, change and band; numbers as numbers with two decimals.
/// </summary>
internal static class LeadersSheet
{
    /// <param name="week">whose units</param>
    /// <param name="before">with what it is compared; null when it cannot be</param>
    /// <param name="sheets">each a name for its tab, the parent below whom it ranks, and the level</param>
    public static byte[] Write(
        PublishedWeek week, PublishedWeek? before, IReadOnlyList<(string Name, UnitCode Parent, UnitLevel Level)> sheets) =>
        Workbook.Write([.. sheets.Select(sheet => Tab(sheet.Name, week, before, sheet.Parent, sheet.Level))]);

    private static BookTab Tab(string name, PublishedWeek week, PublishedWeek? before, UnitCode parent, UnitLevel level)
    {
        var one = week.Publication;
        return new(
            name,
            [Words.Say("sheet.title", Format.ClockAndDay(one.CutOff)), Words.Say("sheet.check", one.Slug, one.Digest)],
            [
                new(Words.Say("sheet.rank"), 7, BookFormat.Whole), new(Words.Say("sheet.code"), 13), new(Words.Say("notice.unit"), 34),
                .. week.Ruleset.Groups.Select(group => new BookColumn(
                    Words.Say("notice.group", group.ShortName, Format.Weight(group.Max)), 13, BookFormat.Points)),
                new(Words.Say("notice.total"), 10, BookFormat.Points), new(Words.Say("notice.change"), 10, BookFormat.Change),
                new(Words.Say("sheet.climbed"), 14, BookFormat.Whole), new(Words.Say("notice.band"), 13),
            ],
            week.Ranking(parent, level).Select(place =>
            {
                var unit = new UnitDifference(before?.Of(new(place.Scorecard.Unit)), week.Of(new(place.Scorecard.Unit)));
                return (IReadOnlyList<object?>)
                [
                    place.Rank, unit.Card.Unit, unit.Card.Name, .. unit.Card.Groups.Select(group => (object)group.Points),
                    unit.Card.Total, unit.Change, unit.Climbed(parent.Value), Format.Capital(unit.Card.Band.Name),
                ];
            }));
    }
}
