using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>POST /cong-bo/ky, …/dinh-chinh: a week is published by hand, or corrected by publishing it again.</summary>
internal static class PublicationForms
{
    public const string Right = "publication.freeze";

    public static void MapPublicationForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/cong-bo/ky", Freeze).RequireRight(Right);
        routes.MapForm("/cong-bo/{slug}/dinh-chinh", Correct, keepsTyped: true).RequireRight(Right);
    }

    /// <summary>A publication speaks of all units: the right must hold over the unit whose pages these are.</summary>
    public static bool May(Visitor visitor, Figures figures) =>
        visitor.Holds(Right) && (figures.Focus is not { } focus || visitor.May(Right, focus));

    private static async Task<IResult> Freeze(FormCall call)
    {
        var figures = call.Context.RequestServices.GetRequiredService<Figures>();
        if (!May(call.Visitor, figures))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        Refused.If(call.Text("xac-nhan") != "co", "publication.not-confirmed");
        var isTime = TimeOnly.TryParseExact(
            call.Text("gio"), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        Refused.If(!isTime, "publication.bad-time");
        var house = figures.Installation;
        var made = await house.Publications.Freeze(
            LocalTime.At(call.Day("ngay"), time), call.Visitor.Account!, house.Now);
        return Results.LocalRedirect($"/cong-bo/{made.Slug}?xong=publication.done");
    }

    private static async Task<IResult> Correct(FormCall call)
    {
        var figures = call.Context.RequestServices.GetRequiredService<Figures>();
        if (!May(call.Visitor, figures))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        Refused.If(call.Text("xac-nhan") != "co", "publication.not-confirmed");
        var house = figures.Installation;
        if (house.PublicationBook.Find(call.Route("slug")) is not { } asked)
        {
            return Results.NotFound();
        }

        var first = house.PublicationBook.All().First(one => one.CutOff == asked.CutOff);
        var made = await house.Publications.Correct(first, call.Text("ly-do"), call.Visitor.Account!, house.Now);
        return Results.LocalRedirect($"/cong-bo/{made.Slug}?xong=publication.corrected");
    }
}
