using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Việc tiếp theo.</summary>
public enum Todo
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
    public static Todo Of(HandledDossier dossier) => dossier.State switch
    {
        DossierState.Submitted => Todo.Accept,
        DossierState.Received when dossier is { WasTransferred: true, Transfer: null } => Todo.SendToUnit,
        DossierState.Received when dossier is { WasTransferred: true, Transfer.AcceptedAt: null } => Todo.AcceptAtUnit,
        DossierState.Received => Todo.Forward,
        DossierState.InProcess when dossier.Offer is not null => Todo.TakeStep,
        DossierState.InProcess => dossier.Approval is not null ? Todo.Issue
            : dossier.Proposal is not null ? Todo.Approve
            : Todo.Propose,
        DossierState.AwaitingPapers => dossier.AnswerSentAt is null ? Todo.AwaitPapers : Todo.ConfirmPapers,
        DossierState.AwaitingPayment => Todo.AwaitPayment,
        DossierState.WithdrawalAsked => Todo.DecideWithdrawal,
        DossierState.Finished => Todo.HandOver,
        _ => Todo.Nothing,
    };

    /// <summary>By when; null = nothing says so, and the dossier is silent.</summary>
    public static DateTimeOffset? DueAt(HandledDossier dossier, WorkCalendar calendar) => Of(dossier) switch
    {
        Todo.Accept => dossier.AcceptanceDueAt(calendar),
        Todo.SendToUnit or Todo.AcceptAtUnit or Todo.Forward => dossier.ForwardDueAt(calendar),
        Todo.AwaitPapers => dossier.OpenSupplement!.AnswerBy,
        Todo.ConfirmPapers => calendar.AddWorkingTime(dossier.AnswerSentAt!.Value, HandledDossier.CounterTime),
        Todo.AwaitPayment => dossier.OpenNotice!.PayBy ?? dossier.ToldDueAt,
        Todo.DecideWithdrawal => dossier.ToldDueAt ?? dossier.AcceptanceDueAt(calendar),
        Todo.TakeStep => Earlier(DeadlineLedger.StepDueAt(dossier, dossier.Offer!.Step, calendar), dossier.ToldDueAt),
        Todo.Propose or Todo.Approve or Todo.Issue => Earlier(
            DeadlineLedger.StepDueAt(dossier, dossier.OpenHolding?.Step ?? "", calendar), dossier.ToldDueAt),
        Todo.HandOver => dossier.ToldDueAt ?? calendar.AddWorkingDays(dossier.Result!.IssuedAt, 1),
        _ => null,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
