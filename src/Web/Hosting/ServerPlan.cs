using DiemSang.Exchange;
using DiemSang.Web.Access;
using DiemSang.Web.Portal;
using DiemSang.Web.Telling;

namespace DiemSang.Web.Hosting;

/// <summary>What a server is started with.</summary>
/// <param name="Port">on 127.0.0.1; 0 = any free one</param>
/// <param name="Listen">addresses beyond this machine, with commas; null = as the environment says</param>
public sealed record ServerPlan(DataFolder Folder, int Port, bool IsDemo, string? Listen = null)
{
    public const int DefaultPort = 5766;

    /// <summary>Another clock than the system's, for stories.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>What citizens may do; null = as the environment says.</summary>
    public PortalSettings? Portal { get; init; }

    /// <summary>How one signs in; null = as the environment says.</summary>
    public AccessSettings? Access { get; init; }

    /// <summary>How letters are sent; null = as the environment says.</summary>
    public PostSettings? Post { get; init; }
}
