using System.Text.Json;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Live;

/// <summary>What an open page receives: the total, and the same written as the page writes it.</summary>
public sealed record StreamedNumber(string Unit, decimal Total, string Text, DateTimeOffset At, long Version)
{
    /// <summary>One server-sent event; its number is the version.</summary>
    internal static string EventOf(LiveNumber number)
    {
        var data = JsonSerializer.Serialize(
            new StreamedNumber(number.Unit, number.Total, Format.Points(number.Total), number.At, number.Version),
            JsonSerializerOptions.Web);
        return $"data: {data}\nid: {number.Version}\n\n";
    }
}

/// <summary>GET /api/v1/index/stream: server-sent events, one per unit whose total was counted again.</summary>
public static class IndexStream
{
    public static void MapIndexStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/index/stream", Get)
            .Produces<StreamedNumber>(StatusCodes.Status200OK, "text/event-stream").AllowAnonymous();

    private static async Task Get(LiveIndex index, HttpContext context)
    {
        var (ended, answer) = (SignedInStream.Ended(context), context.Response);
        answer.ContentType = "text/event-stream";
        answer.Headers.CacheControl = "no-store";
        await answer.Body.FlushAsync(ended);
        try
        {
            await index.Bulletin.Read(Send, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page has gone, or its session has ended: so does its stream.
            return;
        }

        async Task Send(ReadOnlyMemory<byte> events)
        {
            await answer.Body.WriteAsync(events, ended);
            await answer.Body.FlushAsync(ended);
        }
    }
}
