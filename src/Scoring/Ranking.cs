using System.Globalization;

namespace DiemSang.Scoring;

/// <summary>Thứ hạng: place among Of units; tied units share a rank and the next rank is skipped.</summary>
public sealed record Ranked(int Rank, int Of, bool IsTied, Scorecard Scorecard);

/// <summary>Xếp hạng: by total, best first, 1-2-2-4, equal totals in the order of Vietnamese names.</summary>
public static class Ranking
{
    private static readonly CompareInfo names = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    public static IReadOnlyList<Ranked> Of(IEnumerable<Scorecard> cards)
    {
        var sorted = cards.ToArray();
        Array.Sort(sorted, Compare);
        var ranked = new Ranked[sorted.Length];
        var rank = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var sharesAbove = i > 0 && sorted[i].Total == sorted[i - 1].Total;
            var sharesBelow = i < sorted.Length - 1 && sorted[i].Total == sorted[i + 1].Total;
            if (!sharesAbove) rank = i + 1;
            ranked[i] = new(rank, sorted.Length, sharesAbove || sharesBelow, sorted[i]);
        }
        return ranked;
    }

    private static int Compare(Scorecard left, Scorecard right)
    {
        var order = right.Total.CompareTo(left.Total);
        if (order == 0) order = names.Compare(left.Name, right.Name);
        return order == 0 ? string.CompareOrdinal(left.Unit, right.Unit) : order;
    }
}
