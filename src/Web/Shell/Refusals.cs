using DiemSang.Exchange;
using DiemSang.OneStop;
using Microsoft.AspNetCore.Diagnostics;

namespace DiemSang.Web.Shell;

/// <summary>Lời từ chối: how a "no" of the rules leaves the house, the same for pages and for programs.</summary>
internal static class Refusals
{
    public static int Status(RefusedException refused) => refused.Kind == RefusalKind.Rule
        ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status409Conflict;

    public static string Say(RefusedException refused) => Words.Say(refused.Code, [.. refused.Blanks]);
}

/// <summary>Answers a refusal that no form of its own took: a problem for a program, a page with the words for a person.</summary>
internal sealed class RefusalHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not RefusedException refused)
        {
            return false;
        }

        var (status, words) = (Refusals.Status(refused), Refusals.Say(refused));
        IResult answer = Machines.Asks(httpContext)
            ? TypedResults.Problem(
                title: words, statusCode: status, extensions: [KeyValuePair.Create<string, object?>("code", refused.Code)])
            : new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<RefusedPage>(new { Sentence = words })
            {
                StatusCode = status,
            };
        await answer.ExecuteAsync(httpContext);
        return true;
    }
}
