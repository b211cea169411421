using System.Text;
using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Sync;

namespace DiemSang.Exchange.Imports;

/// <summary>
/// Nhập thông điệp: streams dossiers and events from files. Some batches are read and sealed ahead on other threads
/// while the journal writes one; the order of the file is kept, and so is the memory, at any size.
/// </summary>
internal sealed class MessageImport(Intake intake, DateTimeOffset arrivedAt, Import import)
{
    private const int MostInFlight = 4;
    private const int LargestBatch = 1 << 20;

    private readonly Call call = new(SenderScope.Operator, null, null, arrivedAt, null);
    private readonly HashSet<ImportCount> withEvents = [];

    public Task Dossiers(ImportCount count) => Take(count, events: false, batch =>
    {
        var prepared = intake.PrepareDossiers(call, Items(batch), 0);
        return () => intake.TakeDossiers(call, prepared, [], isLast: false);
    });

    public Task Events(ImportCount count) => !withEvents.Contains(count) ? Task.CompletedTask
        : Take(count, events: true, batch =>
        {
            var prepared = intake.PrepareEvents(call, Items(batch), 0);
            return () => intake.TakeEvents(call, prepared, [], isLast: false);
        });

    private async Task Take(ImportCount count, bool events, Func<List<MessageRow>, Func<Task<Taken>>> prepare)
    {
        await using var stream = File.OpenRead(count.Source.Path);
        var flights = new Queue<(List<MessageRow> Batch, Task<Func<Task<Taken>>> Ready)>();
        foreach (var batch in Batches(count, MessageFile.Open(stream).Rows(), events))
        {
            flights.Enqueue((batch, Task.Run(() => prepare(batch))));
            if (flights.Count == MostInFlight)
            {
                await Land(count, flights.Dequeue());
            }
        }

        while (flights.TryDequeue(out var flight))
        {
            await Land(count, flight);
        }
    }

    /// <summary>Rows that cannot be read are told on the first pass, which takes dossiers.</summary>
    private IEnumerable<List<MessageRow>> Batches(ImportCount count, IEnumerable<MessageRow> rows, bool events)
    {
        var (batch, size, passed) = (new List<MessageRow>(), 0, 0L);
        foreach (var row in rows)
        {
            passed++;
            if (row.Problem is { } problem)
            {
                if (!events)
                {
                    import.Reject(count, problem, Encoding.UTF8.GetString(row.Raw.Span));
                }

                continue;
            }

            if (row.IsProgress != events)
            {
                withEvents.Add(count);
                continue;
            }

            batch.Add(row);
            size += row.Raw.Length;
            if (batch.Count == Intake.MostAtOnce || size > LargestBatch)
            {
                yield return batch;
                import.Passed(count, passed);
                (batch, size) = (new(), 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }

        import.Passed(count, passed);
    }

    private async Task Land(ImportCount count, (List<MessageRow> Batch, Task<Func<Task<Taken>>> Ready) flight)
    {
        var take = await flight.Ready;
        var answers = (await take()).Answers;
        for (var i = 0; i < answers.Count; i++)
        {
            var (row, answer) = (flight.Batch[i], answers[i]);
            if (answer.IsGood)
            {
                count.Accepted++;
                foreach (var warning in answer.Warnings)
                {
                    import.Warn(count, warning with { Line = row.Line });
                }
            }
            else
            {
                count.Held += answer.IsHeld ? 1 : 0;
                var problem = answer.Problem ?? new(0, "MaHoSo", "answer.exists");
                import.Reject(count, problem with { Line = row.Line }, Encoding.UTF8.GetString(row.Raw.Span));
            }
        }
    }

    private static IEnumerable<IncomingItem> Items(List<MessageRow> batch) =>
        batch.Select(row => new IncomingItem(row.Item, row.CallUnit));
}
