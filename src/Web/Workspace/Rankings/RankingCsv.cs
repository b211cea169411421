using System.Globalization;
using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace.Asking;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>
/// Tải bảng xếp hạng: GET /xep-hang.csv, exactly the rows of the page of the same question, numbers with a decimal
/// point.
/// </summary>
public static class RankingCsv
{
    public static void MapRankingCsv(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/xep-hang.csv", Get).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, ContentHttpResult>> Get(
        HttpContext context, Figures figures)
    {
        var now = figures.Now;
        var query = new RankingQuery(
            new(context.Request.Query, now), figures.Units, figures.Focus, LocalTime.DayOf(now));
        if (await RankingView.Read(figures, query) is not { } view)
        {
            var sentences = query.Page.Problems.Select(problem => $"{problem.Key}: {problem.Value}");
            return TypedResults.Text(
                string.Join('\n', sentences), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var text = Text(view);
        return TypedResults.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", FileName(view));
    }

    private static string Text(RankingView view)
    {
        var groups = string.Join(';', view.Board.Ruleset.Groups.Select(group => group.Code));
        var csv = new StringBuilder();
        Line(csv, Words.Say("ranking.csv-columns", groups).Split(';'));
        foreach (var row in view.Shown)
        {
            Line(csv,
            [
                Number(row.Place.Rank), Number(row.Place.Of), row.Card.Unit, row.Card.Name, row.ParentName ?? "",
                Number(row.Card.Total), row.Card.Band.Name,
                .. row.Card.Groups.Select(group => Number(group.Points)),
                Number(row.Change), Number(row.Climbed), Number(row.GapUp), Number(row.Received), row.Warning ?? "",
            ]);
        }

        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<string> cells) => csv.Append(SheetCell.CsvLine(cells)).Append("\r\n");

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string FileName(RankingView view) => string.Create(
        CultureInfo.InvariantCulture,
        $"xep-hang-{view.Parent.Code.Value}-{Names.CodeOf(view.Query.Level)}-{view.Board.Period.Day:yyyy-MM-dd}.csv");
}
