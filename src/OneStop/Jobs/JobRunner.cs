using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Jobs;

/// <summary>Việc định kỳ: done in steps, each of which may be repeated.</summary>
/// <param name="Every">between the end of a run and the next one</param>
/// <param name="Step">does what follows a place ("" = the beginning) and names the next place; null at the end</param>
public sealed record Job(string Name, TimeSpan Every, Func<string, Task<string?>> Step);

/// <summary>
/// Người chạy việc: of several nodes one runs a job, under a lease that it renews with every step; another goes on from
/// the last step when it dies. The clock is the installation's.
/// </summary>
public sealed class JobRunner(Journal.Journal journal, Database database, Func<DateTimeOffset> now)
{
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan afterFailure = TimeSpan.FromMinutes(1);

    private readonly string node = Guid.CreateVersion7().ToString("N");

    /// <summary>Runs a job if it is due and runs nowhere else.</summary>
    /// <returns>true when it was run to its end</returns>
    public async Task<bool> Run(Job job, CancellationToken stop)
    {
        var place = await journal.Write(work => JobStore.Take(work.Session, job.Name, node, now(), now() + lease));
        if (place is null)
        {
            return false;
        }

        var isDone = false;
        try
        {
            while (!stop.IsCancellationRequested && !isDone)
            {
                if (await job.Step(place!) is not { } next)
                {
                    isDone = true;
                }
                else if (await journal.Write(work => JobStore.Advance(work.Session, job.Name, node, next, now() + lease)))
                {
                    place = next;
                }
                else
                {
                    return false;
                }
            }

            return isDone;
        }
        finally
        {
            await journal.Write(work =>
            {
                if (isDone)
                {
                    JobStore.End(work.Session, job.Name, node, now(), now() + job.Every);
                }
                else
                {
                    JobStore.Free(work.Session, job.Name, node, now() + afterFailure);
                }

                return true;
            });
        }
    }

    public bool IsDue(DateTimeOffset nextAt) => nextAt <= now();

    public IReadOnlyList<JobState> States()
    {
        using var session = database.OpenReader();
        return JobStore.All(session);
    }
}
