using System.Globalization;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace DiemSang.Web.Access;

/// <summary>Biểu mẫu đã gửi: the fields of a form, who sent it and the registers it may change.</summary>
internal sealed record FormCall(HttpContext Context, IFormCollection Form)
{
    public Visitor Visitor => Context.Visitor();

    public AccessRoom Room => Context.RequestServices.GetRequiredService<AccessRoom>();

    public string Route(string name) => (string)Context.GetRouteValue(name)!;

    public string Text(string name) => Form[name] is [{ } one] ? one.Trim() : "";

    /// <summary>Of what stood on the page, in the hidden field "ban"; 0 when there was none.</summary>
    public long Version =>
        long.TryParse(Text("ban"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>As typed: a password keeps its blanks.</summary>
    public string Secret(string name) => Form[name] is [{ } one] ? one : "";

    /// <exception cref="RefusedException">not a day as the office writes it</exception>
    public DateOnly Day(string name) => Format.FindDay(Text(name)) ?? throw new RefusedException(RefusalKind.Rule, "form.bad-day");

    public DateOnly? DayOrNone(string name) => Text(name).Length == 0 ? null : Day(name);

    /// <exception cref="RefusedException">no unit has this code</exception>
    public UnitCode Unit(string name, UnitDirectory units) => Text(name) == Grant.Everywhere.Value ? Grant.Everywhere
        : units.Find(Text(name)) ?? throw new RefusedException(RefusalKind.Rule, "form.no-unit");
}

/// <summary>
/// Cách nhận biểu mẫu: checked for its own page's token, done, then the browser is sent on to a page that says what
/// came of it. The hidden field "ve" names that page.
/// </summary>
internal static class FormEndpoints
{
    /// <summary>Refusals that are an attempt to reach beyond one's rights: 403, and the audit trail knows.</summary>
    private static readonly HashSet<string> forbidden = ["grant.self", "grant.own-proposal", "grant.outside"];

    /// <param name="routes">of the host</param>
    /// <param name="pattern">the noun that the form makes or ends</param>
    /// <param name="act">changes something, then answers, mostly by <see cref="Done"/></param>
    /// <param name="keepsTyped">what was typed stands on the page again; never for a form with secrets</param>
    public static IEndpointConventionBuilder MapForm(
        this IEndpointRouteBuilder routes, string pattern, Func<FormCall, Task<IResult>> act, bool keepsTyped = false) =>
        routes.MapPost(pattern, context => Take(context, act, keepsTyped))
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new ExcludeFromDescriptionAttribute());

    /// <summary>Sends the browser on, with the code of the sentence that says what was done.</summary>
    public static IResult Done(this FormCall call, string code) => Onward(call, FormOutcome.Done, code, []);

    private static IResult Onward(FormCall call, string key, string code, IReadOnlyList<object?> blanks, string typed = "") =>
        Results.LocalRedirect(FormOutcome.Address(call.Context, call.Text("ve"), key, code, blanks, typed));

    private static async Task Take(HttpContext context, Func<FormCall, Task<IResult>> act, bool keepsTyped)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var call = new FormCall(context, await context.Request.ReadFormAsync());
        IResult answer;
        try
        {
            answer = await act(call);
        }
        catch (RefusedException refused)
        {
            answer = forbidden.Contains(refused.Code)
                ? Results.StatusCode(StatusCodes.Status403Forbidden)
                : Onward(
                    call, FormOutcome.Refused, refused.Code, refused.Blanks, keepsTyped ? RefusedForms.Keep(call, refused) : "");
        }

        await answer.ExecuteAsync(context);
    }
}
