using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Đếm công bố, công khai: the counters of 1.1–1.3 from the publication record of a ministry or province. In working
/// days: a decision is signed at the latest 20 (ministry) or 5 (province) before its basis holds, and public at the
/// latest 10 or 5 after it is signed. Source: Bộ chỉ số 766, nhóm công khai, minh bạch; NĐ 63/2010/NĐ-CP Điều 15, 24.
/// </summary>
public static class PublicationCounts
{
    /// <summary>The six counters of a publisher's own decisions; null when it has none: then nothing is known.</summary>
    /// <returns>name → number ≥ 0</returns>
    public static IReadOnlyDictionary<string, long>? Of(CatalogueState catalogue, UnitCode unit, Period period)
    {
        var decisions = catalogue.Decisions.Where(one => one.Publisher == unit && one.SignedOn <= period.Day).ToList();
        if (decisions.Count == 0)
        {
            return null;
        }

        var published = Published(decisions, period, catalogue);
        var due = Due(decisions, period, catalogue);
        var (total, full) = Full(decisions, period);
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["tthc_published"] = published.Count,
            ["tthc_published_on_time"] = published.Values.Count(onTime => onTime),
            ["tthc_public_due"] = due.Count,
            ["tthc_public_on_time"] = due.Values.Count(onTime => onTime),
            ["tthc_public_total"] = total,
            ["tthc_public_full"] = full,
        };
    }

    /// <summary>The last day on which a decision is signed in time; null = its basis names no day of its own.</summary>
    public static DateOnly? SignBy(CatalogueState catalogue, Decision decision) => decision.BasisEffectiveOn is { } holds
        ? catalogue.Calendar.AddWorkingDays(holds, IsMinistry(catalogue, decision) ? -20 : -5)
        : null;

    /// <summary>The last day on which its procedures are made public in time.</summary>
    public static DateOnly PublicBy(CatalogueState catalogue, Decision decision) =>
        catalogue.Calendar.AddWorkingDays(decision.SignedOn, IsMinistry(catalogue, decision) ? 10 : 5);

    private static bool IsMinistry(CatalogueState catalogue, Decision decision) =>
        catalogue.Units.Row(decision.Publisher, decision.SignedOn)?.Level == UnitLevel.Ministry;

    /// <summary>Procedures in decisions signed in P; late in one decision is late.</summary>
    private static Dictionary<ProcedureCode, bool> Published(
        List<Decision> decisions, Period period, CatalogueState catalogue) => Verdicts(
        from decision in decisions
        where decision.SignedOn >= period.From
        let latest = SignBy(catalogue, decision)
        from one in decision.Procedures
        select (one.Code, latest is null || decision.SignedOn <= latest));

    /// <summary>Procedures made public in P, or due in P and not made public before it.</summary>
    private static Dictionary<ProcedureCode, bool> Due(
        List<Decision> decisions, Period period, CatalogueState catalogue) => Verdicts(
        from decision in decisions
        let latest = PublicBy(catalogue, decision)
        from one in decision.Procedures
        let publicOn = one.PublicOn <= period.Day ? one.PublicOn : null
        where publicOn is { } day ? day >= period.From : latest <= period.Day
        select (one.Code, publicOn is { } done && done <= latest));

    /// <summary>What stands public at E: the last word of each procedure, unless it was abolished.</summary>
    private static (long Total, long Full) Full(List<Decision> decisions, Period period)
    {
        var last = decisions.OrderBy(one => one.SignedOn).ThenBy(one => one.Number, StringComparer.Ordinal)
            .SelectMany(decision => decision.Procedures).Where(one => one.PublicOn <= period.Day)
            .GroupBy(one => one.Code).Select(versions => versions.Last())
            .Where(one => one.Kind != DecisionKind.Abolished).ToList();
        return (last.Count, last.Count(one => one.IsFull));
    }

    private static Dictionary<ProcedureCode, bool> Verdicts(IEnumerable<(ProcedureCode Code, bool OnTime)> rows) =>
        rows.GroupBy(row => row.Code).ToDictionary(row => row.Key, row => row.All(one => one.OnTime));
}
