using DiemSang.OneStop.Catalogue;
using DiemSang.Exchange;
using DiemSang.Scoring.Plans;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Lost;

/// <summary>
/// Tải điểm đang bỏ lỡ: the loss by component and the plan of the page, as CSV and as a workbook whose numbers are
/// numbers.
/// </summary>
public static class LostSheet
{
    private static readonly (double, BookFormat)[] losses =
    [
        (12, BookFormat.Text), (52, BookFormat.Text), (11, BookFormat.Whole), (11, BookFormat.Whole), (9, BookFormat.Points),
        (9, BookFormat.Points), (9, BookFormat.Points), (30, BookFormat.Text), (12, BookFormat.Exact), (12, BookFormat.Whole),
    ];

    private static readonly (double, BookFormat)[] steps =
    [
        (52, BookFormat.Text), (11, BookFormat.Whole), (11, BookFormat.Whole), (11, BookFormat.Whole), (18, BookFormat.Text),
        (12, BookFormat.Points),
    ];

    public static void MapLostSheets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bang-diem/{code}/dang-bo-lo.csv", (string code, HttpContext context, Figures figures) =>
            Answer(code, context, figures, Csv)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/bang-diem/{code}/dang-bo-lo.xlsx", (string code, HttpContext context, Figures figures) =>
            Answer(code, context, figures, Xlsx)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Answer(
        string code, HttpContext context, Figures figures, Func<LostView, string, IResult> write)
    {
        var query = new LostQuery(context, LeverTable.Delivered);
        if (figures.Units.Find(code) is not { } unit)
        {
            return Results.NotFound();
        }

        if (query.Problems.Count > 0)
        {
            return Results.Text(
                string.Join('\n', query.Problems.Select(one => $"{one.Field}: {one.Text}")), statusCode: StatusCodes.Status400BadRequest);
        }

        return await LostView.Of(figures, unit, query) is { } view ? write(view, $"dang-bo-lo-{unit}") : Results.NotFound();
    }

    private static IResult Csv(LostView view, string name) => new Sheet(
        name, name, Columns("lost.columns"),
        Losses(view).Select(row => row.Select(Text).ToList())).Csv();

    private static IResult Xlsx(LostView view, string name)
    {
        string[] above = [Words.Say("lost.above", view.Place.Unit.Name, Format.ClockAndDay(view.Board.Period.EvaluatedAt))];
        var bytes = Workbook.Write(
        [
            new(Words.Say("lost.sheet"), above, Columns("lost.columns").Zip(losses, Column).ToList(), Losses(view)),
            new(Words.Say("plan.sheet"), above, Columns("plan.columns").Zip(steps, Column).ToList(), Steps(view)),
        ]);
        return Results.File(bytes, Workbook.MediaType, $"{name}.xlsx");
    }

    private static string[] Columns(string code) => Words.Say(code).Split(';');

    private static BookColumn Column(string name, (double Width, BookFormat Format) look) => new(name, look.Width, look.Format);

    private static IEnumerable<object?[]> Losses(LostView view) => view.Rows.Select(row => new object?[]
    {
        row.Score.Indicator.Id, row.Score.Indicator.Name, row.Score.Tally.Numerator, row.Score.Tally.Denominator,
        row.Score.Max, row.Score.Points, row.Score.Lost, Words.Say("lost.reach-" + (int)row.Reach),
        decimal.Round(row.WorthOfOne, 5), row.NeededForAll,
    });

    private static IEnumerable<object?[]> Steps(LostView view) => (view.Plan?.Steps ?? []).Select(step => new object?[]
    {
        view.Plans.Table.Kinds.First(kind => kind.Id == step.Lever.Id).Name, step.Count, step.Lever.Minutes, step.Minutes,
        string.Join(", ", step.Lever.Raises), view.Plan!.Total,
    });

    private static string Text(object? value) =>
        value is IFormattable number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : $"{value}";
}
