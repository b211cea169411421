using System.Net;

namespace DiemSang.Web.Access;

/// <summary>Nơi đăng nhập ngoài: an OIDC provider in the shape of VNeID or VNConnect.</summary>
/// <param name="Loa">acr_values asked for, and the least that is taken</param>
public sealed record OidcProvider(string Authority, string ClientId, string? ClientSecret, int Loa);

/// <summary>Thiết lập cửa vào: settings of sign-in, each with a default; all under DIEMSANG__.</summary>
public sealed record AccessSettings
{
    public bool RequiresSecondFactor { get; init; } = true;

    /// <summary>True when browsers reach the program by HTTPS: cookies then carry the __Host- prefix.</summary>
    public bool IsHttps { get; init; }

    /// <summary>Accounts of the demo stand on the sign-in page.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The clock of authenticator apps: the world's, also while the demo lives in 2023.</summary>
    public TimeProvider WorldClock { get; init; } = TimeProvider.System;

    /// <summary>Addresses to listen on beyond this machine; none by default.</summary>
    public IReadOnlyList<IPEndPoint> Listen { get; init; } = [];

    /// <summary>Names by which browsers may call the program.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    public OidcProvider? Citizens { get; init; }

    public OidcProvider? Officials { get; init; }

    public RateLimits Rates { get; init; } = new();

    /// <summary>
    /// DIEMSANG__LISTEN, __HOSTS, __PROXIES (lists with commas), __HTTPS, __SECONDFACTOR, and for
    /// DIEMSANG__OIDC__CITIZEN and __OFFICIAL: __AUTHORITY, __CLIENTID, __CLIENTSECRET, __LOA; and those of
    /// <see cref="RateLimits.From" />.
    /// </summary>
    /// <exception cref="FormatException">an address cannot be read, or hosts are missing beyond this machine</exception>
    public static AccessSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("DIEMSANG");
        var read = new AccessSettings
        {
            RequiresSecondFactor = settings.GetValue("SECONDFACTOR", true),
            Listen = [.. List(settings["LISTEN"]).Select(IPEndPoint.Parse)],
            Hosts = List(settings["HOSTS"]),
            Proxies = [.. List(settings["PROXIES"]).Select(IPAddress.Parse)],
            Citizens = Provider(settings.GetSection("OIDC:CITIZEN")),
            Officials = Provider(settings.GetSection("OIDC:OFFICIAL")),
            Rates = RateLimits.From(configuration),
        };
        var isBeyond = read.Listen.Any(address => !IPAddress.IsLoopback(address.Address));
        return isBeyond && read.Hosts.Count == 0
            ? throw new FormatException("DIEMSANG__LISTEN needs DIEMSANG__HOSTS: the names by which browsers call")
            : read with { IsHttps = settings.GetValue("HTTPS", isBeyond || read.Proxies.Count > 0) };
    }

    private static OidcProvider? Provider(IConfigurationSection section) =>
        section["AUTHORITY"] is { Length: > 0 } authority
            ? new(
                authority, section["CLIENTID"] ?? "diemsang", section["CLIENTSECRET"], section.GetValue("LOA", 1))
            : null;

    private static List<string> List(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
