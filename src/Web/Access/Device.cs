namespace DiemSang.Web.Access;

/// <summary>Thiết bị: kind of browser and system, as the list of sessions shows it; nothing that tells one machine.</summary>
internal static class Device
{
    private static readonly (string Mark, string Name)[] browsers =
    [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Coc Coc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        string[] found = [Find(browsers, agent), Find(systems, agent)];
        return string.Join(", ", found.Where(name => name.Length > 0));
    }

    private static string Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? "";
}
