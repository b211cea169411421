namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Bộ đếm: every counter of the index by its full name (docs/glossary.md). Those computed from bookings have a rule
/// here; those of the catalogue and the given ones are named here and filled by <see cref="CounterBook"/>.
/// </summary>
public static class Counters
{
    private static readonly Dictionary<string, CounterRule> rules = new(StringComparer.Ordinal)
    {
        ["dossiers_received"] = static (in b) => b.Within(Cell.Received),
        ["dossiers_in_period"] = static (in b) => b.InPeriod(Cell.Received, Cell.Finished),
        ["dossiers_on_time"] = static (in b) =>
            b.InPeriod(Cell.Received, Cell.Finished) - b.InPeriod(Cell.LateIn, Cell.LateOut),
        ["dossiers_done"] = static (in b) => b.Within(Cell.Finished),
        ["dossiers_done_on_time"] = static (in b) => b.Within(Cell.Finished) - b.Within(Cell.LateOut),
        ["dossiers_done_late"] = static (in b) => b.Within(Cell.LateOut),
        ["dossiers_open"] = static (in b) => b.Open(Cell.Received, Cell.Finished),
        ["dossiers_open_in_time"] = static (in b) =>
            b.Open(Cell.Received, Cell.Finished) - b.Open(Cell.LateIn, Cell.LateOut),
        ["dossiers_open_overdue"] = static (in b) => b.Open(Cell.LateIn, Cell.LateOut),
        ["dossiers_online"] = static (in b) => b.Within(Cell.OnlineIn),
        ["dossiers_direct"] = static (in b) => b.Within(Cell.Direct),
        ["dossiers_postal"] = static (in b) => b.Within(Cell.Postal),
        ["dossiers_online_qualified"] = static (in b) => b.Within(Cell.OnlineQualified),
        ["fee_dossiers"] = static (in b) => b.Within(Cell.Fee),
        ["fee_dossiers_paid_online"] = static (in b) => b.Within(Cell.FeePaidOnline),
        ["dossiers_result_required"] = static (in b) => b.InPeriod(Cell.ResultRequiredIn, Cell.ResultRequiredOut),
        ["dossiers_result_electronic"] = static (in b) => b.InPeriod(Cell.ElectronicIn, Cell.ElectronicOut),
        ["dossiers_digitised"] = static (in b) => b.InPeriod(Cell.DigitisedIn, Cell.DigitisedOut),
        ["dossiers_reused"] = static (in b) => b.InPeriod(Cell.ReusedIn, Cell.ReusedOut),
        ["dossiers_personal_store"] = static (in b) => b.InPeriod(Cell.StoreIn, Cell.StoreOut),
        ["dossiers_citizen_data"] = static (in b) => b.InPeriod(Cell.CitizenDataIn, Cell.CitizenDataOut),
        ["dossiers_synced"] = static (in b) => b.Within(Cell.Synced),
        ["dossiers_late_or_disliked"] = static (in b) => b.InPeriod(Cell.LateOrDislikedIn, Cell.LateOrDislikedOut),
        ["resolution_time_sum"] = static (in b) => b.Within(Cell.ResolutionMinutes),
        ["dossiers_completed"] = static (in b) => b.Within(Cell.Completed),
        ["pakn_in_scope"] = static (in b) => b.InPeriod(Cell.FeedbackIn, Cell.FeedbackOut),
        ["pakn_done_on_time"] = static (in b) => b.Within(Cell.FeedbackOut) - b.Within(Cell.FeedbackLateOut),
        ["pakn_open_in_time"] = static (in b) =>
            b.Open(Cell.FeedbackIn, Cell.FeedbackOut) - b.Open(Cell.FeedbackLateIn, Cell.FeedbackLateOut),
        ["pakn_unsatisfied"] = static (in b) =>
            b.InPeriod(Cell.FeedbackUnsatisfiedIn, Cell.FeedbackUnsatisfiedOut),
    };

    private static readonly Dictionary<string, CounterRule> monitoring = new(StringComparer.Ordinal)
    {
        ["online_in_period"] = static (in b) => b.InPeriod(Cell.OnlineIn, Cell.OnlineOut),
        ["online_on_time"] = static (in b) =>
            b.InPeriod(Cell.OnlineIn, Cell.OnlineOut) - b.InPeriod(Cell.OnlineLateIn, Cell.OnlineLateOut),
        ["pakn_about_rules"] = static (in b) => b.InPeriod(Cell.FeedbackRulesIn, Cell.FeedbackRulesOut),
        ["pakn_about_staff"] = static (in b) => b.InPeriod(Cell.FeedbackStaffIn, Cell.FeedbackStaffOut),
    };

    /// <summary>Counters of distinct TTHC and of the unit tree, read at E.</summary>
    public static readonly IReadOnlyList<string> OfCatalogue =
    [
        "fee_tthc", "fee_tthc_integrated", "fee_tthc_with_online_payment", "citizen_tthc", "citizen_tthc_linked",
        "tthc_authority", "tthc_partial", "tthc_full", "dvc_total", "dvc_with_online_dossier", "communes_total",
    ];

    /// <summary>Counters that the product does not own: imported or typed, with their source.</summary>
    public static readonly IReadOnlyList<string> Given =
    [
        "tthc_published", "tthc_published_on_time", "tthc_public_due", "tthc_public_on_time", "tthc_public_total",
        "tthc_public_full", "received_bcqg", "prev_year_bcqg", "communes_ecopy",
    ];

    private static readonly HashSet<string> given = new(Given, StringComparer.Ordinal);

    /// <summary>Counters computed from bookings, with points or towards them.</summary>
    public static IReadOnlyDictionary<string, CounterRule> OfBookings => rules;

    /// <summary>Chỉ số theo dõi: shown beside the index, no points.</summary>
    public static IReadOnlyDictionary<string, CounterRule> Monitoring => monitoring;

    /// <summary>The contract of the CLI and the API: every full name.</summary>
    public static IEnumerable<string> All => [.. rules.Keys, .. OfCatalogue, .. Given];

    public static bool IsGiven(string counter) => given.Contains(counter);

    public static bool IsAboutFeedback(string counter) => counter.StartsWith("pakn_", StringComparison.Ordinal);
}
