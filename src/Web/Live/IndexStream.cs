using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DiemSang.Web.Live;

/// <summary>What an open page receives: the total, and the same written as the page writes it.</summary>
public sealed record StreamedNumber(string Unit, decimal Total, string Text, DateTimeOffset At, long Version)
{
    /// <summary>Written once for all pages, not once for each.</summary>
    internal static string Json(LiveNumber number) => JsonSerializer.Serialize(
        new StreamedNumber(number.Unit, number.Total, Format.Points(number.Total), number.At, number.Version),
        JsonSerializerOptions.Web);
}

/// <summary>GET /api/v1/index/stream: server-sent events, one per unit whose total was counted again.</summary>
public static class IndexStream
{
    public static void MapIndexStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/index/stream", Get)
            .Produces<StreamedNumber>(StatusCodes.Status200OK, "text/event-stream").AllowAnonymous();

    private static ServerSentEventsResult<string> Get(LiveIndex index, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(Numbers(index, SignedInStream.Ended(context)));
    }

    private static async IAsyncEnumerable<SseItem<string>> Numbers(
        LiveIndex index, [EnumeratorCancellation] CancellationToken ended)
    {
        await using var numbers = index.Follow(ended).GetAsyncEnumerator(CancellationToken.None);
        while (await Goes(numbers))
        {
            var number = numbers.Current;
            yield return new(number.Json) { EventId = $"{number.Version}" };
        }
    }

    /// <summary>The end of a session is the end of its stream, not a fault.</summary>
    private static async ValueTask<bool> Goes<T>(IAsyncEnumerator<T> numbers)
    {
        try
        {
            return await numbers.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
