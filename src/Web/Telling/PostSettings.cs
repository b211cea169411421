using System.Net;
using DiemSang.OneStop.Telling;

namespace DiemSang.Web.Telling;

/// <summary>Mã hóa đường tới máy chủ thư.</summary>
public enum MailTls
{
    /// <summary>STARTTLS, and nothing is sent when the server does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Implicit,

    /// <summary>Plain: only on this machine.</summary>
    None,
}

/// <summary>Máy chủ thư.</summary>
/// <param name="From">address that letters come from</param>
public sealed record MailServer(string Host, int Port, string From, MailTls Tls)
{
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
}

/// <summary>Cổng nhắn tin của nhà mạng hay Zalo: who sends a message for us.</summary>
/// <param name="Secret">signs what is posted</param>
public sealed record Hook(Uri Address, string Secret);

/// <summary>Thiết lập gửi thư báo: nothing is sent by a way that is not set up; all under DIEMSANG__.</summary>
public sealed record PostSettings
{
    public MailServer? Mail { get; init; }

    public IReadOnlyDictionary<TellingWay, Hook> Hooks { get; init; } = new Dictionary<TellingWay, Hook>();

    /// <summary>Longest wait for a mail server or a hook.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public IReadOnlySet<TellingWay> Ways =>
        Hooks.Keys.Concat(Mail is null ? [] : [TellingWay.Email]).ToHashSet();

    /// <summary>
    /// DIEMSANG__MAIL__HOST, __PORT, __FROM, __TLS (starttls, implicit, none), __USER, __PASSWORD; DIEMSANG__HOOK__SMS
    /// and __ZALO (addresses), __HOSTS (names and addresses that may be called, with commas), __SECRET.
    /// </summary>
    /// <exception cref="FormatException">half set up, plain beyond this machine, or a host that is not allowed</exception>
    public static PostSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("DIEMSANG");
        return new() { Mail = MailOf(settings.GetSection("MAIL")), Hooks = HooksOf(settings.GetSection("HOOK")) };
    }

    private static MailServer? MailOf(IConfigurationSection mail)
    {
        if (mail["HOST"] is not { Length: > 0 } host)
        {
            return null;
        }

        var from = mail["FROM"] ?? "";
        var tls = mail.GetValue("TLS", MailTls.StartTls);
        return !MailPost.IsAddress(from) ? throw new FormatException("DIEMSANG__MAIL__FROM must be an e-mail address")
            : tls == MailTls.None && !IsThisMachine(host)
                ? throw new FormatException("DIEMSANG__MAIL__TLS=none is for a mail server on this machine alone")
            : new(host, mail.GetValue("PORT", tls == MailTls.Implicit ? 465 : 587), from, tls)
            {
                User = mail["USER"] ?? "", Password = mail["PASSWORD"] ?? "",
            };
    }

    private static Dictionary<TellingWay, Hook> HooksOf(IConfigurationSection hooks)
    {
        var allowed = (hooks["HOSTS"] ?? "").Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return ((TellingWay[])[TellingWay.Sms, TellingWay.Zalo])
            .Where(way => hooks[way.ToString()] is { Length: > 0 })
            .ToDictionary(way => way, way => HookOf(hooks[way.ToString()]!, hooks["SECRET"] ?? "", allowed));
    }

    private static Hook HookOf(string address, string secret, string[] allowed)
    {
        const int leastSecret = 32;
        return !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsThisMachine(uri.Host)))
                ? throw new FormatException("DIEMSANG__HOOK__…: an https address")
            : !allowed.Contains(uri.Host, StringComparer.OrdinalIgnoreCase)
                ? throw new FormatException($"DIEMSANG__HOOK__HOSTS does not name {uri.Host}")
            : secret.Length < leastSecret
                ? throw new FormatException($"DIEMSANG__HOOK__SECRET needs at least {leastSecret} characters")
            : new(uri, secret);
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
