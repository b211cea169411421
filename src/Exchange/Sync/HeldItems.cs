namespace DiemSang.Exchange.Sync;

/// <summary>Mục tạm giữ: items kept apart until the unit they name is known; they count nowhere until then.</summary>
public static class HeldItems
{
    /// <summary>How many wait, by the code of who sent them.</summary>
    public static IReadOnlyDictionary<string, long> BySender(Installation house)
    {
        using var session = house.Database.OpenReader();
        return CallStore.HeldBySender(session);
    }
}
