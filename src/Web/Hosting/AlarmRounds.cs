using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Trực cảnh báo của máy chủ: asks the watch as often as the rules say, by the installation's clock. A judgement that
/// fails is logged and comes again; it never ends the server.
/// </summary>
public sealed class AlarmRounds(Installation house, ILogger<AlarmRounds> log)
{
    private static readonly TimeSpan beat = TimeSpan.FromSeconds(15);

    private readonly string node = Account.NewId();
    private readonly AlarmWatch watch = new(
        house.Followups.Alarms, house.Database, house.Catalogue, house.Book, AlarmRules.Delivered);

    public async Task Run(CancellationToken stopping)
    {
        for (var next = house.Now; ; await Task.Delay(beat, stopping))
        {
            if (house.Now >= next)
            {
                next = house.Now.AddMinutes(AlarmRules.Delivered.EveryMinutes);
                await Judge();
            }
        }
    }

    private async Task Judge()
    {
        try
        {
            await watch.Judge(node, house.Now);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            AlarmLog.Failed(log, fault);
        }
    }
}

internal static partial class AlarmLog
{
    [LoggerMessage(EventId = 10001, Level = LogLevel.Error, Message = "Alarms were not judged and will be tried again")]
    public static partial void Failed(ILogger log, Exception fault);
}
