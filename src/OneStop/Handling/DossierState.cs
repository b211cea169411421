using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>Trạng thái hồ sơ: TrangThaiHoSo of the national portal, 1 to 10, and no other.</summary>
public enum DossierState
{
    /// <summary>Mới đăng ký: filed online, waits for reception; no due date yet.</summary>
    Submitted = 1,

    /// <summary>Được tiếp nhận: accepted, with a promised date.</summary>
    Received = 2,

    /// <summary>Không được tiếp nhận: refused. An end.</summary>
    Refused = 3,

    /// <summary>Đang xử lý.</summary>
    InProcess = 4,

    /// <summary>Yêu cầu bổ sung giấy tờ: waits for the applicant's papers.</summary>
    AwaitingPapers = 5,

    /// <summary>Yêu cầu thực hiện nghĩa vụ tài chính: waits for a payment.</summary>
    AwaitingPayment = 6,

    /// <summary>Công dân yêu cầu rút hồ sơ.</summary>
    WithdrawalAsked = 7,

    /// <summary>Dừng xử lý. An end.</summary>
    Stopped = 8,

    /// <summary>Đã xử lý xong: the result is issued and waits at the counter.</summary>
    Finished = 9,

    /// <summary>Đã trả kết quả. An end.</summary>
    HandedOver = 10,
}

/// <summary>Vai của người thao tác: in what part somebody acts on a dossier; the state table judges by it.</summary>
public enum ActorKind
{
    /// <summary>Công dân, doanh nghiệp: the applicant, or an officer who writes down what the applicant asks.</summary>
    Applicant,

    /// <summary>Công chức Một cửa.</summary>
    Counter,

    /// <summary>Chuyên viên thụ lý.</summary>
    Specialist,

    /// <summary>Người có thẩm quyền: lãnh đạo phòng, lãnh đạo cơ quan.</summary>
    Authority,

    /// <summary>Văn thư.</summary>
    Clerk,

    /// <summary>Thu phí, kế toán, cơ quan thuế.</summary>
    Cashier,

    /// <summary>Nhân viên bưu chính.</summary>
    Postal,

    /// <summary>The program itself, or an answer of another system (a gateway's payment).</summary>
    System,

    /// <summary>Quản trị.</summary>
    Admin,
}

/// <summary>Người thao tác: an account, and in what part it acts.</summary>
public sealed record Actor(string Account, ActorKind Kind)
{
    /// <summary>The program itself.</summary>
    public static Actor Program { get; } = new("system", ActorKind.System);
}

/// <summary>Thao tác: who acts, when (a whole second), and by which work calendar.</summary>
public sealed record Act(Actor Actor, DateTimeOffset At, WorkCalendar Calendar)
{
    public DateTimeOffset At { get; init; } = LocalTime.WholeSecond(At);

    public string Account => Actor.Account;
}
