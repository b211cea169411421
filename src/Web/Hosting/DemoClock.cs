namespace DiemSang.Web.Hosting;

/// <summary>Đồng hồ của bản minh họa: runs as fast as any clock, but begins on a day of the past.</summary>
public sealed class DemoClock : TimeProvider
{
    private DateTimeOffset start;
    private long since;

    public DemoClock(DateTimeOffset opensAt) => ContinueFrom(opensAt);

    public override DateTimeOffset GetUtcNow() => (start + System.GetElapsedTime(since)).ToUniversalTime();

    /// <summary>Goes on from the last thing that happened, so that a second start never steps back.</summary>
    public void ContinueFrom(DateTimeOffset last)
    {
        if (last > start)
        {
            (start, since) = (last, System.GetTimestamp());
        }
    }
}
