using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Trễ hạn: the moment from which a subject is late, in Unix seconds, or null when it never is. With the present
/// facts lateness is one step: once late at E, late at every later E.
/// </summary>
public static class Lateness
{
    /// <summary>Of a dossier's facts: as of its numbers.</summary>
    public static long? From(DossierFacts dossier) =>
        From(DossierNumbers.Of(dossier)) is not DossierNumbers.Never and var step ? step : null;

    /// <summary>
    /// Thành phần 2.1: finished after the due moment, or unfinished past it. While the applicant is waited for, the
    /// request stands in for E; a second request is late at once. Source: công thức Bộ chỉ số 766, mục 2.1.
    /// </summary>
    /// <returns>Unix seconds; <see cref="DossierNumbers.Never"/> when it is never late</returns>
    public static long From(in DossierNumbers dossier)
    {
        const long Never = DossierNumbers.Never;
        var due = dossier.DueAt;
        if (dossier.ReceivedAt == Never || due == Never)
        {
            return Never;
        }

        var late = dossier switch
        {
            { FinishedAt: not Never and var finished } => finished > due ? due + 1 : Never,
            { PendingSince: not Never and var asked, Requests: > 1 } => Math.Min(asked, due + 1),
            { PendingSince: not Never and var asked } => asked > due ? due + 1 : Never,
            _ => due + 1,
        };
        return Math.Max(late, dossier.ReceivedAt);
    }

    /// <summary>
    /// Thành phần 5.2: fifteen working days to answer, two to refuse or pass on, five to ask for a supplement (after
    /// that the clock stands), two to publish the answer. Source: QĐ 31/2021/QĐ-TTg.
    /// </summary>
    public static long? From(FeedbackFacts feedback) =>
        Step(feedback) is { } step ? Math.Max(step, feedback.ReceivedAt.ToUnixTimeSeconds()) : null;

    private static long? Step(FeedbackFacts feedback) => feedback.Status switch
    {
        FeedbackStatus.Refused or FeedbackStatus.PassedOn when feedback.StatusAt is { } closed =>
            Replied(feedback, Max(closed, feedback.ReceivedAt), feedback.RefusalDueAt),
        FeedbackStatus.Supplement when feedback.StatusAt is { } asked =>
            Replied(feedback, Max(asked, feedback.ReceivedAt), feedback.SupplementDueAt),
        FeedbackStatus.Answered or FeedbackStatus.Published when feedback.AnsweredAt is { } answered =>
            Answered(feedback, answered),
        _ => PastDue(feedback.AnswerDueAt),
    };

    private static long? Replied(FeedbackFacts feedback, DateTimeOffset reply, DateTimeOffset due) =>
        reply <= due ? null : Math.Min(PastDue(feedback.AnswerDueAt), reply.ToUnixTimeSeconds());

    private static long? Answered(FeedbackFacts feedback, DateTimeOffset answered) =>
        answered > feedback.AnswerDueAt ? PastDue(feedback.AnswerDueAt)
        : feedback.ClosedAt is { } published && published <= feedback.PublicationDueAt ? null
        : PastDue(feedback.PublicationDueAt!.Value);

    private static long PastDue(DateTimeOffset due) => due.ToUnixTimeSeconds() + 1;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
