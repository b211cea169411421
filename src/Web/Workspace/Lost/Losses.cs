using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Web.Workspace.Lost;

/// <summary>Ai nâng được điểm bị mất: the unit by its work, nobody any more, or somebody else.</summary>
public enum Reach
{
    /// <summary>A lever of the unit wins it back.</summary>
    Own,

    /// <summary>Lost for this period; work only keeps more from being lost.</summary>
    KeepOnly,

    /// <summary>A unit above, or the catalogue; or nothing has happened.</summary>
    Others,
}

/// <summary>Một thành phần đang mất điểm.</summary>
/// <param name="NeededForAll">how many more met subjects give full marks; null when that is out of reach</param>
public sealed record LostRow(
    IndicatorScore Score, Reach Reach, FixedIndicators? Fixed, decimal WorthOfOne, int? NeededForAll);

/// <summary>Các khoản mất điểm của một đơn vị: its components that lack points, and who can win them back.</summary>
public sealed class Losses
{
    public Losses(
        Scoreboard board, UnitCode unit, Scorecard card, IReadOnlyDictionary<string, int>? minutes = null)
    {
        Plans = new(board, unit, card, minutes: minutes);
        Rows =
        [
            .. card.Indicators.Where(score => score.Lost > 0).Select(Row)
                .OrderBy(row => row.Reach).ThenByDescending(row => row.Score.Lost),
        ];
    }

    public UnitPlan Plans { get; }

    /// <summary>What the unit can win first, the largest loss first.</summary>
    public IReadOnlyList<LostRow> Rows { get; }

    public IEnumerable<LostRow> Of(Reach reach) => Rows.Where(row => row.Reach == reach);

    public decimal LostTo(Reach reach) => Of(reach).Sum(row => row.Score.Lost);

    private LostRow Row(IndicatorScore score)
    {
        var id = score.Indicator.Id;
        var isOwn = score is { Verdict: Verdict.Measured, InheritedFrom: null };
        var isRaised = isOwn && Plans.Levers.Any(lever => lever.Most > 0 && lever.Raises.Contains(id));
        var fixedBy = Plans.Table.FindFixed(id);
        var isKept = isOwn && fixedBy is not null
            && Subjects.KindOf(score.Indicator) is SubjectsKind.Dossiers or SubjectsKind.Feedback;
        return new(
            score, isRaised ? Reach.Own : isKept ? Reach.KeepOnly : Reach.Others, fixedBy,
            Worth.OfOne(score.Indicator, score.Tally), Worth.NeededFor(score.Indicator, score.Tally, score.Max));
    }
}
