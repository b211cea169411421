using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Exchange.Calendars;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DiemSang.Web.Calendars;

/// <summary>POST /quan-tri/lich-lam-viec/…: a day is proposed by one and decided by another; GET …csv: what it moved.</summary>
internal static class Calendars
{
    private const string Page = "/quan-tri/lich-lam-viec";

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm($"{Page}/de-nghi", Propose, Again).RequireRight("calendar.change");
        routes.MapDeskForm($"{Page}/{{proposal}}/duyet", call => Decide(call, true), Again).RequireRight("calendar.approve");
        routes.MapDeskForm($"{Page}/{{proposal}}/bo", call => Decide(call, false), Again).RequireRight("calendar.approve");
        routes.MapGet(
            $"{Page}/da-chuyen/{{position:long}}.csv",
            (HttpContext context, Installation house, long position) => Moved(context, house, position, sheet => sheet.Csv()))
            .ExcludeFromDescription().RequireRight("calendar.change");
        routes.MapGet(
            $"{Page}/da-chuyen/{{position:long}}.xlsx",
            (HttpContext context, Installation house, long position) => Moved(context, house, position, sheet => sheet.Xlsx()))
            .ExcludeFromDescription().RequireRight("calendar.change");
    }

    private static async Task<IResult> Propose(DeskCall call)
    {
        var isKind = Enum.TryParse<DayKind>(call.Text("loai"), out var kind)
            && CalendarView.Kinds.Any(one => one.Value == kind.ToString());
        Refused.If(!isKind, "calendar.no-kind");
        await new CalendarProposals(call.House).Propose(
            [new(call.Day("ngay"), call.Text("ten"), kind, call.Text("can-cu"))], call.Account);
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> Decide(DeskCall call, bool accept)
    {
        var decided = await new CalendarProposals(call.House).Decide(call.Route("proposal"), call.Account, accept);
        return Results.LocalRedirect(decided.Position is { } position
            ? string.Create(CultureInfo.InvariantCulture, $"{Page}/da-chuyen/{position}")
            : Page);
    }

    private static async Task<IResult> Moved(
        HttpContext context, Installation house, long position, Func<Sheet, FileContentHttpResult> answer)
    {
        if (MovedView.Of(house, context.Visitor(), position) is not { } moved)
        {
            return Results.NotFound();
        }

        var number = position.ToString(CultureInfo.InvariantCulture);
        return await Exported.Tell(context, house, $"{Page}/da-chuyen/{number}", "", moved.Rows.Count, answer(new(
            Words.Say("calendar.moved.sheet"), $"ngay-hen-da-chuyen-{number}", Words.Say("calendar.moved.columns").Split(';'),
            moved.Rows.Select(row => (IReadOnlyList<string>)
            [
                row.Dossier.Value, row.Procedure.Value, moved.ProcedureName(row), moved.UnitName(row.Unit), MovedView.Moment(row.Old),
                MovedView.Moment(row.New), moved.Why(row), MovedView.Kind(row),
            ]))));
    }

    private static IResult Again(DeskCall call) => DeskForms.Page<CalendarPage>(call);
}
