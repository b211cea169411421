using DiemSang.OneStop.Access;

namespace DiemSang.Web.Access;

/// <summary>
/// Xem như: POST /xem-nhu signs a visitor of the demo in as one of its invented people, /xem-nhu/quay-lai brings them
/// back to whom they were. Only the demo has these addresses, and only its own accounts can be entered.
/// </summary>
internal static class ViewAs
{
    public const string Door = "/xem-nhu", Return = "/xem-nhu/quay-lai", Field = "vai";

    private const string Former = "diemsang-vai-truoc";

    public static void MapViewAs(this IEndpointRouteBuilder routes, AccessSettings settings)
    {
        if (!settings.IsDemo)
        {
            return;
        }

        routes.MapForm(Door, call => Enter(call, settings)).AllowAnonymous();
        routes.MapForm(Return, call => Leave(call, settings)).AllowAnonymous();
    }

    /// <summary>Whom the visitor was before; null when they came from nowhere.</summary>
    public static Account? FormerOf(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<AccessSettings>();
        return DemoAccounts.Find(context.RequestServices.GetRequiredService<AccessRoom>(), context.Request.Cookies[NameOf(settings)]);
    }

    private static async Task<IResult> Enter(FormCall call, AccessSettings settings)
    {
        if (DemoAccounts.Find(call.Room, call.Text(Field)) is not { } account)
        {
            return Results.NotFound();
        }

        var before = call.Visitor.Account is { } id ? call.Room.Accounts.Find(id) : null;
        var cookie = SessionCookie.Cookie(settings, Former).Build(call.Context);
        if (before is not null && before.Id != account.Id)
        {
            call.Context.Response.Cookies.Append(NameOf(settings), before.SignInName, cookie);
        }

        await Go(call, account, "view-as.entered", before);
        return Results.LocalRedirect(LocalAddress.Of(call.Text("ve")));
    }

    private static async Task<IResult> Leave(FormCall call, AccessSettings settings)
    {
        var (former, viewed) = (FormerOf(call.Context), call.Visitor.Account);
        call.Context.Response.Cookies.Delete(NameOf(settings), SessionCookie.Cookie(settings, Former).Build(call.Context));
        if (former is not null)
        {
            await Go(call, former, "view-as.left", viewed is null ? null : call.Room.Accounts.Find(viewed));
            return Results.LocalRedirect(LocalAddress.AfterSignIn(null));
        }

        if (viewed is not null)
        {
            await call.Room.Audit(viewed, "view-as.left", viewed, call.Room.Accounts.Find(viewed)?.Unit?.Value ?? "");
        }

        await call.Context.RequestServices.GetRequiredService<SignInDesk>().Leave(call.Context);
        return Results.LocalRedirect("/");
    }

    private static string NameOf(AccessSettings settings) => SessionCookie.Cookie(settings, Former).Name!;

    private static async Task Go(FormCall call, Account account, string action, Account? before)
    {
        await call.Room.Audit(before?.Id ?? "nobody", action, account.Id, account.Unit?.Value ?? "");
        await call.Context.RequestServices.GetRequiredService<SignInDesk>().Enter(call.Context, account, "view-as");
    }
}
