namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Ô đếm: what the cube adds up. An "In" cell is booked when its condition begins to hold for a subject in scope,
/// an "Out" cell when a subject for which it holds is finished; a period's number is In(..E) − Out(..S−1).
/// The numbers are stored in bookings and say where a cell stands in the cube: whoever changes one raises
/// <see cref="Marks.Version"/>. What is booked at one moment stands together: a line of memory holds sixteen cells.
/// </summary>
public enum Cell : byte
{
    /// <summary>Booked when a dossier is received.</summary>
    Received = 0,
    ResultRequiredIn,
    ElectronicIn,
    DigitisedIn,
    ReusedIn,
    StoreIn,
    CitizenDataIn,

    /// <summary>Online dossiers: received by channel 2; late ones apart, for the share on time among them.</summary>
    OnlineIn,
    Direct,
    Postal,
    OnlineQualified,
    Fee,
    FeePaidOnline,
    Synced,
    Completed,

    /// <summary>Whole minutes from reception to finish, of completed dossiers; booked with the minutes as amount.</summary>
    ResolutionMinutes,

    /// <summary>Booked when a dossier becomes late.</summary>
    LateIn = 16,
    LateOrDislikedIn,
    OnlineLateIn,

    /// <summary>Booked when a dossier is finished.</summary>
    Finished = 20,
    LateOut,
    LateOrDislikedOut,
    ResultRequiredOut,
    ElectronicOut,
    DigitisedOut,
    ReusedOut,
    StoreOut,
    CitizenDataOut,
    OnlineOut,
    OnlineLateOut,

    /// <summary>Of PAKN, in a book of their own.</summary>
    FeedbackIn = 32,
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
    OnlineByProcedure = 64,
    PaidByProcedure,
    CitizenDataByProcedure,
}

public static class Cells
{
    /// <summary>Number of cells in one book: of dossiers, or of PAKN.</summary>
    public const int OfBook = 32;

    /// <summary>Length of a row with the plain cells of both books.</summary>
    public const int Plain = (int)Cell.OnlineByProcedure;

    /// <summary>Length of a row of all cells, those per procedure among them.</summary>
    public const int All = (int)Cell.CitizenDataByProcedure + 1;

    public static readonly IReadOnlyList<Cell> ByProcedure =
        [Cell.OnlineByProcedure, Cell.PaidByProcedure, Cell.CitizenDataByProcedure];

    public static bool IsByProcedure(Cell cell) => cell >= Cell.OnlineByProcedure;

    /// <summary>A bit for each cell kept per procedure.</summary>
    public static byte BitOf(Cell cell) => (byte)(1 << (cell - Cell.OnlineByProcedure));
}
