namespace DiemSang.Tests.Fast.Histories;

/// <summary>By which sentence of the law a subject was judged late or in time.</summary>
public enum Branch
{
    FinishedLate,
    FinishedInTime,
    FinishedAtTheDueSecond,
    OpenPastDue,
    OpenInTime,
    OpenAtTheDueSecond,
    PendingOneRequestLate,
    PendingOneRequestInTime,
    PendingSecondRequest,
    BeforeTheRequestLate,
    BeforeTheRequestInTime,
    NoDueDate,
    LateByTheLawsLimit,
    InTimeByTheLawsLimit,
    InTimeOnlyByAPause,
    FinishedLaterThanE,
    FinishedBeforeReceived,
    FeedbackWithoutReplyLate,
    FeedbackWithoutReplyInTime,
    FeedbackRefusedLate,
    FeedbackRefusedInTime,
    FeedbackPassedOnLate,
    FeedbackPassedOnInTime,
    FeedbackSupplementLate,
    FeedbackSupplementInTime,
    FeedbackAnsweredLate,
    FeedbackAnswerNotPublishedLate,
    FeedbackAnswerNotPublishedInTime,
    FeedbackPublishedLate,
    FeedbackPublishedInTime,
    FeedbackAtTheLastSecond,
}

/// <summary>How often each branch was taken.</summary>
public sealed class BranchCounts
{
    private readonly long[] counts = new long[Enum.GetValues<Branch>().Length];

    public long this[Branch branch] => counts[(int)branch];

    public void Take(Branch branch) => counts[(int)branch]++;

    public void Add(BranchCounts more)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += more.counts[i];
        }
    }
}
