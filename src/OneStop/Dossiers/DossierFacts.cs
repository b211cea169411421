using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Dossiers;

/// <summary>Tính chất hồ sơ: the yes-or-no facts of a dossier, as they stand now.</summary>
[Flags]
public enum DossierTraits
{
    None = 0,
    FeeDossier = 1 << 0,
    PaidOnline = 1 << 1,
    ResultRequired = 1 << 2,
    ResultElectronic = 1 << 3,
    Digitised = 1 << 4,
    Reused = 1 << 5,
    PersonalStore = 1 << 6,
    CitizenData = 1 << 7,
    Synced = 1 << 8,
    Disliked = 1 << 9,
}

/// <summary>Cảnh báo dữ liệu: what was missing or odd in the messages of a dossier that is counted all the same.</summary>
[Flags]
public enum DossierWarnings
{
    None = 0,
    NotReceived = 1 << 0,
    FinishedBeforeReceived = 1 << 1,
    FinishedWithoutMoment = 1 << 2,
    NoDueDate = 1 << 3,
    SupplementWithoutAnswer = 1 << 4,
    SupplementEndsBeforeStart = 1 << 5,
    UnknownProcedure = 1 << 6,
    NotAssignedToUnit = 1 << 7,
}

/// <summary>
/// Hồ sơ: the facts of one dossier after its last change. All that the index asks of a dossier follows from these.
/// Source: Bộ chỉ số 766, "từ thông điệp đến sự kiện" (docs/decisions/0001-bookkeeping.md).
/// </summary>
public sealed record DossierFacts(DossierCode Code, UnitCode Unit, ProcedureCode Procedure) : SubjectFacts
{
    public int Status { get; init; }
    public Channel Channel { get; init; } = Channel.Direct;
    public DateTimeOffset? ReceivedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The due moment with all closed pauses added; null when no date and no legal limit is known.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The latest supplement request, when the dossier now waits for the applicant.</summary>
    public DateTimeOffset? PendingSince { get; init; }

    /// <summary>Number of supplement requests.</summary>
    public int Requests { get; init; }

    /// <summary>Sum of the closed pauses, in seconds.</summary>
    public long PausedSeconds { get; init; }

    public DossierTraits Traits { get; init; }
    public DossierWarnings Warnings { get; init; }

    public override string Subject => Code.Value;

    public override string ToText() => DossierText.Of(this);

    public bool Has(DossierTraits trait) => (Traits & trait) != 0;
}
