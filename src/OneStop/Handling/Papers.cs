namespace DiemSang.OneStop.Handling;

/// <summary>Loại bản.</summary>
public enum PaperForm
{
    /// <summary>Bản chính.</summary>
    Original,

    /// <summary>Bản sao.</summary>
    Copy,

    /// <summary>Bản điện tử.</summary>
    Electronic,
}

/// <summary>Thành phần hồ sơ: one paper of a dossier's checklist. Its name is the catalogue's; it names no person.</summary>
/// <param name="Code">mã thành phần hồ sơ</param>
public sealed record Paper(string Code, string Name, bool IsRequired)
{
    public PaperForm Form { get; init; }
    public int Count { get; init; } = 1;

    /// <summary>Đã nộp.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Id of the digitised file; null while there is none.</summary>
    public string? File { get; init; }

    /// <summary>The earlier dossier of the owner it was taken from, with the owner's consent.</summary>
    public string? ReusedFrom { get; init; }

    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>Lấy từ kho dữ liệu điện tử của cá nhân.</summary>
    public bool IsFromPersonalStore { get; init; }

    public bool IsReused => ReusedFrom is not null;
}

/// <summary>Thời điểm thu.</summary>
public enum FeeMoment
{
    /// <summary>Khi tiếp nhận: paid before the dossier leaves reception.</summary>
    AtReception = 1,

    /// <summary>Khi bổ sung.</summary>
    AtSupplement = 2,

    /// <summary>Khi trả kết quả.</summary>
    AtReturn = 4,
}

/// <summary>Phí, lệ phí phải nộp, in whole đồng.</summary>
public sealed record FeeDue(string Name, long Amount, FeeMoment When);

/// <summary>Kênh thanh toán.</summary>
public enum PaymentChannel
{
    NationalPortal = 1,
    ProvinceGateway = 2,
    Counter = 3,
}

/// <summary>Khoản đã nộp.</summary>
/// <param name="Reference">số biên lai, mã giao dịch: the same twice is one payment</param>
/// <param name="ForNotice">counts towards the money obligation of state 6, not towards the fees</param>
public sealed record Payment(
    DateTimeOffset At, long Amount, PaymentChannel Channel, string Reference, bool ForNotice, string Account)
{
    /// <summary>Đã đối soát: only a reconciled online payment counts as paid online.</summary>
    public DateTimeOffset? ReconciledAt { get; init; }

    public bool IsOnline => Channel is PaymentChannel.NationalPortal or PaymentChannel.ProvinceGateway;
}
