using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.Web.Access;

namespace DiemSang.Web.Telling;

/// <summary>POST …/gui-lai: a letter that was not sent is tried again.</summary>
internal static class Letters
{
    public static void MapLetters(this IEndpointRouteBuilder routes) =>
        routes.MapForm("/quan-tri/thu-cho-gui/{letter}/gui-lai", Again).RequireRight("letter.manage", Target.Letter);

    private static async Task<IResult> Again(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Installation>();
        var done = await house.Outbox.Again(call.Route("letter"), call.Visitor.Account!, house.Now);
        Refused.If(!done, "letter.gone");
        return call.Done("letter.again");
    }
}
