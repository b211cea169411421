using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Followups;

/// <summary>Bảng phân công: every assignment as read once; who answers for what on a day. Pure.</summary>
/// <param name="All">newest first, ended ones among them</param>
public sealed record AssignmentBook(IReadOnlyList<Assignment> All)
{
    /// <summary>Who holds a place of the matrix; null = nobody, to be shown red.</summary>
    public Assignment? Holder(UnitCode unit, string indicator, AssignedPart part, DateOnly day)
    {
        foreach (var one in All)
        {
            if (one.Unit == unit && one.Indicator == indicator && one.Part == part && one.HoldsOn(day))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>The team's member or deputy for a unit: named for it, else for the nearest unit above.</summary>
    public Assignment? OfTeam(UnitCode unit, string indicator, AssignedPart part, UnitDirectory units, DateOnly day)
    {
        for (UnitCode? at = unit; at is { } one; at = units.Parent(one, day))
        {
            if (Holder(one, indicator, part, day) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Everything that an account answers for on a day.</summary>
    public IReadOnlyList<Assignment> Of(string account, DateOnly day) =>
        [.. All.Where(one => one.Account == account && one.HoldsOn(day))];

    /// <summary>
    /// True when somebody in the unit can own the component: its figures are the unit's own and earn points.
    /// </summary>
    public static bool IsOwnable(IndicatorScore score) =>
        score.InheritedFrom is null && score.Verdict is not (Verdict.Constant or Verdict.NotApplicable);

    /// <summary>Components of a unit that nobody there owns on a day.</summary>
    public IReadOnlyList<Indicator> Unowned(Scorecard card, DateOnly day) =>
    [
        .. card.Indicators
            .Where(score => IsOwnable(score) && Holder(new(card.Unit), score.Indicator.Id, AssignedPart.Owner, day) is null)
            .Select(score => score.Indicator),
    ];
}
