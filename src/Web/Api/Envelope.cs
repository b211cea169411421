using System.Text.Encodings.Web;
using System.Text.Json;
using DiemSang.Exchange.Sync;

namespace DiemSang.Web.Api;

/// <summary>Phong bì trả lời: an answer in the words that both kinds of old callers look for.</summary>
internal sealed class Envelope(int status, CallAnswer answer) : IResult
{
    private static readonly JsonWriterOptions readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Envelope Refusal(int status, string code, string word, params ReadOnlySpan<object?> blanks) =>
        new(status, CallAnswer.Refusal(code, word, blanks));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = answer.Reason is null ? "application/json; charset=utf-8" : "application/problem+json";
        response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(response.BodyWriter, readable);
        answer.Write(json, status);
        await json.FlushAsync(httpContext.RequestAborted);
    }
}
