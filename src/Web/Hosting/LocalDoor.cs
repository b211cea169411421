using System.Text;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Cửa nội bộ: takes writing verbs from commands on this machine, over the socket in the data folder, which only the
/// folder's owner can open. Over the network this address does not exist.
/// </summary>
public static class LocalDoor
{
    public static void MapLocalDoor(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/local/{verb}", Post).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Connections over this socket may open the door; no other carries the mark.</summary>
    public static void LeadsToLocalDoor(this ListenOptions socket) => socket.Use(next => connection =>
    {
        connection.Features.Set(new FromTheFolder());
        return next(connection);
    });

    private static async Task Post(string verb, string[] arguments, Installation house, HttpContext context)
    {
        if (context.Features.Get<FromTheFolder>() is null || WritingVerbs.Find(verb) is not { } run)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        // At once, so that who waits can tell a long work from a server that does not answer.
        await context.Response.StartAsync();
        await context.Response.Body.FlushAsync();
        await using var said = new Lines(context.Response.Body, 'o');
        await using var complained = new Lines(context.Response.Body, 'e');
        var code = await run(new(house, said, complained, _ => { }), arguments);
        await said.FlushAsync();
        await complained.FlushAsync();
        await context.Response.WriteAsync($"x {code}\n");
    }

    private sealed record FromTheFolder;

    /// <summary>Lines with their mark; kept until the end, so that two writers never mix in one line.</summary>
    private sealed class Lines(Stream body, char mark) : TextWriter
    {
        private readonly StringBuilder kept = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => kept.Append(value);

        public override async Task FlushAsync()
        {
            var text = kept.ToString();
            kept.Clear();
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                await body.WriteAsync(Encoding.UTF8.GetBytes($"{mark} {line.TrimEnd('\r')}\n"));
            }
        }
    }
}
