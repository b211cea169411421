using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.Web.Shell;
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

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden || context.GetEndpoint()?.Metadata.GetMetadata<RightAttribute>() is not { } asked)
        {
            await usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var visitor = context.Visitor();
        if (visitor.Owes != Owed.Nothing && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect("/tai-khoan");
            return;
        }

        var isHidden = asked.Target is not (Target.None or Target.Own) && visitor.Holds(asked.Right);
        context.Response.StatusCode = isHidden ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        if (isHidden && asked.Target == Target.Dossier)
        {
            // The same words for a dossier of another unit and for one that is nowhere.
            Missing.Answer(context, new(
                Words.Say("hidden.dossier"), Words.Say("hidden.dossier.advice"), Words.Say("hidden.dossier.link"), "/bang-diem"));
        }

        // The route's pattern, not the address: what was typed there may name a person.
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        await context.RequestServices.GetRequiredService<AccessRoom>().Audit(
            visitor.Account!, "access.refused", $"{context.Request.Method} {pattern}", "", asked.Right);
    }
}

/// <summary>Who stands before the door.</summary>
public static class VisitorOfRequest
{
    /// <summary>Whoever makes this request; <see cref="OneStop.Access.Visitor.Nobody"/> without sign-in.</summary>
    public static Visitor Visitor(this HttpContext context) =>
        context.Features.Get<Visitor>() ?? OneStop.Access.Visitor.Nobody;
}
