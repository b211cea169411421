using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Workspace;

namespace DiemSang.Web.Desk;

/// <summary>
/// Điểm có thể mất của từng hồ sơ: the desk's dossiers joined with the scoreboard of the year so far. Only screens know
/// both; the desk itself is never measured.
/// </summary>
public sealed class PointsAtRisk
{
    private readonly Dictionary<DossierCode, decimal> points;

    private PointsAtRisk(Dictionary<DossierCode, decimal> points) => this.points = points;

    /// <summary>While the figures are still being counted: the page is drawn once without them.</summary>
    public static PointsAtRisk None { get; } = new([]);

    public static async Task<PointsAtRisk> Of(Figures figures, IEnumerable<WorkRow> rows)
    {
        var codes = rows.Select(row => row.Code).Distinct().ToList();
        if (codes.Count == 0)
        {
            return None;
        }

        var board = await figures.Live();
        using var session = figures.Installation.Database.OpenReader();
        return new(DossierStore.Load(session, codes).Values.Where(one => one.Facts is not null)
            .ToDictionary(one => one.Facts!.Code, one => LatenessCost.Of(board, one.Facts!)));
    }

    /// <summary>0 for a dossier whose index date has passed or that counts nowhere.</summary>
    public decimal this[WorkRow row] => points.GetValueOrDefault(row.Code);
}
