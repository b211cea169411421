using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>Hồ sơ trễ hoặc sắp đến hạn, by its code alone.</summary>
public sealed record WatchedDossier(string Code, string Unit, string Procedure, DateTimeOffset DueAt, bool IsLate);

/// <summary>
/// Hồ sơ phải lưu ý: open at the cut-off and late, or due within the days after it; read in one pass for all units.
/// </summary>
public sealed class OverdueDossiers
{
    private static readonly TimeSpan soon = TimeSpan.FromDays(3);

    private readonly ILookup<string, WatchedDossier> byUnit;

    private OverdueDossiers(IEnumerable<WatchedDossier> found) =>
        byUnit = found.OrderBy(one => one.DueAt).ThenBy(one => one.Code, StringComparer.Ordinal).ToLookup(one => one.Unit);

    /// <summary>As known at a position of the journal: what changed later is read as it stood then.</summary>
    public static OverdueDossiers Of(Session session, IReadOnlySet<UnitCode> units, Period period, long position)
    {
        var found = new List<WatchedDossier>();
        var changed = ArrivalStore.DossiersAfter(session, position);
        DossierStore.EachInScope(session, units, period.End, period.End + 1, dossier =>
        {
            if (!changed.Contains(dossier.Code.Value))
            {
                Take(dossier);
            }
        });
        ArrivalStore.EachAsOf(session, position, facts => Take(DossierText.ReadFacts(facts)));
        return new(found);

        void Take(DossierFacts dossier)
        {
            var isOpen = dossier.ReceivedAt <= period.EvaluatedAt && !(dossier.FinishedAt <= period.EvaluatedAt);
            if (dossier.DueAt is not { } due || !isOpen || !units.Contains(dossier.Unit))
            {
                return;
            }

            var isLate = Lateness.From(dossier) is { } late && late <= period.End;
            if (isLate || (due > period.EvaluatedAt && due <= period.EvaluatedAt + soon && dossier.PendingSince is null))
            {
                found.Add(new(dossier.Code.Value, dossier.Unit.Value, dossier.Procedure.Value, due, isLate));
            }
        }
    }

    /// <summary>Of a unit itself, without the units below it; the longest overdue first.</summary>
    public IReadOnlyList<WatchedDossier> Of(string unit) => [.. byUnit[unit]];

    public int Late => byUnit.Sum(unit => unit.Count(one => one.IsLate));

    public int Soon => byUnit.Sum(unit => unit.Count(one => !one.IsLate));
}
