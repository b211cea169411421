using DiemSang.Exchange;
using DiemSang.OneStop;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Chốt số theo lịch: publishes each week when its cut-off passes. A cut-off that passed while nobody ran is made up,
/// as it was known then, once the series of publications has begun. Of several nodes the first one publishes.
/// </summary>
public sealed class WeekClosing(Installation house, Outlook outlook, ILogger<WeekClosing> log)
{
    private const int MostMissed = 10;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(15);

    public async Task Run(CancellationToken stopping)
    {
        for (var since = house.Now; outlook.FreezesBySchedule; )
        {
            foreach (var cutOff in Due(since))
            {
                await Freeze(cutOff);
            }

            await Task.Delay(pause, stopping);
        }
    }

    /// <summary>The cut-offs to publish now: those passed since a moment, and those missed after the last publication.</summary>
    public IReadOnlyList<DateTimeOffset> Due(DateTimeOffset since)
    {
        var published = house.PublicationBook.InForce();
        var start = published.Count > 0 && published[^1].CutOff < since ? published[^1].CutOff : since;
        return
        [
            .. outlook.ClosedWeeks(house.Now, MostMissed)
                .Where(close => close > start && published.All(one => one.CutOff != close)),
        ];
    }

    public async Task Freeze(DateTimeOffset cutOff)
    {
        try
        {
            await house.Publications.Freeze(cutOff, "system", house.Now);
        }
        catch (RefusedException refused) when (refused.Code is "publication.already" or "publication.no-units")
        {
            // Another node was first, or there is nothing to publish yet.
        }
        catch (RefusedException refused)
        {
            log.LogWarning("week {CutOff} waits: {Code}", cutOff, refused.Code);
        }
    }
}
