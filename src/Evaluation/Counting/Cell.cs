namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Ô đếm: what the cube adds up. An "In" cell is booked when its condition begins to hold for a subject in scope,
/// an "Out" cell when a subject for which it holds is finished; a period's number is In(..E) − Out(..S−1).
/// The order is stored in bookings: add at the end, raise <see cref="Marks.Version"/>, never reorder.
/// </summary>
public enum Cell : byte
{
    Received,
    Finished,
    LateIn,
    LateOut,
    LateOrDislikedIn,
    LateOrDislikedOut,
    ResultRequiredIn,
    ResultRequiredOut,
    ElectronicIn,
    ElectronicOut,
    DigitisedIn,
    DigitisedOut,
    ReusedIn,
    ReusedOut,
    StoreIn,
    StoreOut,
    CitizenDataIn,
    CitizenDataOut,

    /// <summary>Online dossiers: received by channel 2; late ones apart, for the share on time among them.</summary>
    OnlineIn,
    OnlineOut,
    OnlineLateIn,
    OnlineLateOut,

    Direct,
    Postal,
    OnlineQualified,
    Fee,
    FeePaidOnline,
    Synced,
    Completed,

    /// <summary>Whole minutes from reception to finish, of completed dossiers; booked with the minutes as amount.</summary>
    ResolutionMinutes,

    FeedbackIn,
    FeedbackOut,
    FeedbackLateIn,
    FeedbackLateOut,
    FeedbackUnsatisfiedIn,
    FeedbackUnsatisfiedOut,
    FeedbackRulesIn,
    FeedbackRulesOut,
    FeedbackStaffIn,
    FeedbackStaffOut,

    /// <summary>From here on the cells are kept per procedure, for counters of distinct TTHC.</summary>
    OnlineByProcedure,
    PaidByProcedure,
    CitizenDataByProcedure,
}

public static class Cells
{
    /// <summary>Number of cells kept per unit and day.</summary>
    public const int Plain = (int)Cell.OnlineByProcedure;

    /// <summary>Number of all cells, those per procedure among them.</summary>
    public const int All = (int)Cell.CitizenDataByProcedure + 1;

    public static readonly IReadOnlyList<Cell> ByProcedure =
        [Cell.OnlineByProcedure, Cell.PaidByProcedure, Cell.CitizenDataByProcedure];

    public static bool IsByProcedure(Cell cell) => cell >= Cell.OnlineByProcedure;
}
