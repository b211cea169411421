namespace DiemSang.OneStop.Journal;

/// <summary>Một việc chờ ghi: done inside a transaction, answered once it has committed or cannot.</summary>
internal abstract class JournalWork
{
    public bool IsAlone { get; init; }

    public abstract void Do(JournalTransaction transaction);

    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

internal sealed class JournalWork<T>(Func<JournalTransaction, T> work) : JournalWork
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Answer => answer.Task;

    public override void Do(JournalTransaction transaction) => result = work(transaction);

    public override void Succeed() => answer.SetResult(result);

    public override void Fail(Exception fault) => answer.SetException(fault);
}
