using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>POST …/phien: sessions begin by a passkey and end at sign-out; passwords are taken by their page.</summary>
internal static class SignIn
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/dang-nhap/khoa-truy-cap/yeu-cau", AskForKey).AllowAnonymous();
        routes.MapForm("/dang-nhap/khoa-truy-cap", WithKey).AllowAnonymous();
        routes.MapForm("/dang-xuat/phien", Leave).RequireRight("account.own", Target.Own);
    }

    /// <summary>What the browser's own passkey dialogue needs; a JSON answer, not a page.</summary>
    private static async Task<IResult> AskForKey(FormCall call)
    {
        var keys = call.Context.RequestServices.GetRequiredService<SignInManager<Account>>();
        return Results.Text(await keys.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<IResult> WithKey(FormCall call)
    {
        var desk = call.Context.RequestServices.GetRequiredService<SignInDesk>();
        return await desk.Passkey(call.Context, call.Secret("khoa")) == SignInAnswer.Entered
            ? call.Done("sign-in.entered")
            : throw new RefusedException(RefusalKind.Rule, "sign-in.key-wrong");
    }

    private static async Task<IResult> Leave(FormCall call)
    {
        await call.Context.RequestServices.GetRequiredService<SignInDesk>().Leave(call.Context);
        call.Context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return call.Done("sign-in.left");
    }
}
