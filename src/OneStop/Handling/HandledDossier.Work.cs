namespace DiemSang.OneStop.Handling;

/// <summary>Giải quyết: forwarding, who holds it, decision and signature, extension, stop, correction.</summary>
public sealed partial record HandledDossier
{
    /// <summary>
    /// Who has to do something now: whom it was offered to, else who holds it, else the counter; "" = nobody.
    /// </summary>
    public string Holder => IsEnded ? ""
        : AcceptedAt is null || State == DossierState.Finished || IsOnTheWay || AnswerSentAt is not null ? CounterDesk
        : Offer?.To ?? OpenHolding?.Account ?? "";

    /// <summary>The unit where something has to be done now.</summary>
    public Catalogue.UnitCode Place => AcceptedAt is null || State == DossierState.Finished
        || (State == DossierState.Received && WasTransferred && Transfer is null) ? ReceivingUnit : Unit;

    public Holding? OpenHolding => Holdings is [.., { To: null } last] ? last : null;

    /// <summary>Chuyển phòng chuyên môn (2 → 4): offered to an officer, who takes it.</summary>
    public HandledDossier Forward(Act act, string to, string step)
    {
        var next = Go(act, DossierState.InProcess, HandlingAction.Forwarding);
        Refused.If(FeesOutstanding(FeeMoment.AtReception) > 0, "fees.first", FeesOutstanding(FeeMoment.AtReception));
        Refused.If(WasTransferred && Transfer?.AcceptedAt is null, "transfer.not-accepted");
        RequireStepDone();
        return next with { Offer = new(step, act.Account, to, act.At) };
    }

    /// <summary>Giao bước: the giver holds it until the other takes it.</summary>
    public HandledDossier GiveStep(Act act, string to, string step)
    {
        var next = Do(act, HandlingAction.StepGiving);
        RequireAcceptance();
        Refused.If(Offer is not null && Offer.To != act.Account, "step.offered-already");
        if (step != OpenHolding?.Step)
        {
            RequireStepDone();
        }

        return next with { Offer = new(step, act.Account, to, act.At) };
    }

    /// <summary>Nhận bước.</summary>
    public HandledDossier TakeStep(Act act)
    {
        var next = Do(act, HandlingAction.StepAcceptance);
        RequireAcceptance();
        Refused.If(Offer is null, "step.not-offered");
        Refused.If(Offer!.To != act.Account && act.Actor.Kind != ActorKind.Authority, "step.offered-to-other");
        return next.Held(act.At, Offer!.Step, act.Account);
    }

    /// <summary>
    /// Giao lại: taken from one officer and put into another's hands at once (leave, absence, workload).
    /// </summary>
    public HandledDossier Reassign(Act act, string to)
    {
        var next = Do(act, HandlingAction.Reassignment);
        RequireAcceptance();
        return next.Held(act.At, Offer?.Step ?? OpenHolding?.Step ?? "", to);
    }

    /// <summary>Trình duyệt: the specialist proposes the result; from now on who signs holds it.</summary>
    public HandledDossier Propose(Act act, string draft, string approver, string step = "")
    {
        var next = Do(act, HandlingAction.Proposal).Held(act.At, step, approver);
        Refused.If(draft.Length > MostList, "handling.reason-too-long", MostList);
        RequireStepDone();
        return next.SaidPerhaps(draft, out var text) with
        {
            Proposal = new(act.At, act.Account, text),
            Approval = null,
        };
    }

    /// <summary>Trả lại bản trình: back to who proposed it.</summary>
    public HandledDossier ReturnProposal(Act act, string reason)
    {
        var next = Do(act, HandlingAction.ProposalReturn);
        Refused.If(Proposal is null, "proposal.missing");
        RequireReason(reason);
        return next.Said(reason, out _).Held(act.At, StepOf(Proposal!.Account), Proposal.Account) with
        {
            Proposal = null,
            Approval = null,
        };
    }

    /// <summary>Ký, phê duyệt: signed; from now on the clerk who issues it holds it.</summary>
    public HandledDossier Approve(Act act, string clerk, string remark = "", string step = "")
    {
        var next = Do(act, HandlingAction.Approval).Held(act.At, step, clerk);
        Refused.If(Proposal is null, "proposal.missing");
        RequireStepDone();
        return next.SaidPerhaps(remark, out var text) with { Approval = new(act.At, act.Account, text) };
    }

    /// <summary>Xin lỗi, hẹn lại (Mẫu 04): before the date passes, once.</summary>
    /// <param name="movesIndex">extension_moves_due: the index's date goes with the told one</param>
    public HandledDossier Extend(Act act, DateTimeOffset newDueAt, string reason, bool movesIndex = false)
    {
        var next = Do(act, HandlingAction.Extension);
        RequireReason(reason);
        Refused.If(Extension is not null, "extension.once");
        Refused.If(ToldDueAt is null, "extension.no-date");
        Refused.If(act.At > ToldDueAt, "extension.date-passed", ToldDueAt);
        Refused.If(newDueAt <= ToldDueAt, "extension.not-later", ToldDueAt);
        var due = Catalogue.LocalTime.WholeSecond(newDueAt);
        return (next.Said(reason, out var text) with
        {
            Extension = new(act.At, act.Account, due, text) { MovesIndex = movesIndex },
        }).Promised(act, PromiseCause.Extension);
    }

    /// <summary>Dừng giải quyết (4 → 8).</summary>
    public HandledDossier Stop(Act act, string reason)
    {
        var next = Go(act, DossierState.Stopped, HandlingAction.Stop);
        RequireReason(reason);
        return next.Said(reason, out var text).Released(act.At) with { Ending = new(act.At, act.Account, text) };
    }

    /// <summary>
    /// Sửa sai (Admin, logged): a refusal, a stop or a hand-over is undone; it stands where it stood before.
    /// </summary>
    public HandledDossier Correct(Act act, string reason)
    {
        if (!IsEnded)
        {
            throw StateTable.NoWay(State);
        }

        var before = Steps.Last(step => step.From is not null && step.From != step.To);
        var next = Go(act, before.From!.Value, HandlingAction.Correction);
        RequireReason(reason);
        next = next.Said(reason, out _) with { Ending = null, Delivery = null };
        next = next.State switch
        {
            DossierState.AwaitingPapers => next with
            {
                Supplements =
                [
                    .. Supplements.SkipLast(1),
                    Supplements[^1] with { ClosedAt = null, ClosedBy = null, End = SupplementEnd.Open },
                ],
            },
            DossierState.WithdrawalAsked => next with
            {
                Withdrawals = [.. Withdrawals.SkipLast(1), Withdrawals[^1] with { DecidedAt = null, IsGranted = null }],
            },
            _ => next,
        };
        var gone = next.State != DossierState.Finished && next.AcceptedAt is not null && Holdings is [.., _];
        return gone ? next.Held(act.At, Holdings[^1].Step, Holdings[^1].Account) : next;
    }

    /// <summary>What of the fees due at a moment is not paid yet; earlier moments come first.</summary>
    public long FeesOutstanding(FeeMoment moment) => Math.Max(
        0,
        Fees.Where(fee => fee.When <= moment).Sum(fee => fee.Amount)
            - Payments.Where(one => !one.ForNotice).Sum(one => one.Amount));

    /// <summary>Sent to the handling unit, not yet accepted there.</summary>
    private bool IsOnTheWay => State == DossierState.Received && Transfer is { AcceptedAt: null };

    /// <summary>
    /// Người thay thế: what has just been given to somebody absent is given to who stands in for them.
    /// </summary>
    public HandledDossier WithSubstitute(Func<string, string?> substituteOf, DateTimeOffset at) =>
        Offer is { } offer && substituteOf(offer.To) is { } taker ? this with { Offer = offer with { To = taker } }
        : OpenHolding is { } open && open.From == at && open.Account != LastStep.Account
            && substituteOf(open.Account) is { } holder
            ? this with { Holdings = [.. Holdings.SkipLast(1), open with { Account = holder }] }
        : this;

    /// <summary>Puts the dossier into an account's hands; what was offered is settled by it.</summary>
    private HandledDossier Held(DateTimeOffset at, string step, string account)
    {
        var free = Released(at);
        return free with { Holdings = [.. free.Holdings, new(step, account, at)] };
    }

    /// <summary>Nobody holds it from now on.</summary>
    private HandledDossier Released(DateTimeOffset at) => this with
    {
        Offer = null,
        Holdings = OpenHolding is { } open ? [.. Holdings.SkipLast(1), open with { To = at }] : Holdings,
    };

    private string StepOf(string account) => Holdings.LastOrDefault(one => one.Account == account)?.Step ?? "";
}
