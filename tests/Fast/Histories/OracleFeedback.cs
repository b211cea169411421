using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>The moments of one PAKN as the oracle reads them from the last thing that was said of it.</summary>
public static class OracleFeedback
{
    /// <summary>The refusal, the passing on, the supplement request or the answer; null before any of them.</summary>
    public static DateTime? Reply(Feedback said)
    {
        var received = OracleDossier.Local(said.ReceivedAt)!.Value;
        var reply = OracleDossier.Local(said.Status switch
        {
            FeedbackStatus.Refused or FeedbackStatus.PassedOn or FeedbackStatus.Supplement => said.StatusAt,
            FeedbackStatus.Answered => said.AnsweredAt,
            FeedbackStatus.Published => said.AnsweredAt ?? said.PublishedAt,
            _ => null,
        });
        return reply < received && said.Status is not (FeedbackStatus.Answered or FeedbackStatus.Published)
            ? received
            : reply;
    }

    /// <summary>Refused and passed on: their moment; published: its publication. Never before reception or answer.</summary>
    public static DateTime? Closed(Feedback said)
    {
        var closed = OracleDossier.Local(said.Status switch
        {
            FeedbackStatus.Refused or FeedbackStatus.PassedOn => said.StatusAt,
            FeedbackStatus.Published => said.PublishedAt,
            _ => null,
        });
        return closed is null ? null : new[] { closed, OracleDossier.Local(said.ReceivedAt), Reply(said) }.Max();
    }

    public static bool IsUnsatisfied(Feedback said, bool late) => said.Dislike > said.Like || said.Reopened || late;
}
