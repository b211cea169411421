using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;

namespace DiemSang.Web.Desk;

/// <summary>POST /ho-so/{dossier}/tra-loi-danh-gia: the office answers who was not satisfied.</summary>
internal static class RatingForms
{
    public const string Right = "rating.answer", Page = "/danh-gia-chua-hai-long";

    public static void MapRatings(this IEndpointRouteBuilder routes) =>
        routes.MapForm("/ho-so/{dossier}/tra-loi-danh-gia", Post, keepsTyped: true).RequireRight(Right, Target.Dossier);

    private static async Task<IResult> Post(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Installation>();
        await house.Ratings.Answer(
            new(call.Route("dossier")), call.Version + 1, call.Text("tra-loi"), call.Visitor.Account!, house.Now);
        return call.Done("rating.answered");
    }
}
