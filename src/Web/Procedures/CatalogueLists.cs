using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Procedures;

/// <summary>GET /danh-muc.csv, .xlsx: the list by the same filter, to take along.</summary>
public static class CatalogueLists
{
    public static void MapCatalogueLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/danh-muc.csv", (HttpContext context, Installation house) => Of(context, house).Csv())
            .ExcludeFromDescription().RequireRight("catalogue.read");
        routes.MapGet("/danh-muc.xlsx", (HttpContext context, Installation house) => Of(context, house).Xlsx())
            .ExcludeFromDescription().RequireRight("catalogue.read");
    }

    private static Sheet Of(HttpContext context, Installation house)
    {
        var query = context.Request.Query;
        var view = CatalogueView.Of(house, query["tim"], query["linh-vuc"], query["muc"], query["noi-dung"]);
        return new(
            Words.Say("catalogue.sheet"), $"danh-muc-{LocalTime.DayOf(house.Now):yyyy-MM-dd}",
            Words.Say("catalogue.csv-columns").Split(';'), view.Rows.Select(Cells));
    }

    private static IReadOnlyList<string> Cells(CatalogueRow row) =>
    [
        row.Procedure.Code.Value, row.Procedure.Name, row.Procedure.Field,
        Words.Say($"catalogue.online.{row.Procedure.Online}"), ContentWords.Of(row.Procedure.Limit),
        Words.Say(row.Procedure.HasFee ? "catalogue.yes" : "catalogue.no"), Text(row.Content?.Version),
        row.Content is { } content ? Format.Day(content.ValidFrom) : "", Text(row.Content?.Papers.Count),
        Text(row.Content?.Fields.Count),
    ];

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
