using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Báo người nộp: what an applicant is told of an action, waiting to be sent. Whom it reaches is read when it goes.
/// </summary>
/// <param name="Form">the paper that goes with it</param>
/// <param name="Text">what the officer wrote: list, reason; "" when nothing</param>
public sealed record Notice(DossierCode Dossier, HandlingAction Action, DeskForm Form, DateTimeOffset At, string Text)
{
    private const string LookUpWarning = "portal.look-up-warning";

    /// <summary>True of a warning that goes with no action: the dossier was asked for with wrong factors.</summary>
    public bool IsLookUpWarning { get; init; }

    /// <summary>The date now told.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The date told before, when this action moved it.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Of these actions the applicant is told, and no others.</summary>
    public static IReadOnlySet<HandlingAction> Told { get; } = new HashSet<HandlingAction>
    {
        HandlingAction.Submission, HandlingAction.Reception, HandlingAction.Acceptance, HandlingAction.Refusal,
        HandlingAction.SupplementRequest, HandlingAction.SupplementAnswer, HandlingAction.SupplementExpiry,
        HandlingAction.MoneyNotice, HandlingAction.Payment, HandlingAction.WithdrawalRequest,
        HandlingAction.WithdrawalGrant, HandlingAction.WithdrawalRefusal, HandlingAction.Stop, HandlingAction.Result,
        HandlingAction.ResultReturn, HandlingAction.HandOver, HandlingAction.Extension, HandlingAction.Correction,
        HandlingAction.CalendarChange,
    };

    /// <summary>True of a dossier that nobody moved: it tells of no action, but of none.</summary>
    public bool IsSilence { get; init; }

    /// <summary>How the outbox names the kind: "desk.supplement-request".</summary>
    public string Kind => IsSilence ? "desk.silence" : IsLookUpWarning ? LookUpWarning : $"desk.{Hyphened(Action)}";

    /// <summary>What to tell of a change; null when it is the office's own affair.</summary>
    public static Notice? Of(HandledDossier? before, HandledDossier after)
    {
        var step = after.LastStep;
        return before?.Steps.Count == after.Steps.Count || !Told.Contains(step.Action) ? null
            : new(after.Code, step.Action, StateTable.FormOf(step.Action), step.At,
                after.NewTexts is [.., var last] ? last.Text : "")
            {
                DueAt = after.ToldDueAt,
                DueBefore = before?.ToldDueAt is { } told && told != after.ToldDueAt ? told : null,
            };
    }

    /// <summary>An action's name as codes spell it: "supplement-request".</summary>
    public static string Hyphened(Enum action) => string.Concat(action.ToString().Select(letter =>
        char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()))[1..];
}
