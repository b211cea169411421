namespace DiemSang.OneStop.Handling;

/// <summary>Chờ người dân: supplement, money obligation, withdrawal, and how the clock stands meanwhile.</summary>
public sealed partial record HandledDossier
{
    /// <summary>
    /// True when a request made now would be the second of the running clock: the index counts it as late.
    /// </summary>
    public bool NextRequestCountsAsLate => Supplements.Any(one => !one.BeforeAcceptance);

    /// <summary>The request that waits for its papers.</summary>
    public SupplementRequest? OpenSupplement => State == DossierState.AwaitingPapers ? Supplements[^1] : null;

    /// <summary>
    /// Người nộp đã gửi giấy tờ: since when the last papers wait for the counter's eye; null = nothing was sent.
    /// </summary>
    public DateTimeOffset? AnswerSentAt => OpenSupplement is null ? null
        : Steps.Reverse().TakeWhile(step => step.Action != HandlingAction.SupplementRequest)
            .Where(step => step is { Action: HandlingAction.PapersGiven, Kind: ActorKind.Applicant })
            .Select(step => (DateTimeOffset?)step.At).FirstOrDefault();

    public MoneyNotice? OpenNotice => State == DossierState.AwaitingPayment ? MoneyNotices[^1] : null;

    /// <summary>The withdrawal that waits for its answer.</summary>
    public Withdrawal? OpenWithdrawal => State == DossierState.WithdrawalAsked ? Withdrawals[^1] : null;

    /// <summary>Still to be paid of the money obligation.</summary>
    public long NoticeOutstanding => OpenNotice is { } notice
        ? notice.Amount - Payments.Where(one => one.ForNotice && one.At >= notice.AskedAt).Sum(one => one.Amount)
        : 0;

    /// <summary>Yêu cầu bổ sung (1 → 5, 4 → 5): Mẫu 02, one list of everything that is missing.</summary>
    /// <param name="evenIfLate">the officer was told that a second request counts as late, and asks all the same</param>
    public HandledDossier RequestSupplement(Act act, string list, DateTimeOffset answerBy, bool evenIfLate = false)
    {
        var next = Go(act, DossierState.AwaitingPapers, HandlingAction.SupplementRequest);
        RequireReason(list, MostList);
        Refused.If(answerBy <= act.At, "supplement.answer-by-past");
        Refused.If(NextRequestCountsAsLate && !evenIfLate, "supplement.second-counts-late");
        return next.Said(list, out var text) with
        {
            Supplements =
            [
                .. Supplements,
                new(act.At, act.Account, text, Catalogue.LocalTime.WholeSecond(answerBy), AcceptedAt is null)
                {
                    DueBefore = ToldDueAt,
                },
            ],
        };
    }

    /// <summary>
    /// Bổ sung đủ (5 → 4): the counter confirms the papers. Before acceptance this is the acceptance; otherwise the
    /// clock runs again with the working time that was left.
    /// </summary>
    public HandledDossier AnswerSupplement(Act act, IReadOnlyList<Paper> papers)
    {
        var next = Go(act, DossierState.InProcess, HandlingAction.SupplementAnswer) with { Papers = Merged(papers) };
        next.RequirePapers();
        return AcceptedAt is null
            ? next.SupplementClosed(act, SupplementEnd.Answered).Accepted(act)
            : next.SupplementClosed(act, SupplementEnd.Answered)
                .Promised(act, PromiseCause.Supplement)
                .SupplementTold();
    }

    /// <summary>Hết thời hạn bổ sung (5 → 8).</summary>
    public HandledDossier ExpireSupplement(Act act)
    {
        var next = Go(act, DossierState.Stopped, HandlingAction.SupplementExpiry);
        Refused.If(act.At <= OpenSupplement!.AnswerBy, "supplement.time-left");
        Refused.If(AnswerSentAt is not null, "supplement.answer-sent");
        return next.SupplementClosed(act, SupplementEnd.Expired).Released(act.At) with
        {
            Ending = new(act.At, act.Account, null),
        };
    }

    /// <summary>Thông báo nghĩa vụ tài chính (2, 4 → 6).</summary>
    public HandledDossier NoticeMoney(Act act, long amount, string reason, DateTimeOffset? payBy = null)
    {
        var next = Go(act, DossierState.AwaitingPayment, HandlingAction.MoneyNotice);
        Refused.If(amount <= 0, "money.not-positive");
        RequireReason(reason);
        return next.Said(reason, out var text) with
        {
            MoneyNotices = [.. MoneyNotices, new(act.At, act.Account, amount, text, payBy, State)],
        };
    }

    /// <summary>
    /// Nộp tiền: towards the money obligation while one waits (paid in full: back to where it came from), else
    /// towards the fees. The same reference twice is one payment.
    /// </summary>
    public HandledDossier Pay(Act act, long amount, PaymentChannel channel, string reference)
    {
        if (Payments.Any(one => one.Reference == reference && one.Channel == channel))
        {
            return this;
        }

        Refused.If(amount <= 0, "money.not-positive");
        var notice = OpenNotice;
        var isLast = notice is not null && amount >= NoticeOutstanding;
        var next = isLast ? Go(act, notice!.From, HandlingAction.Payment) : Do(act, HandlingAction.FeePayment);
        next = next with
        {
            Payments = [.. Payments, new(act.At, amount, channel, reference, notice is not null, act.Account)],
        };
        return isLast ? next.NoticeClosed(act.At).Promised(act, PromiseCause.Payment) : next;
    }

    /// <summary>Đối soát: the gateway confirms an online payment.</summary>
    public HandledDossier Reconcile(Act act, string reference)
    {
        var next = Do(act, HandlingAction.Reconciliation);
        Refused.If(Payments.All(one => one.Reference != reference), "money.unknown-reference", reference);
        return next with
        {
            Payments =
            [
                .. Payments.Select(one =>
                    one.Reference == reference ? one with { ReconciledAt = one.ReconciledAt ?? act.At } : one),
            ],
        };
    }

    /// <summary>Xin rút hồ sơ (1, 2, 4, 5, 6 → 7): whoever waited for papers or money waits no more.</summary>
    public HandledDossier AskWithdrawal(Act act, string reason)
    {
        var next = Go(act, DossierState.WithdrawalAsked, HandlingAction.WithdrawalRequest);
        RequireReason(reason);
        next = State switch
        {
            DossierState.AwaitingPapers => next.SupplementClosed(act, SupplementEnd.Withdrawal),
            DossierState.AwaitingPayment => next.NoticeClosed(act.At),
            _ => next,
        };
        next = next.Said(reason, out var text) with { Withdrawals = [.. Withdrawals, new(act.At, State, text)] };
        return next.Promised(act, PromiseCause.Withdrawal).SupplementTold();
    }

    /// <summary>Cho rút (7 → 8): the papers go back.</summary>
    public HandledDossier GrantWithdrawal(Act act) =>
        Go(act, DossierState.Stopped, HandlingAction.WithdrawalGrant)
            .Decided(act, granted: true, null)
            .Released(act.At) with
        {
            Ending = new(act.At, act.Account, null),
        };

    /// <summary>Không cho rút (7 → 4); what was never accepted cannot be kept.</summary>
    public HandledDossier RefuseWithdrawal(Act act, string reason)
    {
        var next = Go(act, DossierState.InProcess, HandlingAction.WithdrawalRefusal);
        RequireReason(reason);
        Refused.If(AcceptedAt is null, "withdrawal.not-accepted-yet");
        return next.Said(reason, out var text).Decided(act, granted: false, text);
    }

    private HandledDossier Decided(Act act, bool granted, int? text) => this with
    {
        Withdrawals =
        [
            .. Withdrawals.SkipLast(1),
            Withdrawals[^1] with { DecidedAt = act.At, IsGranted = granted, DecisionText = text },
        ],
    };

    private HandledDossier SupplementClosed(Act act, SupplementEnd end) => this with
    {
        Supplements =
        [
            .. Supplements.SkipLast(1),
            Supplements[^1] with { ClosedAt = act.At, ClosedBy = act.Account, End = end },
        ],
    };

    /// <summary>Writes the new told date beside the request that moved it.</summary>
    private HandledDossier SupplementTold() =>
        Supplements is not [.., { DueAfter: null, BeforeAcceptance: false, ClosedAt: not null } last] ? this : this with
        {
            Supplements = [.. Supplements.SkipLast(1), last with { DueAfter = ToldDueAt }],
        };

    private HandledDossier NoticeClosed(DateTimeOffset at) => this with
    {
        MoneyNotices = [.. MoneyNotices.SkipLast(1), MoneyNotices[^1] with { ClosedAt = at }],
    };
}
