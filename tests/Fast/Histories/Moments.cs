using DiemSang.OneStop.Catalogue;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>
/// Moments crowded around a few days, so that ties and edges are met often: ends and beginnings of days and sessions,
/// moments named before, and the seconds beside them.
/// </summary>
public sealed class Moments(Dice dice, DateOnly anchor)
{
    private static readonly int[] edges = [0, 0, 1, 86_399, 86_399, 25_200, 41_400, 48_600, 54_000, 54_001, 61_200];

    private readonly DateTimeOffset start = LocalTime.Start(anchor);
    private readonly List<DateTimeOffset> named = [];

    public IReadOnlyList<DateTimeOffset> Named => named;

    public DateTimeOffset Any() => named.Count > 0 && dice.Chance(35)
        ? Keep(dice.Of(named).AddSeconds(Nudge()))
        : Keep(start.AddDays(dice.Below(9)).AddSeconds(Second()));

    public DateTimeOffset? Perhaps(int percent) => dice.Chance(percent) ? Any() : null;

    /// <summary>Some days after another moment, at its clock time or at any.</summary>
    public DateTimeOffset After(DateTimeOffset moment, int mostDays)
    {
        var later = moment.AddDays(dice.Below(mostDays + 1));
        return Keep(dice.Chance(60)
            ? later.AddSeconds(Nudge())
            : LocalTime.Start(LocalTime.DayOf(later)).AddSeconds(Second()));
    }

    private int Nudge() => dice.Chance(60) ? 0 : dice.Between(-1, 1);

    private int Second() => dice.Chance(55) ? dice.Of(edges) : dice.Below(86_400);

    private DateTimeOffset Keep(DateTimeOffset moment)
    {
        named.Add(moment);
        return moment;
    }
}
