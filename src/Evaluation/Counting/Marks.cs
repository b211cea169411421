using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Dấu của đối tượng: a pure function of one subject's facts. What a subject adds to every counter, at every moment
/// of evaluation, follows from its marks alone.
/// </summary>
public static class Marks
{
    /// <summary>Raised when the meaning of a cell changes; a start with another version re-books first.</summary>
    public const int Version = 1;

    public static void Of(SubjectFacts facts, ref MarkList marks)
    {
        switch (facts)
        {
            case DossierFacts dossier:
                Of(dossier, ref marks);
                break;
            case FeedbackFacts feedback:
                Of(feedback, ref marks);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(facts), facts, "a subject of an unknown kind");
        }
    }

    private static void Of(DossierFacts dossier, ref MarkList marks)
    {
        if (dossier.ReceivedAt is not { } receivedAt)
        {
            return;
        }

        var received = receivedAt.ToUnixTimeSeconds();
        var finished = dossier.FinishedAt?.ToUnixTimeSeconds();
        InPeriod(dossier, received, finished, ref marks);
        Received(dossier, received, finished, ref marks);
    }

    /// <summary>Counted while in period: received at or before E and not finished before S.</summary>
    private static void InPeriod(DossierFacts dossier, long received, long? finished, ref MarkList marks)
    {
        var late = Lateness.From(dossier);
        marks.Span(Cell.Received, Cell.Finished, received, finished);
        if (late is { } from)
        {
            marks.Span(Cell.LateIn, Cell.LateOut, from, finished);
        }

        if (dossier.Has(DossierTraits.Disliked) || late is not null)
        {
            var step = dossier.Has(DossierTraits.Disliked) ? received : late!.Value;
            marks.Span(Cell.LateOrDislikedIn, Cell.LateOrDislikedOut, step, finished);
        }

        Trait(DossierTraits.ResultRequired, Cell.ResultRequiredIn, Cell.ResultRequiredOut, ref marks);
        Trait(DossierTraits.ResultElectronic, Cell.ElectronicIn, Cell.ElectronicOut, ref marks);
        Trait(DossierTraits.Digitised, Cell.DigitisedIn, Cell.DigitisedOut, ref marks);
        Trait(DossierTraits.Reused, Cell.ReusedIn, Cell.ReusedOut, ref marks);
        Trait(DossierTraits.PersonalStore, Cell.StoreIn, Cell.StoreOut, ref marks);
        Trait(DossierTraits.CitizenData, Cell.CitizenDataIn, Cell.CitizenDataOut, ref marks);
        if (dossier.Channel == Channel.Online)
        {
            marks.Span(Cell.OnlineIn, Cell.OnlineOut, received, finished);
            if (late is { } onlineLate)
            {
                marks.Span(Cell.OnlineLateIn, Cell.OnlineLateOut, onlineLate, finished);
            }
        }

        void Trait(DossierTraits trait, Cell cellIn, Cell cellOut, ref MarkList list)
        {
            if (dossier.Has(trait))
            {
                list.Span(cellIn, cellOut, received, finished);
            }
        }
    }

    /// <summary>Counted by reception in the period: channels, fees, synchronisation, handling time, distinct TTHC.</summary>
    private static void Received(DossierFacts dossier, long received, long? finished, ref MarkList marks)
    {
        switch (dossier.Channel)
        {
            case Channel.Online:
                marks.Add(Cell.OnlineByProcedure, received);
                if (!dossier.Has(DossierTraits.ResultRequired) || dossier.Has(DossierTraits.ResultElectronic))
                {
                    marks.Add(Cell.OnlineQualified, received);
                }

                break;
            case Channel.Postal:
                marks.Add(Cell.Postal, received);
                break;
            default:
                marks.Add(Cell.Direct, received);
                break;
        }

        if (dossier.Has(DossierTraits.FeeDossier))
        {
            marks.Add(Cell.Fee, received);
        }

        if (dossier.Has(DossierTraits.PaidOnline))
        {
            marks.Add(Cell.FeePaidOnline, received);
            marks.Add(Cell.PaidByProcedure, received);
        }

        if (dossier.Has(DossierTraits.CitizenData))
        {
            marks.Add(Cell.CitizenDataByProcedure, received);
        }

        if (dossier.Has(DossierTraits.Synced))
        {
            marks.Add(Cell.Synced, received);
        }

        if (dossier.Status is 9 or 10 && finished is { } end)
        {
            marks.Add(Cell.Completed, received);
            marks.Add(Cell.ResolutionMinutes, received, (int)((end - received) / 60));
        }
    }

    private static void Of(FeedbackFacts feedback, ref MarkList marks)
    {
        var received = feedback.ReceivedAt.ToUnixTimeSeconds();
        var closed = feedback.ClosedAt?.ToUnixTimeSeconds();
        marks.Span(Cell.FeedbackIn, Cell.FeedbackOut, received, closed);
        var late = Lateness.From(feedback);
        if (late is { } from)
        {
            marks.Span(Cell.FeedbackLateIn, Cell.FeedbackLateOut, from, closed);
        }

        if (feedback.Disliked || late is not null)
        {
            var step = feedback.Disliked ? received : late!.Value;
            marks.Span(Cell.FeedbackUnsatisfiedIn, Cell.FeedbackUnsatisfiedOut, step, closed);
        }

        switch (feedback.About)
        {
            case FeedbackAbout.Rules:
                marks.Span(Cell.FeedbackRulesIn, Cell.FeedbackRulesOut, received, closed);
                break;
            case FeedbackAbout.Staff:
                marks.Span(Cell.FeedbackStaffIn, Cell.FeedbackStaffOut, received, closed);
                break;
            default:
                break;
        }
    }
}
