using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using Microsoft.Extensions.Primitives;

namespace DiemSang.Web.Api;

/// <summary>
/// Giao diện đồng bộ: the address of today, the addresses that adapters have used for years, their login.
/// </summary>
public static class Sync
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 255;
    private const int LongestUnit = 64;
    private const int MostItems = 20_000;

    /// <summary>Needs an <see cref="Installation"/> opened for writing among the services.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services) =>
        services.AddSingleton<Intake>().AddSingleton<SyncKeys>();

    public static void MapSync(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/sync", (HttpContext http, Intake intake, Installation house) =>
            Take(http, null, intake, house)).RequireSyncKey();
        app.MapPost("/SynsTTHCC/DongBoHoSoMC", (HttpContext http, Intake intake, Installation house) =>
            Take(http, SyncBody.DossierService, intake, house)).RequireSyncKey();
        app.MapPost("/SynsTTHCC/CapNhatTienDoHoSoMC", (HttpContext http, Intake intake, Installation house) =>
            Take(http, SyncBody.ProgressService, intake, house)).RequireSyncKey();
        app.MapPost("/api/v1/sync/session", LogIn).AllowAnonymous();
        app.MapPost("/SynsTTHCC/DangNhap", LogIn).AllowAnonymous();
    }

    private static async Task<IResult> Take(HttpContext http, string? service, Intake intake, Installation house)
    {
        var (sender, body) = http.Features.Get<SyncRequest>()!;
        var query = http.Request.Query;
        var items = body.Items();
        if (Fault(http.Request, items.Count) is { } fault)
        {
            return fault;
        }

        service ??= body.Text("service", query) ?? ServiceOf(items);
        var unit = body.Text("madonvi", query) ?? body.Text("MaDinhDanhDV", query);
        if (!IsUpdating(body.Text("isUpdating", query), out var isUpdating))
        {
            return Envelope.Refusal(StatusCodes.Status400BadRequest, AnswerCode.Wrong, "sync.odd-updating");
        }

        if (unit?.Length > LongestUnit)
        {
            return Envelope.Refusal(
                StatusCodes.Status400BadRequest, AnswerCode.Wrong, "sync.odd-unit", LongestUnit);
        }

        var call = new Call(sender, unit, isUpdating, house.Now, body.CallDigest(service, unit, isUpdating))
        {
            Key = http.Request.Headers[KeyHeader].SingleOrDefault(),
        };
        return service switch
        {
            SyncBody.DossierService => Said(await intake.Dossiers(call, items)),
            SyncBody.ProgressService => Said(await intake.Events(call, items)),
            _ => Envelope.Refusal(StatusCodes.Status400BadRequest, AnswerCode.Wrong, "sync.no-service", service),
        };
    }

    /// <summary>What forbids to look at the items at all.</summary>
    private static Envelope? Fault(HttpRequest request, int items) =>
        !IsKey(request.Headers[KeyHeader])
            ? Envelope.Refusal(StatusCodes.Status400BadRequest, AnswerCode.Wrong, "sync.odd-key")
        : items == 0 ? Envelope.Refusal(StatusCodes.Status400BadRequest, AnswerCode.Wrong, "answer.nothing")
        : items > MostItems ? Envelope.Refusal(
            StatusCodes.Status413PayloadTooLarge, AnswerCode.Wrong, "sync.too-many", items, MostItems)
        : null;

    private static Envelope Said(CallAnswer answer) => new(
        answer.Reason == CallAnswer.KeyUsed ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        answer);

    private static bool IsKey(StringValues header) => header.Count == 0
        || header is [{ Length: > 0 and <= LongestKey } key] && key.All(one => one is >= '!' and <= '~');

    private static async Task<IResult> LogIn(HttpContext http, SyncKeys keys)
    {
        var (body, refusal) = await SyncGate.Read(http);
        if (body is null)
        {
            return refusal!;
        }

        return keys.LogIn(body.Text("username"), body.Text("password")) is { } session
            ? TypedResults.Json(new { session, error_code = 0, message = Words.Say("sync.logged-in") })
            : Envelope.Refusal(StatusCodes.Status401Unauthorized, AnswerCode.NoSession, "sync.no-session");
    }

    private static string ServiceOf(IReadOnlyList<System.Text.Json.JsonElement> items) =>
        items is [{ ValueKind: System.Text.Json.JsonValueKind.Object } first, ..]
            && first.TryGetProperty("ThoiDiemXuLy", out _) && !first.TryGetProperty("TrangThaiHoSo", out _)
            ? SyncBody.ProgressService : SyncBody.DossierService;

    private static bool IsUpdating(string? text, out bool? isUpdating)
    {
        isUpdating = text?.ToLowerInvariant() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => null,
        };
        return text is null || isUpdating is not null;
    }
}
