namespace DiemSang.OneStop.Handling;

/// <summary>Việc đã làm với hồ sơ. The names are stored: add, never rename.</summary>
public enum HandlingAction
{
    None,
    Submission,
    Reception,
    Acceptance,
    Refusal,
    SupplementRequest,
    SupplementAnswer,
    SupplementExpiry,
    MoneyNotice,
    Payment,
    WithdrawalRequest,
    WithdrawalGrant,
    WithdrawalRefusal,
    Stop,
    Forwarding,
    Result,
    ResultReturn,
    HandOver,
    Extension,
    Correction,
    Transfer,
    TransferAcceptance,
    StepGiving,
    StepAcceptance,
    Reassignment,
    Proposal,
    ProposalReturn,
    Approval,
    PapersGiven,
    FeePayment,
    Reconciliation,
    CalendarChange,
}

/// <summary>Mẫu giấy tờ that goes with an action; which number it bears depends on the circular in force.</summary>
public enum DeskForm
{
    None,

    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01).</summary>
    Receipt,

    /// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02).</summary>
    SupplementSlip,

    /// <summary>Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03).</summary>
    RefusalSlip,

    /// <summary>Phiếu xin lỗi và hẹn lại ngày trả kết quả (Mẫu 04).</summary>
    Apology,

    /// <summary>Thông báo dừng giải quyết hồ sơ (Mẫu 05, Thông tư 03/2025/TT-VPCP).</summary>
    StopNotice,

    /// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 05, Thông tư 01/2018/TT-VPCP).</summary>
    ControlSlip,
}
