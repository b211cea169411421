using static DiemSang.OneStop.Handling.ActorKind;
using static DiemSang.OneStop.Handling.DossierState;

namespace DiemSang.OneStop.Handling;

/// <summary>One way from a state to another.</summary>
/// <param name="From">null: there was no dossier before</param>
public sealed record Transition(
    DossierState? From, DossierState To, HandlingAction Action, IReadOnlyList<ActorKind> Actors, DeskForm Form);

/// <summary>Work that leaves the state as it is: in which states, by whom.</summary>
public sealed record DeskWork(
    HandlingAction Action, IReadOnlyList<DossierState> In, IReadOnlyList<ActorKind> Actors, DeskForm Form);

/// <summary>
/// Bảng trạng thái: what may become of a dossier and by whom, as data; what is not here is impossible.
/// 3, 8 and 10 are ends: only an admin's logged correction leads out of them, back to where the dossier came from.
/// </summary>
public static class StateTable
{
    /// <summary>"Cán bộ" of the table, where it names no single part.</summary>
    private static readonly ActorKind[] officer = [Counter, Specialist, Authority];

    public static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(null, Submitted, HandlingAction.Submission, [Applicant], DeskForm.None),
        new(null, Received, HandlingAction.Reception, [Counter], DeskForm.Receipt),
        new(Submitted, Received, HandlingAction.Acceptance, [Counter], DeskForm.Receipt),
        new(Submitted, DossierState.Refused, HandlingAction.Refusal, [Counter], DeskForm.RefusalSlip),
        new(Submitted, AwaitingPapers, HandlingAction.SupplementRequest, [Counter], DeskForm.SupplementSlip),
        new(Received, InProcess, HandlingAction.Forwarding, [Counter], DeskForm.ControlSlip),
        new(Received, AwaitingPayment, HandlingAction.MoneyNotice, [Specialist, Cashier], DeskForm.None),
        new(InProcess, AwaitingPayment, HandlingAction.MoneyNotice, [Specialist, Cashier], DeskForm.None),
        new(AwaitingPayment, InProcess, HandlingAction.Payment, [ActorKind.System, Cashier], DeskForm.None),
        new(AwaitingPayment, Received, HandlingAction.Payment, [ActorKind.System, Cashier], DeskForm.None),
        new(InProcess, AwaitingPapers, HandlingAction.SupplementRequest, [Specialist], DeskForm.SupplementSlip),
        new(AwaitingPapers, InProcess, HandlingAction.SupplementAnswer, [Counter], DeskForm.None),
        new(AwaitingPapers, Stopped, HandlingAction.SupplementExpiry, [ActorKind.System, .. officer], DeskForm.StopNotice),
        new(Submitted, WithdrawalAsked, HandlingAction.WithdrawalRequest, [Applicant], DeskForm.None),
        new(Received, WithdrawalAsked, HandlingAction.WithdrawalRequest, [Applicant], DeskForm.None),
        new(InProcess, WithdrawalAsked, HandlingAction.WithdrawalRequest, [Applicant], DeskForm.None),
        new(AwaitingPapers, WithdrawalAsked, HandlingAction.WithdrawalRequest, [Applicant], DeskForm.None),
        new(AwaitingPayment, WithdrawalAsked, HandlingAction.WithdrawalRequest, [Applicant], DeskForm.None),
        new(WithdrawalAsked, Stopped, HandlingAction.WithdrawalGrant, officer, DeskForm.None),
        new(WithdrawalAsked, InProcess, HandlingAction.WithdrawalRefusal, officer, DeskForm.None),
        new(InProcess, Stopped, HandlingAction.Stop, [Authority], DeskForm.StopNotice),
        new(InProcess, DossierState.Refused, HandlingAction.Refusal, [Authority], DeskForm.RefusalSlip),
        new(InProcess, Finished, HandlingAction.Result, [Clerk], DeskForm.None),
        new(Finished, InProcess, HandlingAction.ResultReturn, [Counter], DeskForm.ControlSlip),
        new(Finished, DossierState.HandedOver, HandlingAction.HandOver, [Counter, Postal, ActorKind.System], DeskForm.None),
        .. Corrections(),
    ];

    public static IReadOnlyList<DeskWork> Work { get; } =
    [
        new(HandlingAction.Extension, [Received, InProcess], [Authority], DeskForm.Apology),
        new(HandlingAction.Transfer, [Received], [Counter], DeskForm.ControlSlip),
        new(HandlingAction.TransferAcceptance, [Received], [Counter], DeskForm.ControlSlip),
        new(HandlingAction.StepGiving, Open, [.. officer, Clerk], DeskForm.ControlSlip),
        new(HandlingAction.StepAcceptance, Open, [.. officer, Clerk], DeskForm.ControlSlip),
        new(HandlingAction.Reassignment, Open, [Authority, Admin, ActorKind.System], DeskForm.None),
        new(HandlingAction.Proposal, [InProcess], [Specialist], DeskForm.None),
        new(HandlingAction.ProposalReturn, [InProcess], [Authority], DeskForm.None),
        new(HandlingAction.Approval, [InProcess], [Authority], DeskForm.None),
        new(HandlingAction.PapersGiven, [Submitted, Received, InProcess, AwaitingPapers], [Applicant, Counter, Specialist],
            DeskForm.None),
        new(HandlingAction.FeePayment, [Submitted, .. Open, Finished], [ActorKind.System, Cashier], DeskForm.None),
        new(HandlingAction.Reconciliation, Enum.GetValues<DossierState>(), [ActorKind.System, Cashier], DeskForm.None),
        new(HandlingAction.CalendarChange, Open, [ActorKind.System], DeskForm.None),
    ];

    /// <summary>Accepted and not ended, the result not yet issued.</summary>
    private static DossierState[] Open => [Received, InProcess, AwaitingPapers, AwaitingPayment, WithdrawalAsked];

    /// <summary>States out of which nothing leads but a correction.</summary>
    public static bool IsEnd(DossierState state) => state is DossierState.Refused or Stopped or DossierState.HandedOver;

    /// <summary>The row of a step; there is at most one.</summary>
    public static Transition? Find(DossierState? from, DossierState to, ActorKind actor) =>
        Transitions.FirstOrDefault(row => row.From == from && row.To == to && row.Actors.Contains(actor));

    /// <exception cref="RefusedException">no such way leads out of the state, or this actor may not go it</exception>
    public static Transition Judge(DossierState? from, DossierState to, HandlingAction action, ActorKind actor)
    {
        var ways = Transitions.Where(row => row.From == from && row.To == to && row.Action == action).ToList();
        return ways.Count == 0 ? throw NoWay(from)
            : ways.Find(row => row.Actors.Contains(actor)) ?? throw new RefusedException(
                RefusalKind.Rule, "state.other-actor");
    }

    /// <exception cref="RefusedException">this is not done in that state, or not by this actor</exception>
    public static DeskWork Judge(DossierState state, HandlingAction action, ActorKind actor)
    {
        var work = Work.Single(row => row.Action == action);
        return !work.In.Contains(state) ? throw NoWay(state)
            : work.Actors.Contains(actor) ? work
            : throw new RefusedException(RefusalKind.Rule, "state.other-actor");
    }

    /// <summary>The form that goes with an action of the table.</summary>
    public static DeskForm FormOf(HandlingAction action) =>
        Transitions.FirstOrDefault(row => row.Action == action)?.Form
        ?? Work.FirstOrDefault(row => row.Action == action)?.Form ?? DeskForm.None;

    /// <summary>One sentence per state: what the dossier is, and that this cannot be done to it now.</summary>
    internal static RefusedException NoWay(DossierState? from) => new(RefusalKind.State, $"state.no-way-from-{(int)(from ?? 0)}");

    private static IEnumerable<Transition> Corrections() =>
        from way in new (DossierState End, DossierState[] Before)[]
        {
            (DossierState.Refused, [Submitted, InProcess]),
            (Stopped, [InProcess, AwaitingPapers, WithdrawalAsked]),
            (DossierState.HandedOver, [Finished]),
        }
        from before in way.Before
        select new Transition(way.End, before, HandlingAction.Correction, [Admin], DeskForm.None);
}
