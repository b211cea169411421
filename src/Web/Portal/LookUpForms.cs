using DiemSang.Exchange;
using DiemSang.OneStop.Portal;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Portal;

/// <summary>POST /tra-cuu/ho-so, and the receipt's QR: both lead to one clean address that shows one dossier.</summary>
internal static class LookUpForms
{
    public const string Result = "/tra-cuu/ket-qua";

    private const int MostCode = 60;
    private const int MostFactor = 12;

    public static void MapLookUp(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm("/tra-cuu/ho-so", Post, Again).AllowAnonymous();
        routes.MapDeskForm("/tra-cuu/ket-thuc", End, Again).AllowAnonymous();
        routes.MapGet("/t/{token}", Exchange).AllowAnonymous().ExcludeFromDescription().WithMetadata(new SecretAddress());
    }

    private static IResult Again(DeskCall call) => DeskForms.Page<LookUpPage>(call);

    private static async Task<IResult> Post(DeskCall call)
    {
        var (code, factor) = (Short(call.Text("ma").ToUpperInvariant(), MostCode), Short(Packed(call.Text("yeu-to")), MostFactor));
        var answer = await call.House.LookUps.Ask(code, factor, SignInDesk.AddressOf(call.Context), call.House.Now);
        if (answer == LookUpAnswer.Opened)
        {
            call.Context.RequestServices.GetRequiredService<LookUpTicket>().Give(call.Context, new(code));
            return Results.LocalRedirect(Result);
        }

        call.Context.Items[typeof(LookUpAnswer)] = answer;
        call.Context.Items[typeof(ReturnedForm)] = new ReturnedForm("tra-cuu", call.Fields, null);
        return DeskForms.Page<LookUpPage>(call, null, answer == LookUpAnswer.Slowed
            ? StatusCodes.Status429TooManyRequests
            : StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<IResult> End(DeskCall call)
    {
        call.Context.RequestServices.GetRequiredService<LookUpTicket>().Take(call.Context);
        return Task.FromResult(Results.LocalRedirect("/tra-cuu"));
    }

    /// <summary>The token never stays in an address: it becomes a cookie at once.</summary>
    private static async Task<IResult> Exchange(HttpContext context, string token, Installation house, LookUpTicket tickets)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        if (house.LookUps.Open(token, house.Now) is not { } dossier)
        {
            return Results.LocalRedirect("/tra-cuu?het=1");
        }

        await house.Access.Audit("nobody", "look-up.opened", dossier.Value, "", "receipt");
        tickets.Give(context, dossier);
        return Results.LocalRedirect(Result);
    }

    private static string Packed(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
