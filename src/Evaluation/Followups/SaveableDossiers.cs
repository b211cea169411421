using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>Hồ sơ cứu được: open, on time still, and late at a moment that is near.</summary>
/// <param name="Cost">points of its unit that it costs when it alone goes late</param>
public sealed record SaveableDossier(DossierFacts Facts, DateTimeOffset LateAt, decimal Cost);

/// <summary>
/// Hồ sơ cứu được của một đơn vị: the very dossiers that the alarm of dossiers at risk counts, whoever handles them.
/// </summary>
public static class SaveableDossiers
{
    /// <param name="board">the year to date, now</param>
    /// <param name="by">those that become late up to here; the most urgent first, then the dearest</param>
    public static IReadOnlyList<SaveableDossier> Of(
        Session session, UnitCode unit, Scoreboard board, DateTimeOffset now, DateTimeOffset by)
    {
        var found = new List<SaveableDossier>();
        var units = board.Catalogue.Units.Subtree(unit, board.Period.Day);
        DossierStore.EachInScope(session, units, now.ToUnixTimeSeconds(), long.MaxValue, facts =>
        {
            if (Lateness.From(facts) is { } late && late > now.ToUnixTimeSeconds() && late <= by.ToUnixTimeSeconds() + 1)
            {
                found.Add(new(facts, RowReading.Moment(late - 1), LatenessCost.Of(board, facts)));
            }
        });
        return [.. found.OrderBy(one => one.LateAt).ThenByDescending(one => one.Cost).ThenBy(one => one.Facts.Code)];
    }
}
