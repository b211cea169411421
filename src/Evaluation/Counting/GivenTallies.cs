using System.Runtime.InteropServices;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

/// <summary>A given tally and when it became known.</summary>
public sealed record KnownTally(GivenTally Tally, DateTimeOffset ArrivedAt);

/// <summary>
/// Số liệu được cung cấp, đã biết: answers [S, E] when its first day is S and its last day is the greatest that does
/// not pass E; of two for the same days the later arrival. Otherwise there is none: "chưa có số liệu cho kỳ này".
/// </summary>
public sealed class GivenTallies
{
    private readonly Dictionary<(UnitCode Unit, string Counter), List<KnownTally>> tallies = [];

    public GivenTallies(IEnumerable<KnownTally> known)
    {
        foreach (var one in known)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(
                tallies, (one.Tally.Unit, one.Tally.Counter), out _);
            (list ??= []).Add(one);
        }
    }

    public static GivenTallies None { get; } = new([]);

    public GivenTally? Find(UnitCode unit, string counter, Period period, DateTimeOffset? knownOn)
    {
        if (!tallies.TryGetValue((unit, counter), out var list))
        {
            return null;
        }

        KnownTally? best = null;
        foreach (var one in list)
        {
            var isKnown = knownOn is null || one.ArrivedAt <= knownOn;
            if (isKnown && one.Tally.From == period.From && one.Tally.To <= period.Day
                && (best is null || one.Tally.To > best.Tally.To
                    || (one.Tally.To == best.Tally.To && one.ArrivedAt >= best.ArrivedAt)))
            {
                best = one;
            }
        }

        return best?.Tally;
    }
}
