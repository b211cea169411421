using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Exchange.Telling;
using DiemSang.OneStop.Telling;

namespace DiemSang.Web.Telling;

/// <summary>
/// Gửi tin nhắn qua cổng: a signed POST to the one address that is set up. No redirect is followed, and a name that
/// leads into a private network is not called: the name must then stand in the settings as an address.
/// </summary>
public sealed class HookPost : IDisposable
{
    public const string Signature = "X-Diem-Sang-Signature";

    private readonly HttpClient client;
    private readonly TimeProvider clock;

    public HookPost(TimeSpan patience, TimeProvider clock)
    {
        this.clock = clock;
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectCallback = Connect })
        {
            Timeout = patience,
            MaxResponseContentBufferSize = 64 << 10,
        };
    }

    public async Task<PostFailure> Send(Hook hook, OpenLetter letter, LetterText text, CancellationToken stop)
    {
        var number = string.Concat(letter.Address.Where(char.IsAsciiDigit));
        if (number.Length is < 9 or > 15)
        {
            return PostFailure.NoAddress;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = letter.Letter.Id, kind = letter.Letter.Kind, dossier = letter.Letter.Dossier.Value, to = number, text = text.Short,
        });
        using var call = new HttpRequestMessage(HttpMethod.Post, hook.Address) { Content = new ByteArrayContent(body) };
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        call.Headers.Add("Idempotency-Key", letter.Letter.Id);
        call.Headers.Add(Signature, Sign(hook.Secret, clock.GetUtcNow(), body));
        try
        {
            using var answer = await client.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, stop);
            return answer switch
            {
                { IsSuccessStatusCode: true } => PostFailure.None,
                { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity } =>
                    PostFailure.RefusedForGood,
                _ => PostFailure.RefusedForNow,
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException
            && !stop.IsCancellationRequested)
        {
            return PostFailure.Unreachable;
        }
    }

    /// <summary>"t=1667265000,v1=…": HMAC-SHA256, in hex, of the second, a dot and the body.</summary>
    public static string Sign(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var second = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] text = [.. Encoding.ASCII.GetBytes(second + "."), .. body];
        return $"t={second},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text))}";
    }

    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal]
            : [.. (await Dns.GetHostAddressesAsync(host, stop)).Where(IsPublic)];
        if (addresses.Length == 0)
        {
            throw new HttpRequestException($"{host} leads to no public address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsPublic(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return !IPAddress.IsLoopback(address) && bytes switch
        {
            [0, ..] or [10, ..] or [127, ..] or [169, 254, ..] or [192, 168, ..] => false,
            [172, >= 16 and <= 31, _, _] or [100, >= 64 and <= 127, _, _] or [>= 224, _, _, _] => false,
            { Length: 16 } => !(address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal
                || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)),
            _ => true,
        };
    }
}
