using DiemSang.Exchange.Sync;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace DiemSang.Web.Api;

/// <summary>Bên gửi và nội dung của một cuộc gọi đã qua cửa.</summary>
internal sealed record SyncRequest(SenderScope Sender, SyncBody Body);

/// <summary>
/// Cửa đồng bộ: lets a call in that is small enough, JSON in UTF-8, and bears the key of a unit – in the header, or as
/// the session of an old adapter in the body. Size and type are judged before a byte of the body is read.
/// </summary>
internal static class SyncGate
{
    public const long LargestBody = 32 << 20;

    /// <summary>Who may enter: the holder of a unit's key; the framework's own sign-in plays no part.</summary>
    public static TBuilder RequireSyncKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter<TBuilder, SyncKeyFilter>().WithMetadata(new SyncKeyRequired()).AllowAnonymous();

    /// <summary>Reads the body of a call that may be read; otherwise says why not.</summary>
    public static async Task<(SyncBody? Body, Envelope? Refusal)> Read(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentLength > LargestBody)
        {
            return (null, Envelope.Refusal(StatusCodes.Status413PayloadTooLarge, AnswerCode.Wrong, "sync.too-large"));
        }

        if (!request.HasJsonContentType() || !IsUtf8(request.ContentType))
        {
            return (null, Envelope.Refusal(
                StatusCodes.Status415UnsupportedMediaType, AnswerCode.Wrong, "sync.media-type"));
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[64 << 10];
        int read;
        try
        {
            while ((read = await request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > LargestBody)
                {
                    return (null, Envelope.Refusal(413, AnswerCode.Wrong, "sync.too-large"));
                }
            }
        }
        catch (BadHttpRequestException refused)
        {
            return (null, Envelope.Refusal(
                refused.StatusCode, AnswerCode.Wrong, refused.StatusCode == 413 ? "sync.too-large" : "json.cut"));
        }

        var (body, refusal) = SyncBody.Read(bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray());
        return (body, refusal is null ? null : new(StatusCodes.Status400BadRequest, refusal));
    }

    /// <summary>A type that names another encoding than the body may have is believed.</summary>
    private static bool IsUtf8(string? type) => !MediaTypeHeaderValue.TryParse(type, out var media)
        || media.Charset.Value is null or "" || media.Charset.Value.Trim('"').ToLowerInvariant() is "utf-8" or "utf8";

    /// <summary>The key of the headers: Authorization: Bearer, or X-Api-Key.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        var bearer = request.Headers.Authorization.ToString();
        return bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? bearer["Bearer ".Length..].Trim()
            : request.Headers["X-Api-Key"].FirstOrDefault();
    }
}

/// <summary>Marks an endpoint that only the holder of a sending unit's key may call.</summary>
public sealed class SyncKeyRequired;

internal sealed class SyncKeyFilter(SyncKeys keys) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = SyncGate.KeyOf(http.Request);
        var sender = keys.Find(key);
        if (key is not null && sender is null)
        {
            return NoSession();
        }

        var (body, refusal) = await SyncGate.Read(http);
        if (body is null)
        {
            return refusal;
        }

        sender ??= keys.Find(body.Text("session"));
        if (sender is null)
        {
            return NoSession();
        }

        http.Features.Set(new SyncRequest(sender, body));
        return await next(context);
    }

    private static Envelope NoSession() =>
        Envelope.Refusal(StatusCodes.Status401Unauthorized, AnswerCode.NoSession, "sync.no-session");
}
