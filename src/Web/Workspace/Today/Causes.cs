using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Today;

/// <summary>Một nguyên nhân: what one component did to the total between two closed weeks.</summary>
/// <param name="MoreMet">how many more subjects are met; null where nothing is counted</param>
/// <param name="MoreMissed">how many more are missed</param>
/// <param name="Leading">the unit below with the greatest part in it</param>
public sealed record Cause(
    Indicator Indicator, decimal Change, decimal? Before, decimal? After, long? MoreMet, long? MoreMissed,
    string? Leading);

/// <summary>
/// Vì sao điểm đổi: the causes in order, risers first; with the unexplained rest they add up to the change.
/// </summary>
public sealed record Causes(Movement Movement, IReadOnlyList<Cause> Moved, int Unmoved, decimal Rounding)
{
    /// <summary>null when the two weeks stand under different rulesets.</summary>
    public static Causes? Between(Scoreboard before, Scoreboard after, UnitCode unit)
    {
        if (before.Ruleset.Id != after.Ruleset.Id)
        {
            return null;
        }

        var (old, fresh) = (before.Of(unit)!, after.Of(unit)!);
        var movement = Movement.Between(old, fresh);
        var changes = movement.Groups.SelectMany(group => group.Components).ToList();
        var moved = changes.Where(change => change.Delta != 0)
            .OrderByDescending(change => change.Delta > 0).ThenByDescending(change => Math.Abs(change.Delta))
            .Select(change => Of(change, before, after, unit)).ToList();
        return new(movement, moved, changes.Count - moved.Count, movement.Delta - moved.Sum(cause => cause.Change));
    }

    private static Cause Of(Change change, Scoreboard before, Scoreboard after, UnitCode unit)
    {
        var indicator = after.Ruleset.Get(change.Subject);
        var (old, fresh) = (before.Of(unit)!.Find(indicator.Id)!, after.Of(unit)!.Find(indicator.Id)!);
        var met = Difference(old.Tally.Numerator, fresh.Tally.Numerator);
        var missed = Difference(
            old.Tally.Denominator - old.Tally.Numerator, fresh.Tally.Denominator - fresh.Tally.Numerator);
        var leading = Subjects.KindOf(indicator) is SubjectsKind.Dossiers or SubjectsKind.Feedback
            ? Leading(indicator.Id, before, after, unit, isRise: change.Delta > 0)
            : null;
        return new(indicator, change.Delta, old.Ratio, fresh.Ratio, met, missed, leading);
    }

    private static string? Leading(string id, Scoreboard before, Scoreboard after, UnitCode unit, bool isRise)
    {
        var day = after.Period.Day;
        return after.Catalogue.Units.Children(unit, day).Where(child => child.IsValidOn(day))
            .Select(child => (
                child.Name,
                Part: Part(before.Of(child.Code)?.Find(id), after.Of(child.Code)?.Find(id), isRise)))
            .Where(child => child.Part > 0)
            .OrderByDescending(child => child.Part).Select(child => child.Name).FirstOrDefault();
    }

    private static decimal Part(IndicatorScore? before, IndicatorScore? after, bool isRise)
    {
        var met = (after?.Tally.Numerator ?? 0) - (before?.Tally.Numerator ?? 0);
        return isRise ? met : (after?.Tally.Denominator ?? 0) - (before?.Tally.Denominator ?? 0) - met;
    }

    private static long? Difference(decimal? before, decimal? after) => (long?)(after - before);
}
