using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace DiemSang.Web.Access;

/// <summary>
/// Cổng quyền: compares what an endpoint asks for with the visitor's grants. A right the visitor holds nowhere is 403;
/// one held elsewhere, or asked about something that is not there, is 404, so that nobody learns what exists.
/// </summary>
internal sealed class RightGate(Targets targets) : AuthorizationHandler<RightAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightAttribute requirement)
    {
        if (context.Resource is HttpContext http && http.Visitor() is { IsSignedIn: true } visitor
            && targets.Allows(visitor, requirement, http.GetRouteValue(requirement.From) as string))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Trả lời khi bị từ chối: turns a refusal of the gate into the status a caller may see.</summary>
internal sealed class RefusalAnswer : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden || context.GetEndpoint()?.Metadata.GetMetadata<RightAttribute>() is not { } asked)
        {
            return usual.HandleAsync(next, context, policy, authorizeResult);
        }

        var isHidden = asked.Target is not (Target.None or Target.Own) && context.Visitor().Holds(asked.Right);
        context.Response.StatusCode = isHidden ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Who stands before the door.</summary>
public static class VisitorOfRequest
{
    /// <summary>Whoever makes this request; <see cref="OneStop.Access.Visitor.Nobody"/> without sign-in.</summary>
    public static Visitor Visitor(this HttpContext context) =>
        context.Features.Get<Visitor>() ?? OneStop.Access.Visitor.Nobody;
}
