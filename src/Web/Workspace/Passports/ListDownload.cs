using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Passports;

/// <summary>
/// Tải danh sách: the rows of a passport's list by the same filter, as CSV that a spreadsheet opens as it is.
/// </summary>
public static class ListDownload
{
    public static void MapPassportLists(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ho-chieu/{code}/{indicator}/danh-sach.csv", Get)
            .RequireRight("list.read", Target.Unit, from: "code").ExcludeFromDescription();

    private static async Task<IResult> Get(string code, string indicator, Figures figures, HttpContext context)
    {
        var query = AskedQuery.Of(context);
        var filter = ListFilter.Of(context.Request.Query, figures.Units);
        var problems = query.Problems.Concat(filter.Problems).ToList();
        if (problems.Count > 0)
        {
            return Results.Text(
                string.Join('\n', problems.Select(one => $"{one.Field}: {one.Text}")), statusCode: StatusCodes.Status400BadRequest);
        }

        if (figures.Units.Find(code) is not { } unit
            || await PassportView.Of(figures, unit, indicator, query) is not { } view)
        {
            return Results.NotFound();
        }

        var name = $"{unit}-{indicator}-{(filter.ShowsMet ? ListFilter.Met : ListFilter.Missed)}.csv";
        var bytes = Bytes(view, filter);
        return await Exported.Tell(
            context, figures.Installation, name, unit.Value, view.Rows(filter).Count,
            TypedResults.File(bytes, "text/csv; charset=utf-8", name));
    }

    private static byte[] Bytes(PassportView view, ListFilter filter)
    {
        var text = new StringBuilder("\uFEFF").Append(Words.Say("list.csv-header")).Append("\r\n");
        var (units, day) = (view.Board.Book.Catalogue.Units, view.Board.Period.Day);
        foreach (var row in view.Rows(filter))
        {
            text.Append(SheetCell.CsvLine(Cells(row))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        IEnumerable<string?> Cells(ListedSubject row) =>
        [
            row.Code, row.ProcedureCode, row.Procedure?.Name, row.Procedure?.Field, row.Unit?.Value,
            row.Unit is { } unit ? units.Row(unit, day)?.Name : null, Moment(row.ReceivedAt), Moment(row.Dossier?.DueAt),
            Moment(row.Dossier?.FinishedAt ?? row.Case?.ClosedAt), row.Dossier is { } dossier ? StatusWords.Of(dossier.Status) : null,
            Words.Say(row.IsMet ? "list.met" : "list.missed"), Words.Say("reason." + row.Reason),
        ];
    }

    private static string? Moment(DateTimeOffset? moment) =>
        moment is { } at ? $"{Format.Day(LocalTime.DayOf(at))} {Format.ClockToSecond(at)}" : null;
}
