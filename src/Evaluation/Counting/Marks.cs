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
    /// <summary>Raised when the meaning or number of a cell changes; a start with another version re-books first.</summary>
    public const int Version = 2;

    public static void Of<TTaker>(SubjectFacts facts, ref TTaker marks)
        where TTaker : struct, IMarkTaker, allows ref struct
    {
        switch (facts)
        {
            case DossierFacts dossier:
                Of(DossierNumbers.Of(dossier), ref marks);
                break;
            case FeedbackFacts feedback:
                Of(feedback, ref marks);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(facts), facts, "a subject of an unknown kind");
        }
    }

    /// <summary>
    /// "In" and "Out" cells count a dossier while in period: received at or before E and not finished before S. The
    /// others count it by reception in the period: channels, fees, synchronisation, handling time, distinct TTHC.
    /// </summary>
    public static void Of<TTaker>(in DossierNumbers dossier, ref TTaker marks)
        where TTaker : struct, IMarkTaker, allows ref struct
    {
        if (dossier.ReceivedAt == DossierNumbers.Never)
        {
            return;
        }

        var late = Lateness.From(dossier);
        Received(dossier, ref marks);
        if (late != DossierNumbers.Never)
        {
            marks.At(late);
            Late(dossier, ref marks);
        }

        if (dossier.FinishedAt != DossierNumbers.Never)
        {
            marks.At(dossier.FinishedAt);
            Finished(dossier, late != DossierNumbers.Never, ref marks);
        }
    }

    private static void Received<TTaker>(in DossierNumbers dossier, ref TTaker marks)
        where TTaker : struct, IMarkTaker, allows ref struct
    {
        var isOnline = dossier.Channel == Channel.Online;
        var isCompleted = dossier.Status is 9 or 10 && dossier.FinishedAt != DossierNumbers.Never;
        marks.At(dossier.ReceivedAt);
        marks.Add(Cell.Received, 1);
        marks.Add(Cell.ResultRequiredIn, One(dossier.Has(DossierTraits.ResultRequired)));
        marks.Add(Cell.ElectronicIn, One(dossier.Has(DossierTraits.ResultElectronic)));
        marks.Add(Cell.DigitisedIn, One(dossier.Has(DossierTraits.Digitised)));
        marks.Add(Cell.ReusedIn, One(dossier.Has(DossierTraits.Reused)));
        marks.Add(Cell.StoreIn, One(dossier.Has(DossierTraits.PersonalStore)));
        marks.Add(Cell.CitizenDataIn, One(dossier.Has(DossierTraits.CitizenData)));
        marks.Add(Cell.OnlineIn, One(isOnline));
        marks.Add(Cell.Postal, One(dossier.Channel == Channel.Postal));
        marks.Add(Cell.Direct, One(!isOnline && dossier.Channel != Channel.Postal));
        marks.Add(
            Cell.OnlineQualified,
            One(isOnline & (!dossier.Has(DossierTraits.ResultRequired) | dossier.Has(DossierTraits.ResultElectronic))));
        marks.Add(Cell.Fee, One(dossier.Has(DossierTraits.FeeDossier)));
        marks.Add(Cell.FeePaidOnline, One(dossier.Has(DossierTraits.PaidOnline)));
        marks.Add(Cell.Synced, One(dossier.Has(DossierTraits.Synced)));
        marks.Add(Cell.Completed, One(isCompleted));
        marks.Add(
            Cell.ResolutionMinutes, isCompleted ? (int)((dossier.FinishedAt - dossier.ReceivedAt) / 60) : 0);
        marks.Add(Cell.LateOrDislikedIn, One(dossier.Has(DossierTraits.Disliked)));
        marks.Add(Cell.OnlineByProcedure, One(isOnline));
        marks.Add(Cell.PaidByProcedure, One(dossier.Has(DossierTraits.PaidOnline)));
        marks.Add(Cell.CitizenDataByProcedure, One(dossier.Has(DossierTraits.CitizenData)));
    }

    private static void Late<TTaker>(in DossierNumbers dossier, ref TTaker marks)
        where TTaker : struct, IMarkTaker, allows ref struct
    {
        marks.Add(Cell.LateIn, 1);
        marks.Add(Cell.LateOrDislikedIn, One(!dossier.Has(DossierTraits.Disliked)));
        marks.Add(Cell.OnlineLateIn, One(dossier.Channel == Channel.Online));
    }

    private static void Finished<TTaker>(in DossierNumbers dossier, bool isLate, ref TTaker marks)
        where TTaker : struct, IMarkTaker, allows ref struct
    {
        var isOnline = dossier.Channel == Channel.Online;
        marks.Add(Cell.Finished, 1);
        marks.Add(Cell.LateOut, One(isLate));
        marks.Add(Cell.LateOrDislikedOut, One(isLate | dossier.Has(DossierTraits.Disliked)));
        marks.Add(Cell.ResultRequiredOut, One(dossier.Has(DossierTraits.ResultRequired)));
        marks.Add(Cell.ElectronicOut, One(dossier.Has(DossierTraits.ResultElectronic)));
        marks.Add(Cell.DigitisedOut, One(dossier.Has(DossierTraits.Digitised)));
        marks.Add(Cell.ReusedOut, One(dossier.Has(DossierTraits.Reused)));
        marks.Add(Cell.StoreOut, One(dossier.Has(DossierTraits.PersonalStore)));
        marks.Add(Cell.CitizenDataOut, One(dossier.Has(DossierTraits.CitizenData)));
        marks.Add(Cell.OnlineOut, One(isOnline));
        marks.Add(Cell.OnlineLateOut, One(isOnline & isLate));
    }

    private static void Of<TTaker>(FeedbackFacts feedback, ref TTaker marks)
        where TTaker : struct, IMarkTaker, allows ref struct
    {
        var late = Lateness.From(feedback);
        marks.At(feedback.ReceivedAt.ToUnixTimeSeconds());
        marks.Add(Cell.FeedbackIn, 1);
        marks.Add(Cell.FeedbackUnsatisfiedIn, One(feedback.Disliked));
        marks.Add(Cell.FeedbackRulesIn, One(feedback.About == FeedbackAbout.Rules));
        marks.Add(Cell.FeedbackStaffIn, One(feedback.About == FeedbackAbout.Staff));
        if (late is { } from)
        {
            marks.At(from);
            marks.Add(Cell.FeedbackLateIn, 1);
            marks.Add(Cell.FeedbackUnsatisfiedIn, One(!feedback.Disliked));
        }

        if (feedback.ClosedAt is { } closed)
        {
            marks.At(closed.ToUnixTimeSeconds());
            marks.Add(Cell.FeedbackOut, 1);
            marks.Add(Cell.FeedbackLateOut, One(late is not null));
            marks.Add(Cell.FeedbackUnsatisfiedOut, One(feedback.Disliked || late is not null));
            marks.Add(Cell.FeedbackRulesOut, One(feedback.About == FeedbackAbout.Rules));
            marks.Add(Cell.FeedbackStaffOut, One(feedback.About == FeedbackAbout.Staff));
        }
    }

    private static int One(bool holds) => holds ? 1 : 0;
}
