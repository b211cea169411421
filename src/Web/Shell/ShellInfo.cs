using DiemSang.OneStop.Access;

namespace DiemSang.Web.Shell;

/// <summary>Khung trang: what the frame of every page says besides the page itself.</summary>
/// <param name="Unit">The office that runs this installation, beside the logo; a line break in it is kept.</param>
/// <param name="Banner">One sentence above everything, or nothing.</param>
/// <param name="IsDemo">The figures are made up; the footer says so.</param>
/// <param name="DataTime">Up to when the figures are counted.</param>
/// <param name="Version">Of the figures; a live page never goes back to a smaller one.</param>
public sealed record ShellInfo(
    string? Unit = null,
    string? Banner = null,
    bool IsDemo = false,
    DateTimeOffset? DataTime = null,
    long? Version = null)
{
    /// <summary>Citizens may file here: the menu leads to it.</summary>
    public bool TakesFilings { get; init; }

    /// <summary>The demo: a visitor may see it as one of its invented people.</summary>
    public bool HasRoles { get; init; }

    /// <summary>How many alarms wait for a visitor; null where nobody watches.</summary>
    public Func<Visitor, int>? Alarms { get; init; }
}
