using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DiemSang.Exchange;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>A separate process that takes calls into a data folder until it is killed.</summary>
public sealed class VictimProcess : IDisposable
{
    private static readonly string program = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../Victim/debug/DiemSang.Tests.Victim"));

    private readonly ConcurrentDictionary<int, TaskCompletionSource<int>> waiting = new();
    private readonly TaskCompletionSource isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly Task reading;

    /// <param name="watched">a program and its arguments that runs the victim, such as strace; empty = none</param>
    public VictimProcess(DataFolder folder, params string[] watched)
    {
        string[] database = folder.Postgres is { } connection ? [connection] : [];
        string[] steps = [.. watched, program, folder.Path, .. database];
        process = Process.Start(new ProcessStartInfo(steps[0], steps[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.AutoFlush = true;
        reading = Task.Run(Read);
    }

    public Task Ready => isReady.Task;

    /// <summary>The number of items it has written for good; cancelled when the victim died without an answer.</summary>
    public Task<int> Send(int number, string items)
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[number] = answer;
        try
        {
            lock (process)
            {
                process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}\t{items}"));
            }
        }
        catch (IOException)
        {
            answer.TrySetCanceled();
        }

        if (reading.IsCompleted)
        {
            answer.TrySetCanceled();
        }

        return answer.Task;
    }

    /// <summary>kill -9; what it had answered before counts.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>Closes its input and lets it end.</summary>
    public async Task End()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
    }

    public void Dispose() => process.Dispose();

    private void Read()
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line == "ready")
            {
                isReady.SetResult();
            }
            else if (line.Split('\t') is [var number, var good] && good.Length > 0)
            {
                waiting[int.Parse(number, CultureInfo.InvariantCulture)]
                    .TrySetResult(int.Parse(good, CultureInfo.InvariantCulture));
            }
        }

        isReady.TrySetException(new IOException("the victim ended before it was ready"));
        foreach (var answer in waiting.Values)
        {
            answer.TrySetCanceled();
        }
    }
}
