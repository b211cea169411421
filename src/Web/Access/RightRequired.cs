using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Authorization;

namespace DiemSang.Web.Access;

/// <summary>Đối tượng của quyền: what an endpoint's right is asked about, and which route value names it.</summary>
public enum Target
{
    /// <summary>Nothing in particular: the right must hold somewhere.</summary>
    None,

    /// <summary>A unit, by the route value "unit".</summary>
    Unit,

    /// <summary>A dossier, by the route value "dossier": its unit, or whose own it is.</summary>
    Dossier,

    /// <summary>The visitor's own account and dossiers; nobody else's can be named.</summary>
    Own,

    /// <summary>An account, by the route value "account": the unit in which it works.</summary>
    Account,

    /// <summary>A letter to an applicant, by the route value "letter": the unit of its dossier.</summary>
    Letter,
    /// <summary>An official notice, by the route value "notice": the unit that issues it.</summary>
    Notice,

    /// <summary>A remedy, by the route value "remedy": the unit that it is for.</summary>
    Remedy,

    /// <summary>An alarm, by the route value "alarm": the unit that it speaks of.</summary>
    Alarm,

    /// <summary>A grant, by the route value "grant": the unit for which it is.</summary>
    Grant,
}

/// <summary>Quyền của một trang: who may open it, as @attribute [Right("work.read")] says.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RightAttribute(string right, Target target = Target.None, string? from = null)
    : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public string Right { get; } = right;

    public Target Target { get; } = target;

    /// <summary>The route value that names the target.</summary>
    public string From { get; } = from ?? target.ToString().ToLowerInvariant();

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>How an endpoint says which right it needs.</summary>
public static class RightRequired
{
    /// <exception cref="ArgumentException">rights.csv does not know the right, so nobody could ever have it</exception>
    public static TBuilder RequireRight<TBuilder>(
        this TBuilder endpoint, string right, Target target = Target.None, string? from = null)
        where TBuilder : IEndpointConventionBuilder =>
        RightsTable.House.Knows(right)
            ? endpoint.WithMetadata(new RightAttribute(right, target, from))
            : throw new ArgumentException($"rights.csv has no right '{right}'", nameof(right));
}
