using DiemSang.Exchange;
using DiemSang.Exchange.Jobs;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Jobs;
using DiemSang.Web.Telling;
using DiemSang.Web.Workspace.Followups;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Chạy việc định kỳ: looks every few seconds which job is due. A job that fails is logged and tried again; it never
/// ends the server.
/// </summary>
public sealed class JobsHost : IDisposable
{
    private static readonly TimeSpan beat = TimeSpan.FromSeconds(15);

    private readonly JobRunner runner;
    private readonly Postman postman;
    private readonly IReadOnlyList<Job> jobs;
    private readonly ILogger log;
    private CancellationToken stopping;

    public JobsHost(Installation house, IServiceProvider services)
    {
        log = services.GetRequiredService<ILogger<JobsHost>>();
        // Settings of the desk stand beside those of its jobs: DIEMSANG__EXTENSION__MOVESDUE.
        house.Handling.ExtensionMovesDue = services.GetRequiredService<IConfiguration>().GetValue("DIEMSANG:EXTENSION:MOVESDUE", false);
        runner = new(house.Journal, house.Database, () => house.Now);
        var post = services.GetRequiredService<PostSettings>();
        postman = new(house, post);
        // Working days that are never a silence: DIEMSANG__SILENT__AFTER.
        var silentAfter = services.GetRequiredService<IConfiguration>()
            .GetValue("DIEMSANG:SILENT:AFTER", SilenceRule.House.LeastWorkingDays);
        jobs =
        [
            .. HouseJobs.Of(house, silentAfter), AlarmJob.Of(house),
            .. post.Ways.Count > 0 ? [new Job("post", beat, Carry)] : (Job[])[],
        ];
    }

    /// <summary>Runs what is due; a fault of one job does not keep the others from running.</summary>
    public async Task RunDue(CancellationToken stop)
    {
        stopping = stop;
        var states = runner.States().ToDictionary(state => state.Name, state => state.NextAt);
        foreach (var job in jobs.Where(job => runner.IsDue(states.GetValueOrDefault(job.Name))))
        {
            try
            {
                await runner.Run(job, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                JobsLog.Failed(log, job.Name, fault);
            }
        }
    }

    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(beat);
        do
        {
            await RunDue(stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task<string?> Carry(string place)
    {
        await postman.Carry(stopping);
        return null;
    }

    public void Dispose() => postman.Dispose();
}

internal static partial class JobsLog
{
    [LoggerMessage(EventId = 8001, Level = LogLevel.Error, Message = "Job {Job} failed and will be tried again")]
    public static partial void Failed(ILogger log, string job, Exception fault);
}
