using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Hồ sơ tại bàn: one dossier as the desk works on it, from filing to hand-over. Immutable; each action gives the next
/// record or is refused. It names accounts and codes; people and free texts stand sealed beside it (<see cref="People"/>).
/// </summary>
public sealed partial record HandledDossier(DossierCode Code, UnitCode Unit, ProcedureCode Procedure, Channel Channel)
{
    /// <summary>Whose turn it is when no single account has it: the officers of the counter. No account is named so.</summary>
    public const string CounterDesk = "@counter";

    private const int MostReason = 500;
    private const int MostList = 1500;

    /// <summary>Counts changes; whoever changes it says which version was seen.</summary>
    public long Version { get; init; }

    public DossierState State { get; init; }

    /// <summary>Where it was brought to; the handling unit itself, unless received for another.</summary>
    public UnitCode ReceivingUnit { get; init; }

    /// <summary>Blind mark of the owner's identity number; "" when forgotten.</summary>
    public string OwnerMark { get; init; } = "";

    public required Terms Terms { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Ngày tiếp nhận: the clock starts here.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Every date promised, oldest first; the first one counts for the index, the last is told.</summary>
    public IReadOnlyList<Promise> Promises { get; init; } = [];

    public IReadOnlyList<Paper> Papers { get; init; } = [];
    public IReadOnlyList<FeeDue> Fees { get; init; } = [];
    public IReadOnlyList<Payment> Payments { get; init; } = [];
    public bool UsesCitizenData { get; init; }
    public IReadOnlyList<SupplementRequest> Supplements { get; init; } = [];
    public IReadOnlyList<MoneyNotice> MoneyNotices { get; init; } = [];
    public UnitTransfer? Transfer { get; init; }
    public IReadOnlyList<Holding> Holdings { get; init; } = [];

    /// <summary>Given to somebody who has not taken it yet.</summary>
    public StepOffer? Offer { get; init; }

    public Verdict? Proposal { get; init; }
    public Verdict? Approval { get; init; }
    public Extension? Extension { get; init; }
    public IReadOnlyList<Withdrawal> Withdrawals { get; init; } = [];
    public Ending? Ending { get; init; }
    public Result? Result { get; init; }
    public IReadOnlyList<ReturnedResult> ReturnedResults { get; init; } = [];
    public Delivery? Delivery { get; init; }

    /// <summary>Nhật ký: everything done, oldest first.</summary>
    public IReadOnlyList<StepTaken> Steps { get; init; } = [];

    /// <summary>Number of free texts so far.</summary>
    public int TextCount { get; init; }

    /// <summary>Free texts said by actions since the dossier was read; sealed when it is kept.</summary>
    [JsonIgnore]
    public IReadOnlyList<(int Number, string Text)> NewTexts { get; init; } = [];

    /// <summary>The dossier's journal opened at this moment: filed or received.</summary>
    public DateTimeOffset OpenedAt => Steps[0].At;

    public StepTaken LastStep => Steps[^1];

    public bool IsEnded => StateTable.IsEnd(State);

    /// <summary>Ngày hẹn trả that the applicant was told last.</summary>
    public DateTimeOffset? ToldDueAt => Promises is [.., var last] ? last.DueAt : null;

    /// <summary>Ngày hẹn trả that was promised first.</summary>
    public DateTimeOffset? FirstDueAt => Promises is [var first, ..] ? first.DueAt : null;

    /// <summary>When it stopped using the office's time: result, stop or refusal.</summary>
    public DateTimeOffset? EndedAt => State is DossierState.Finished or DossierState.HandedOver
        ? Result?.IssuedAt
        : Ending?.At;

    public bool WasTransferred => ReceivingUnit != Unit;

    /// <summary>Sets the state by a way of the table and writes the step down.</summary>
    private HandledDossier Go(Act act, DossierState to, HandlingAction action)
    {
        StateTable.Judge(State, to, action, act.Actor.Kind);
        return Logged(act, to, action);
    }

    /// <summary>Work within the state, written down.</summary>
    private HandledDossier Do(Act act, HandlingAction action)
    {
        StateTable.Judge(State, action, act.Actor.Kind);
        return Logged(act, State, action);
    }

    private HandledDossier Logged(Act act, DossierState to, HandlingAction action) => this with
    {
        State = to,
        Steps = [.. Steps, new(action, Steps.Count == 0 ? null : State, to, act.At, act.Account, act.Actor.Kind)],
    };

    private HandledDossier Said(string text, out int number)
    {
        number = TextCount + 1;
        return this with { TextCount = number, NewTexts = [.. NewTexts, (number, text)] };
    }

    private HandledDossier SaidPerhaps(string text, out int? number)
    {
        if (text.Length == 0)
        {
            number = null;
            return this;
        }

        var said = Said(text, out var given);
        number = given;
        return said;
    }

    private static void RequireReason(string reason, int most = MostReason)
    {
        Refused.If(string.IsNullOrWhiteSpace(reason), "handling.reason-missing");
        Refused.If(reason.Length > most, "handling.reason-too-long", most);
    }
}
