using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.OneStop.Handling;

/// <summary>Bước giải quyết: who works, and for which share of the working time of the limit.</summary>
/// <param name="Doer">the role that does it, by its name among roles (Specialist, UnitHead, Clerk …)</param>
/// <param name="Share">in hundredths; the steps of a procedure add up to 100</param>
/// <param name="Needs">what must be there before the dossier leaves the step</param>
public sealed record CourseStep(string Name, string Doer, int Share, StepNeeds Needs = StepNeeds.None)
{
    public static CourseStep Of(ProcessStep step) => new(step.Name, step.Doer, step.Share, step.Needs);
}

/// <summary>
/// Điều kiện tiếp nhận: what a dossier was received under and keeps, whatever becomes of the catalogue.
/// </summary>
/// <param name="Version">of the procedure's content; 0 = it had none</param>
/// <param name="Limit">thời hạn giải quyết; null = no date is promised</param>
public sealed record Terms(int Version, Catalogue.TimeLimit? Limit)
{
    public IReadOnlyList<CourseStep> Steps { get; init; } = [];
}

/// <summary>Một dòng nhật ký của hồ sơ: what was done, by whom.</summary>
public sealed record StepTaken(
    HandlingAction Action, DossierState? From, DossierState To, DateTimeOffset At, string Account, ActorKind Kind);

/// <summary>Vì sao có ngày hẹn này.</summary>
public enum PromiseCause
{
    Reception,
    Supplement,
    Payment,
    Withdrawal,
    Extension,
    Calendar,
}

/// <summary>Ngày hẹn: told to the applicant at a moment, and why.</summary>
public sealed record Promise(DateTimeOffset DueAt, DateTimeOffset MadeAt, PromiseCause Cause);

/// <summary>Người đang giữ: a step in somebody's hands.</summary>
/// <param name="Step">name of the course's step; "" = reception</param>
public sealed record Holding(string Step, string Account, DateTimeOffset From)
{
    public DateTimeOffset? To { get; init; }
}

/// <summary>Bàn giao chờ nhận: given by one, not yet taken by the other.</summary>
public sealed record StepOffer(string Step, string From, string To, DateTimeOffset At);

/// <summary>Chuyển hồ sơ tiếp nhận phi địa giới: from the receiving unit to the handling unit.</summary>
public sealed record UnitTransfer(DateTimeOffset SentAt, string SentBy)
{
    public DateTimeOffset? AcceptedAt { get; init; }
    public string? AcceptedBy { get; init; }
}

/// <summary>Vì sao thôi chờ giấy tờ.</summary>
public enum SupplementEnd
{
    Open,
    Answered,

    /// <summary>The applicant asked to withdraw instead.</summary>
    Withdrawal,

    /// <summary>Thời hạn bổ sung is over.</summary>
    Expired,
}

/// <summary>Yêu cầu bổ sung: one list of all that is missing.</summary>
/// <param name="Text">number of the list's sealed text</param>
/// <param name="AnswerBy">thời hạn bổ sung</param>
/// <param name="BeforeAcceptance">asked in state 1: the clock had not started, nothing pauses</param>
public sealed record SupplementRequest(
    DateTimeOffset AskedAt, string AskedBy, int Text, DateTimeOffset AnswerBy, bool BeforeAcceptance)
{
    /// <summary>The told date when it was asked.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    public DateTimeOffset? DueAfter { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedBy { get; init; }
    public SupplementEnd End { get; init; }
}

/// <summary>Thông báo nghĩa vụ tài chính: how much, and in which state the dossier stood.</summary>
/// <param name="Text">number of the sealed text that says what for</param>
public sealed record MoneyNotice(
    DateTimeOffset AskedAt, string AskedBy, long Amount, int Text, DateTimeOffset? PayBy, DossierState From)
{
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Yêu cầu rút hồ sơ.</summary>
public sealed record Withdrawal(DateTimeOffset AskedAt, DossierState From, int Text)
{
    public DateTimeOffset? DecidedAt { get; init; }
    public bool? IsGranted { get; init; }
    public int? DecisionText { get; init; }
}

/// <summary>Xin lỗi và hẹn lại ngày trả kết quả.</summary>
public sealed record Extension(DateTimeOffset At, string Account, DateTimeOffset NewDueAt, int Text)
{
    /// <summary>extension_moves_due as it was set when the letter went: the index then starts from the new date too.</summary>
    public bool MovesIndex { get; init; }
}

/// <summary>Trình duyệt, phê duyệt.</summary>
/// <param name="Text">number of the sealed draft or remark; null = nothing was written</param>
public sealed record Verdict(DateTimeOffset At, string Account, int? Text);

/// <summary>Từ chối, dừng giải quyết: the reason stands sealed.</summary>
public sealed record Ending(DateTimeOffset At, string Account, int? Text);

/// <summary>Kết quả giải quyết.</summary>
/// <param name="Number">số ký hiệu</param>
/// <param name="File">id of the electronic result; null = on paper alone</param>
/// <param name="Signer">account of who signed it</param>
public sealed record Result(string Number, DateOnly On, string? File, string Signer, DateTimeOffset IssuedAt);

/// <summary>Kết quả bị trả lại để đính chính.</summary>
public sealed record ReturnedResult(Result Result, DateTimeOffset At, string Account, int Text);

/// <summary>Bằng chứng đã nhận kết quả.</summary>
public enum HandOverProof
{
    Signature,
    OneTimeCode,
    PostCode,
    Electronic,
}

/// <summary>Trả kết quả.</summary>
public sealed record Delivery(DateTimeOffset At, string Account, HandOverProof Proof, string Reference);
