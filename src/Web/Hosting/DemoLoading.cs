using System.Security.Cryptography;
using System.Text.Json;
using DiemSang.Demo;
using DiemSang.Exchange;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.Exchange.Sync;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Nạp dữ liệu minh họa: the scenario's calls go through the same doors as anyone's, each with its arrival in 2023.
/// A call that was taken before changes nothing, so an interrupted load is simply run again.
/// </summary>
public sealed class DemoLoading(Installation house, Intake intake)
{
    private const int MostInFlight = 6;

    /// <summary>Fills the folder once; tells how many items have passed.</summary>
    public async Task Fill(Action<long> tell)
    {
        if (File.Exists(house.Folder.DemoFilled))
        {
            return;
        }

        var passed = 0L;
        var flights = new Queue<Task>();
        var freezes = new Queue<DateTimeOffset>(BinhDuong2023.Freezes);
        foreach (var call in BinhDuong2023.Calls())
        {
            if (freezes.TryPeek(out var next) && next < call.ArrivedAt)
            {
                await Land(flights, 0);
                await Freeze(freezes.Dequeue());
            }

            if (call.Kind is not (CallKind.Dossiers or CallKind.Events))
            {
                await Land(flights, 0);
            }

            flights.Enqueue(Take(call));
            await Land(flights, MostInFlight);
            tell(passed += call.Items);
        }

        await Land(flights, 0);
        while (freezes.TryDequeue(out var last))
        {
            await Freeze(last);
        }

        await File.WriteAllTextAsync(house.Folder.DemoFilled, "binh-duong-2023\n");
        house.SaveSnapshot();
    }

    /// <summary>Takes the live feed's calls as the demo's clock reaches them.</summary>
    public async Task Feed(CancellationToken stopping)
    {
        foreach (var call in BinhDuong2023.Feed(house.Now))
        {
            for (var wait = call.ArrivedAt - house.Now; wait > TimeSpan.Zero; wait = call.ArrivedAt - house.Now)
            {
                await Task.Delay(wait < TimeSpan.FromMinutes(1) ? wait : TimeSpan.FromMinutes(1), stopping);
            }

            await Take(call);
        }
    }

    /// <summary>The week is published when its moment passes, by what had arrived until then.</summary>
    private async Task Freeze(DateTimeOffset cutOff)
    {
        if (house.PublicationBook.InForce().All(one => one.CutOff != cutOff))
        {
            await house.Publications.Freeze(cutOff, "system", cutOff);
        }
    }

    private static async Task Land(Queue<Task> flights, int most)
    {
        while (flights.Count > most)
        {
            await flights.Dequeue();
        }
    }

    private async Task Take(DemoCall call)
    {
        switch (call.Kind)
        {
            case CallKind.Units:
                await house.CatalogueChanges.Receive(Rows(call, UnitRows.Read), call.ArrivedAt);
                break;
            case CallKind.Procedures:
                await house.CatalogueChanges.Receive(Rows(call, ProcedureRows.Read), call.ArrivedAt);
                break;
            case CallKind.Tallies:
                await house.Give(Rows(call, GivenTallyRows.Read), call.ArrivedAt);
                break;
            case CallKind.Feedback:
                var cases = Rows(call, FeedbackRows.Read);
                await house.Journal.Write(work =>
                    cases.Count(said => house.Feedback.Receive(work, said, call.ArrivedAt, "import")));
                break;
            case CallKind.Ratings:
                var ratings = Rows(call, RatingRows.Read);
                await house.Journal.Write(work =>
                {
                    ratings.ForEach(rating => house.Feedback.Receive(work, rating, call.ArrivedAt));
                    return ratings.Count;
                });
                break;
            case CallKind.Dossiers:
                await Sent(call, intake.Dossiers);
                break;
            default:
                await Sent(call, intake.Events);
                break;
        }
    }

    private async Task Sent(DemoCall call, Func<Call, IReadOnlyList<JsonElement>, Task<CallAnswer>> take)
    {
        var sender = new SenderScope(house.Catalogue.Current.Units.Find(call.Sender));
        var sent = new Call(sender, call.Sender, null, call.ArrivedAt, SHA256.HashData(call.Body.Span));
        using var body = JsonDocument.Parse(call.Body);
        var answer = await take(sent, [.. body.RootElement.EnumerateArray()]);
        if (answer.Items.FirstOrDefault(item => !item.IsGood) is { } refused)
        {
            throw new InvalidOperationException($"the demo's own item was refused: {refused}");
        }
    }

    private static List<T> Rows<T>(DemoCall call, Func<RowCells, T?> read)
        where T : class
    {
        using var stream = new MemoryStream(call.Body.ToArray());
        var rows = ReferenceFile.Open(stream).Rows(read).ToList();
        return rows.Find(row => row.Problem is not null) is { } bad
            ? throw new InvalidOperationException($"the demo's own row was refused: {bad.Problem!.Say()}")
            : [.. rows.Select(row => row.Record!)];
    }
}
