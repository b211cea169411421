using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DiemSang.OneStop.Access;

namespace DiemSang.Bench;

/// <summary>
/// What a scan of the largest size costs in memory: an officer sends it through the intake's form to the real server; the
/// process's memory is read every few milliseconds while it is received, inspected, sealed and kept.
/// </summary>
public static partial class Uploads
{
    private const int Rounds = 5;

    public static async Task Run(int size)
    {
        var bytes = (size == 0 ? 50 : size) << 20;
        await using var place = new Place(onPostgres: false);
        await using var served = await ServedNation.Start(place.NewFolder("uploads"));
        using var officer = await OfficerAtWork.SignIn(served, Role.CounterOfficer, Nation.Commune(0));
        var client = officer.Client;
        await Send(client, 1 << 20);
        var rises = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            rises.Add(await Rise(() => Send(client, bytes)));
        }

        var kept = Directory.EnumerateFiles(served.House.Folder.Files, "*", SearchOption.AllDirectories)
            .Count(file => new FileInfo(file).Length >= bytes);
        if (kept != Rounds)
        {
            throw new InvalidOperationException($"{kept} of {Rounds} files were kept");
        }

        Timing.Say($"{bytes >> 20} MB by the intake's form: memory rose by {Timing.Median(rises):N1} MB, at most {rises.Max():N1} MB");
    }

    private static async Task<double> Rise(Func<Task> send)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var own = Process.GetCurrentProcess();
        var (before, most) = (own.WorkingSet64, own.WorkingSet64);
        var sending = Task.Run(send);
        while (!sending.IsCompleted)
        {
            own.Refresh();
            most = Math.Max(most, own.WorkingSet64);
            await Task.Delay(5);
        }

        await sending;
        return (most - before) / (double)(1 << 20);
    }

    private static async Task Send(HttpClient client, int bytes)
    {
        var page = await client.GetStringAsync(new Uri("/quay", UriKind.Relative));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(page).Groups[1].Value), "ma-bieu-mau" },
            { new StringContent("tim"), "buoc" },
            { new ScanOf(bytes), "tep-A", "quet.pdf" },
        };
        using var answer = await client.PostAsync(new Uri("/quay/tiep-nhan", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"ma-bieu-mau\" value=\"([^\"]*)\"")]
    private static partial Regex Token();

    /// <summary>A scanned page of the wanted size, written piece by piece.</summary>
    private sealed class ScanOf(int bytes) : HttpContent
    {
        private const string Tail = "\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var head = "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
                + $"4 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length {bytes - 512}>>\nstream\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            var (piece, left) = (new byte[64 << 10], bytes - head.Length - Tail.Length);
            Random.Shared.NextBytes(piece);
            for (; left > 0; left -= piece.Length)
            {
                await stream.WriteAsync(piece.AsMemory(0, Math.Min(left, piece.Length)));
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(Tail));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes;
            return true;
        }
    }
}
