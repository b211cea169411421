using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using DiemSang.Web.Api;

namespace DiemSang.Web.Access;

/// <summary>Mức gọi mỗi phút: per address, for calls with a key per key; 0 = no limit.</summary>
/// <param name="SignIn">forms of sign-in</param>
/// <param name="LookUp">look-ups without an account, receipts' QR addresses</param>
/// <param name="Forms">all other forms</param>
/// <param name="Api">calls of programs</param>
public sealed record RateLimits(int SignIn = 60, int LookUp = 60, int Forms = 1200, int Api = 1200)
{
    /// <summary>DIEMSANG__RATE__SIGNIN, __LOOKUP, __FORMS, __API.</summary>
    public static RateLimits From(IConfiguration configuration)
    {
        var (settings, usual) = (configuration.GetSection("DIEMSANG:RATE"), new RateLimits());
        return new(
            settings.GetValue("SIGNIN", usual.SignIn), settings.GetValue("LOOKUP", usual.LookUp),
            settings.GetValue("FORMS", usual.Forms), settings.GetValue("API", usual.Api));
    }
}

/// <summary>
/// Van chung: a bound on how often one address knocks, far above what an office of fifty behind one address does, so that
/// guessing and flooding end before they reach database or password. What counts wrong tries stands behind it, unchanged.
/// This machine itself – command line, a proxy that was not named – is not bounded.
/// </summary>
internal static class RateGate
{
    private static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateGate(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : minute;
            rejected.HttpContext.Response.Headers.RetryAfter =
                Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var (kind, most) = Bound(context);
        if (most <= 0 || context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        var caller = kind == "api" && SyncGate.KeyOf(context.Request) is { Length: > 0 } key
            ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))
            : Network(address);
        return RateLimitPartition.GetFixedWindowLimiter(
            $"{kind} {caller}", _ => new() { PermitLimit = most, Window = minute, QueueLimit = 0 });
    }

    private static (string Kind, int Most) Bound(HttpContext context)
    {
        var limits = (context.RequestServices.GetService<AccessSettings>() ?? new()).Rates;
        var (path, isForm) = (context.Request.Path, HttpMethods.IsPost(context.Request.Method));
        return Is(path, "/api") || Is(path, "/SynsTTHCC") ? ("api", limits.Api)
            : Is(path, "/t") || (isForm && Is(path, "/tra-cuu")) ? ("look-up", limits.LookUp)
            : isForm && (Is(path, "/dang-nhap") || Is(path, "/thiet-lap")) ? ("sign-in", limits.SignIn)
            : isForm ? ("forms", limits.Forms)
            : ("", 0);
    }

    private static bool Is(PathString path, string start) => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>One household or office of IPv6 holds a /64: its addresses are one.</summary>
    private static string Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }
}
