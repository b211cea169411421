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
    /// <param name="groups">largest first</param>
    /// <param name="rest">name of the joined group</param>
    public static IReadOnlyList<(string Name, int Count)> Joined(IReadOnlyList<(string Name, int Count)> groups, string rest)
    {
        var shown = groups.Where(group => group.Count >= Least).ToList();
        var joined = groups.Sum(group => group.Count) - shown.Sum(group => group.Count);
        while (joined is > 0 and < Least && shown.Count > 0)
        {
            joined += shown[^1].Count;
            shown.RemoveAt(shown.Count - 1);
        }

        return joined == 0 ? shown : joined < Least ? [] : [.. shown, (rest, joined)];
    }
}
