using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>
/// Chạy lệnh ghi: in this process when the folder is free; else handed to the server that holds it, over the socket
/// in the folder.
/// </summary>
internal static class Writing
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    public static Task<int> Run(DataFolder folder, string verb, params IReadOnlyList<string> arguments) =>
        Opened.Run(async () =>
        {
            try
            {
                using var house = Installation.OpenForWriting(folder, TimeProvider.System);
                return await WritingVerbs.Find(verb)!(new(house, Console.Out, Console.Error, ShowProgress), arguments);
            }
            catch (FolderInUseException)
            {
                return await HandOver(folder, verb, arguments);
            }
        });

    /// <summary>Gives the work to the server that holds the folder; one that is still opening it is waited for.</summary>
    public static async Task<int> HandOver(DataFolder folder, string verb, IReadOnlyList<string> arguments)
    {
        try
        {
            using var door = new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancel) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.GetFullPath(folder.Socket)), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            };
            using var server = new HttpClient(door) { BaseAddress = new("http://localhost"), Timeout = Timeout.InfiniteTimeSpan };
            while (true)
            {
                using var answer = await Ask(server, verb, arguments);
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                {
                    answer.EnsureSuccessStatusCode();
                    return await Repeat(answer);
                }

                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return Opened.Fail(Words.Say("cli.server-silent", Path.GetFullPath(folder.Path)));
        }
    }

    /// <summary>The head of the answer comes at once; its lines when the work is done.</summary>
    private static async Task<HttpResponseMessage> Ask(HttpClient server, string verb, IReadOnlyList<string> arguments)
    {
        using var waiting = new CancellationTokenSource(patience);
        using var call = new HttpRequestMessage(HttpMethod.Post, $"/local/{verb}")
        {
            Content = JsonContent.Create(arguments),
        };
        return await server.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, waiting.Token);
    }

    /// <summary>Each line says where it belongs: "o " answer, "e " complaint, "x " exit code.</summary>
    private static async Task<int> Repeat(HttpResponseMessage answer)
    {
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            switch (line[0])
            {
                case 'o':
                    Console.WriteLine(line[2..]);
                    break;
                case 'e':
                    await Console.Error.WriteLineAsync(line[2..]);
                    break;
                default:
                    return int.Parse(line[2..], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new IOException("the server ended before it was done");
    }

    private static void ShowProgress(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{text} ");
        }
    }
}
