using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Publications;

/// <summary>Hạng khi chốt: the place of every unit among its level below each of its ancestors.</summary>
internal static class PublishedRanks
{
    public static Dictionary<string, List<PublishedRank>> Of(
        IReadOnlyList<Unit> units, IReadOnlyList<Scorecard> cards, UnitDirectory directory, DateOnly day)
    {
        var peers = new Dictionary<(string Parent, UnitLevel Level), List<Scorecard>>();
        var ranks = new Dictionary<string, List<PublishedRank>>(StringComparer.Ordinal);
        foreach (var (unit, card) in units.Zip(cards))
        {
            ranks[card.Unit] = [];
            foreach (var above in Above(unit.Code, directory, day))
            {
                if (!peers.TryGetValue((above, unit.Level), out var list))
                {
                    peers[(above, unit.Level)] = list = [];
                }

                list.Add(card);
            }
        }

        foreach (var ((parent, _), list) in peers.OrderBy(one => one.Key.Parent, StringComparer.Ordinal))
        {
            foreach (var place in Ranking.Of(list))
            {
                ranks[place.Scorecard.Unit].Add(new(parent, place.Rank, place.Of));
            }
        }

        return ranks;
    }

    /// <summary>All ancestors; "" for a unit that has none.</summary>
    private static IEnumerable<string> Above(UnitCode unit, UnitDirectory directory, DateOnly day)
    {
        var parent = directory.Parent(unit, day);
        if (parent is null)
        {
            yield return "";
        }

        for (; parent is { } one; parent = directory.Parent(one, day))
        {
            yield return one.Value;
        }
    }
}
