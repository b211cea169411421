using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Bảng của thông báo: taken from the publication, never edited.</summary>
internal static class NoticeTables
{
    public static PaperTable Of(string name, NoticeFigures figures) =>
        name == "nhom" ? Groups(figures.Own, figures) : Units(figures);

    /// <summary>Six groups and the total of one unit, with what changed.</summary>
    public static PaperTable Groups(UnitDifference unit, NoticeFigures figures)
    {
        var card = unit.Card;
        var columns = card.Groups.Select(group => new PaperColumn(
            Words.Say("notice.group", group.Group.ShortName, Format.Weight(group.Max)), 12, IsNumber: true));
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])[Words.Say("notice.points"), .. card.Groups.Select(group => Format.Points(group.Points)), Format.Points(card.Total)],
        };
        if (figures.Before is not null && unit.Before is not null)
        {
            rows.Add(
                (string[])[
                    Words.Say("notice.change"), .. card.Groups.Select(group => Format.Signed(unit.ChangeOf(group.Group.Code) ?? 0)),
                    Format.Signed(unit.Change ?? 0),
                ]);
        }

        return new(
            Words.Say("notice.groups-caption", NoticeDraft.Low(card.Name)),
            [new(Words.Say("notice.what"), 16), .. columns, new(Words.Say("notice.total"), 12, IsNumber: true)], rows);
    }

    private static PaperTable Units(NoticeFigures figures)
    {
        var hasChange = figures.Before is not null;
        var parent = figures.Parent;
        var isRankedAbove = parent.Length > 0 && figures.Below.Any(unit => unit.After!.RankBelow(parent) is not null);
        List<PaperColumn> columns =
        [
            new(Words.Say("notice.row"), 6, IsNumber: true), new(Words.Say("notice.unit"), 34),
            new(Words.Say("notice.points"), 12, IsNumber: true),
            new(Words.Say("notice.band"), 16),
        ];
        if (hasChange)
        {
            columns.Add(new(Words.Say("notice.since", Format.DayOfYear(figures.Before!.Publication.Day)), 14, IsNumber: true));
        }

        if (isRankedAbove)
        {
            columns.Add(new(Words.Say("notice.rank-above", NoticeDraft.Low(NameOf(parent, figures))), 18, IsNumber: true));
        }

        return new(Words.Say("notice.units-caption"), columns, [.. figures.Below.Index().Select(one => Row(one.Index, one.Item))]);

        IReadOnlyList<string> Row(int index, UnitDifference unit)
        {
            List<string> cells =
            [
                Format.Count(index + 1), unit.Card.Name, Format.Points(unit.Card.Total), Format.Capital(unit.Card.Band.Name),
            ];
            if (hasChange)
            {
                cells.Add(unit.Change is { } change ? Format.Signed(change) : "");
            }

            if (isRankedAbove)
            {
                cells.Add(unit.After!.RankBelow(parent) is { } rank ? Format.Rank(rank.Rank, rank.Of) : "");
            }

            return cells;
        }
    }

    /// <summary>All components of a unit: counted, in percent, in points.</summary>
    public static PaperTable Components(UnitDifference unit) => new(
        Words.Say("notice.components-caption", NoticeDraft.Low(unit.Card.Name)),
        [
            new(Words.Say("notice.code"), 8), new(Words.Say("notice.component"), 46), new(Words.Say("notice.tally"), 22, IsNumber: true),
            new(Words.Say("notice.points"), 12, IsNumber: true), new(Words.Say("notice.change"), 12, IsNumber: true),
        ],
        [
            .. unit.Card.Indicators.Select(score => (IReadOnlyList<string>)
            [
                score.Indicator.Id, Format.Capital(Names.Short(score.Indicator)),
                score.Verdict == Verdict.Constant ? "" : Format.Tally((long?)score.Tally.Numerator, (long?)score.Tally.Denominator),
                Format.Points(score.Points),
                unit.Before?.Card.Find(score.Indicator.Id) is { } old ? Format.Signed(score.Points - old.Points) : "",
            ]),
            ["", Words.Say("notice.total"), "", Format.Points(unit.Card.Total), unit.Change is { } change ? Format.Signed(change) : ""],
        ],
        HasSum: true);

    /// <summary>Codes and days alone: no name of anyone.</summary>
    public static PaperTable Watched(IReadOnlyList<WatchedDossier> dossiers, Publication publication) => new(
        Words.Say("notice.watched-caption"),
        [
            new(Words.Say("notice.row"), 6, IsNumber: true), new(Words.Say("notice.dossier"), 40), new(Words.Say("notice.procedure"), 20),
            new(Words.Say("notice.due"), 20, IsNumber: true), new(Words.Say("notice.days-late"), 14, IsNumber: true),
        ],
        [
            .. dossiers.Index().Select(one => (IReadOnlyList<string>)
            [
                Format.Count(one.Index + 1), one.Item.Code, one.Item.Procedure, Format.Day(LocalTime.DayOf(one.Item.DueAt)),
                one.Item.IsLate
                    ? Format.Count(Math.Max(0, publication.Day.DayNumber - LocalTime.DayOf(one.Item.DueAt).DayNumber))
                    : Words.Say("notice.not-late"),
            ]),
        ]);

    private static string NameOf(string unit, NoticeFigures figures) =>
        figures.Units.Row(new(unit), figures.Publication.Day)?.Name ?? unit;
}
