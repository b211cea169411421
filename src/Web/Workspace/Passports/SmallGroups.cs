namespace DiemSang.Web.Workspace.Passports;

/// <summary>
/// Nhóm nhỏ: whoever has not signed in sees no group of fewer than five, for behind it a person might be known.
/// </summary>
public static class SmallGroups
{
    public const int Least = 5;

    /// <summary>The reason under which small groups stand together.</summary>
    public const string Rest = "small-groups";

    /// <summary>
    /// Groups of five or more, and the others as one. When the others together are still too few, the next smallest
    /// group joins them: otherwise total minus groups would give them away.
    /// </summary>
    /// <param name="groups">largest first, each with the points lost to it</param>
    /// <param name="rest">name of the joined group</param>
    public static IReadOnlyList<(string Name, int Count, decimal Lost)> Joined(
        IReadOnlyList<(string Name, int Count, decimal Lost)> groups, string rest)
    {
        var shown = groups.TakeWhile(group => group.Count >= Least).ToList();
        while (shown.Count > 0 && Rest() is > 0 and < Least)
        {
            shown.RemoveAt(shown.Count - 1);
        }

        return Rest() switch
        {
            0 => shown,
            < Least => [],
            var joined => [.. shown, (rest, joined, groups.Skip(shown.Count).Sum(group => group.Lost))],
        };

        int Rest() => groups.Skip(shown.Count).Sum(group => group.Count);
    }
}
