using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Việc tiếp theo.</summary>
public enum NextTask
{
    Nothing,

    /// <summary>Tiếp nhận hồ sơ trực tuyến.</summary>
    Accept,

    /// <summary>Chuyển về cơ quan giải quyết.</summary>
    SendToUnit,

    /// <summary>Cơ quan giải quyết nhận.</summary>
    AcceptAtUnit,

    /// <summary>Chuyển phòng chuyên môn.</summary>
    Forward,

    /// <summary>Nhận bước được giao.</summary>
    TakeStep,

    /// <summary>Thẩm định, trình duyệt.</summary>
    Propose,

    /// <summary>Ký, phê duyệt.</summary>
    Approve,

    /// <summary>Phát hành kết quả.</summary>
    Issue,

    /// <summary>Chờ giấy tờ.</summary>
    AwaitPapers,

    /// <summary>Chờ nộp tiền.</summary>
    AwaitPayment,

    /// <summary>Trả lời yêu cầu rút hồ sơ.</summary>
    DecideWithdrawal,

    /// <summary>Trả kết quả.</summary>
    HandOver,

    /// <summary>Kiểm tra giấy tờ mà người nộp đã gửi.</summary>
    ConfirmPapers,
}

/// <summary>
/// Việc tiếp theo: no dossier is silent – each open one has somebody, something to do and a moment to do it by.
/// </summary>
public static class NextStep
{
    public static NextTask Of(HandledDossier dossier) => dossier.State switch
    {
        DossierState.Submitted => NextTask.Accept,
        DossierState.Received when dossier is { WasTransferred: true, Transfer: null } => NextTask.SendToUnit,
        DossierState.Received when dossier is { WasTransferred: true, Transfer.AcceptedAt: null } => NextTask.AcceptAtUnit,
        DossierState.Received => NextTask.Forward,
        DossierState.InProcess when dossier.Offer is not null => NextTask.TakeStep,
        DossierState.InProcess => dossier.Approval is not null ? NextTask.Issue
            : dossier.Proposal is not null ? NextTask.Approve
            : NextTask.Propose,
        DossierState.AwaitingPapers => dossier.AnswerSentAt is null ? NextTask.AwaitPapers : NextTask.ConfirmPapers,
        DossierState.AwaitingPayment => NextTask.AwaitPayment,
        DossierState.WithdrawalAsked => NextTask.DecideWithdrawal,
        DossierState.Finished => NextTask.HandOver,
        _ => NextTask.Nothing,
    };

    /// <summary>By when; null = nothing says so, and the dossier is silent.</summary>
    public static DateTimeOffset? DueAt(HandledDossier dossier, WorkCalendar calendar) => Of(dossier) switch
    {
        NextTask.Accept => dossier.AcceptanceDueAt(calendar),
        NextTask.SendToUnit or NextTask.AcceptAtUnit or NextTask.Forward => dossier.ForwardDueAt(calendar),
        NextTask.AwaitPapers => dossier.OpenSupplement!.AnswerBy,
        NextTask.ConfirmPapers => calendar.AddWorkingTime(dossier.AnswerSentAt!.Value, HandledDossier.CounterTime),
        NextTask.AwaitPayment => dossier.OpenNotice!.PayBy ?? dossier.ToldDueAt,
        NextTask.DecideWithdrawal => dossier.ToldDueAt ?? dossier.AcceptanceDueAt(calendar),
        NextTask.TakeStep => Earlier(DeadlineLedger.StepDueAt(dossier, dossier.Offer!.Step, calendar), dossier.ToldDueAt),
        NextTask.Propose or NextTask.Approve or NextTask.Issue => Earlier(
            DeadlineLedger.StepDueAt(dossier, dossier.OpenHolding?.Step ?? "", calendar), dossier.ToldDueAt),
        NextTask.HandOver => dossier.ToldDueAt ?? calendar.AddWorkingDays(dossier.Result!.IssuedAt, 1),
        _ => null,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
