using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DiemSang.Web.Desk;

/// <summary>GET …csv, …xlsx: the lists of the desk to take along; nobody's name is in them, and taking is written down.</summary>
public static class DeskLists
{
    public static void MapDeskLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/viec-cua-toi.csv", (HttpContext context, Installation house) => Mine(context, house, sheet => sheet.Csv()))
            .ExcludeFromDescription().RequireRight("work.read");
        routes.MapGet("/viec-cua-toi.xlsx", (HttpContext context, Installation house) => Mine(context, house, sheet => sheet.Xlsx()))
            .ExcludeFromDescription().RequireRight("work.read");
        routes.MapGet("/so-theo-doi.csv", (HttpContext context, Installation house) => Register(context, house, sheet => sheet.Csv()))
            .ExcludeFromDescription().RequireRight("register.read");
        routes.MapGet("/so-theo-doi.xlsx", (HttpContext context, Installation house) => Register(context, house, sheet => sheet.Xlsx()))
            .ExcludeFromDescription().RequireRight("register.read");
    }

    private static async Task<IResult> Mine(HttpContext context, Installation house, Func<Sheet, FileContentHttpResult> answer)
    {
        var work = MyWork.Of(house, context.Visitor());
        var rows = work.Everything();
        return await Exported.Tell(context, house, "/viec-cua-toi", "", rows.Count, answer(new(
            Words.Say("work.sheet"), $"viec-cua-toi-{LocalTime.DayOf(work.Now):yyyy-MM-dd}",
            Words.Say("work.csv-columns").Split(';'),
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.Code.Value, row.Procedure.Value, work.ProcedureName(row), work.UnitName(row.Place), DeskWords.Of(row.NextTask),
                work.Officers.Name(row.Holder),
                work.Left(row) is { } left ? left.TotalHours.ToString("0.##", CultureInfo.InvariantCulture) : "",
                Format.DayThenClock(row.NextAt), Format.DayThenClock(row.ToldAt), Format.DayThenClock(row.IndexAt),
                StatusWords.Of((int)row.State),
            ]))));
    }

    private static async Task<IResult> Register(HttpContext context, Installation house, Func<Sheet, FileContentHttpResult> answer)
    {
        var book = RegisterView.OfAll(
            house, context.Visitor(), context.Request.Query["tu"], context.Request.Query["den"], RegisterView.MostInFile);
        if (book.Problem is not null)
        {
            // The page says what is wrong with the days.
            return Results.LocalRedirect($"/so-theo-doi{context.Request.QueryString}");
        }

        return await Exported.Tell(context, house, "/so-theo-doi", "", book.Rows.Count, answer(new(
            Words.Say("register.sheet"), $"so-theo-doi-{book.From:yyyy-MM-dd}-{book.To:yyyy-MM-dd}",
            Words.Say("register.csv-columns").Split(';'),
            book.Rows.Select((row, index) => (IReadOnlyList<string>)
            [
                Text(book.Number(index)), row.Code.Value, row.Procedure.Value, book.ProcedureName(row), book.UnitName(row.Unit),
                book.UnitName(row.ReceivingUnit), Format.DayThenClock(row.OpenedAt), Format.DayThenClock(row.AcceptedAt),
                Format.DayThenClock(row.ToldAt), Format.DayThenClock(row.FinishedAt), StatusWords.Of((int)row.State),
            ]))));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
