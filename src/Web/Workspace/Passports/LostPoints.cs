namespace DiemSang.Web.Workspace.Passports;

/// <summary>Điểm mất chia theo phần: points lost, shared out by counts so that the parts add up in sight.</summary>
public static class LostPoints
{
    /// <summary>Each part to the hundredth; the hundredths left over go to the largest remainders.</summary>
    public static IReadOnlyList<decimal> Shared(decimal lost, IReadOnlyList<long> counts)
    {
        var all = counts.Sum();
        if (all == 0)
        {
            return [.. counts.Select(_ => 0m)];
        }

        var exact = counts.Select(count => lost * 100 * count / all).ToList();
        var parts = exact.Select(decimal.Floor).ToList();
        var left = (int)((lost * 100) - parts.Sum());
        foreach (var (at, _) in exact.Index().OrderByDescending(one => one.Item - parts[one.Index]).Take(left).ToList())
        {
            parts[at]++;
        }

        return [.. parts.Select(part => part / 100)];
    }
}
