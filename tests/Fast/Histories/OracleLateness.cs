using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>"Late at E" as the law's sentences say it, one branch after the other, each counted.</summary>
public sealed class OracleLateness(BranchCounts? counts)
{
    public bool IsLate(OracleDossier dossier, DateTime at)
    {
        if (dossier.Due is not { } due)
        {
            return Judge(false, Branch.NoDueDate, Branch.NoDueDate);
        }

        var late = IsLate(dossier, due, at);
        if (dossier.IsByLaw)
        {
            Judge(late, Branch.LateByTheLawsLimit, Branch.InTimeByTheLawsLimit);
        }

        if (dossier.FinishWasBeforeReception)
        {
            counts?.Take(Branch.FinishedBeforeReceived);
        }

        var reached = dossier.Finished < at ? dossier.Finished : at;
        if (!late && dossier.Paused > TimeSpan.Zero && reached > due - dossier.Paused)
        {
            counts?.Take(Branch.InTimeOnlyByAPause);
        }

        return late;
    }

    public bool IsLate(Feedback said, OracleCalendar calendar, DateTime at)
    {
        var received = OracleDossier.Local(said.ReceivedAt)!.Value;
        var reply = OracleFeedback.Reply(said);
        var answerDue = calendar.WorkingDaysLater(received, 15);
        if (at == answerDue)
        {
            counts?.Take(Branch.FeedbackAtTheLastSecond);
        }

        if (reply is not { } replied || at < replied)
        {
            return Judge(at > answerDue, Branch.FeedbackWithoutReplyLate, Branch.FeedbackWithoutReplyInTime);
        }

        switch (said.Status)
        {
            case FeedbackStatus.Refused:
                return Judge(replied > calendar.WorkingDaysLater(received, 2),
                    Branch.FeedbackRefusedLate, Branch.FeedbackRefusedInTime);
            case FeedbackStatus.PassedOn:
                return Judge(replied > calendar.WorkingDaysLater(received, 2),
                    Branch.FeedbackPassedOnLate, Branch.FeedbackPassedOnInTime);
            case FeedbackStatus.Supplement:
                return Judge(replied > calendar.WorkingDaysLater(received, 5),
                    Branch.FeedbackSupplementLate, Branch.FeedbackSupplementInTime);
            default:
                break;
        }

        if (replied > answerDue)
        {
            return Judge(true, Branch.FeedbackAnsweredLate, Branch.FeedbackAnsweredLate);
        }

        var publicationDue = calendar.WorkingDaysLater(replied, 2);
        return OracleFeedback.Closed(said) is { } published && published <= at
            ? Judge(published > publicationDue, Branch.FeedbackPublishedLate, Branch.FeedbackPublishedInTime)
            : Judge(at > publicationDue,
                Branch.FeedbackAnswerNotPublishedLate, Branch.FeedbackAnswerNotPublishedInTime);
    }

    private bool IsLate(OracleDossier dossier, DateTime due, DateTime at)
    {
        if (dossier.Finished is { } finished && finished <= at)
        {
            if (finished == due)
            {
                counts?.Take(Branch.FinishedAtTheDueSecond);
            }

            return Judge(finished > due, Branch.FinishedLate, Branch.FinishedInTime);
        }

        if (dossier.PendingSince is { } asked)
        {
            return at < asked ? Judge(at > due, Branch.BeforeTheRequestLate, Branch.BeforeTheRequestInTime)
                : dossier.Requests > 1 ? Judge(true, Branch.PendingSecondRequest, Branch.PendingSecondRequest)
                : Judge(asked > due, Branch.PendingOneRequestLate, Branch.PendingOneRequestInTime);
        }

        if (at == due)
        {
            counts?.Take(Branch.OpenAtTheDueSecond);
        }

        if (dossier.Finished is not null)
        {
            counts?.Take(Branch.FinishedLaterThanE);
        }

        return Judge(at > due, Branch.OpenPastDue, Branch.OpenInTime);
    }

    private bool Judge(bool late, Branch ifLate, Branch otherwise)
    {
        counts?.Take(late ? ifLate : otherwise);
        return late;
    }
}
