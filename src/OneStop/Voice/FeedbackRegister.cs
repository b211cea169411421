using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Voice;

/// <summary>
/// Sổ PAKN và đánh giá: takes feedback cases and ratings, and tells the register of dossiers what they say of one.
/// </summary>
public sealed class FeedbackRegister(DossierRegister dossiers, CatalogueBook catalogue)
{
    /// <returns>false when the case stood so already</returns>
    public bool Receive(JournalTransaction journal, Feedback said, DateTimeOffset arrivedAt, string cause)
    {
        var before = FeedbackStore.Find(journal.Session, said.Code);
        if (before?.Said == said)
        {
            return false;
        }

        Enter(journal, before, said, arrivedAt, cause);
        var about = Accused(said);
        if (before is not null && Accused(before.Said) is { } earlier && earlier != about)
        {
            dossiers.Remark(journal, earlier, Source(said), holds: false, arrivedAt);
        }

        if (about is { } dossier && (before is null || Accused(before.Said) != about))
        {
            dossiers.Remark(journal, dossier, Source(said), holds: true, arrivedAt);
        }

        return true;
    }

    /// <summary>One rating per dossier: a later row replaces it, its date plays no part.</summary>
    public void Receive(JournalTransaction journal, Rating rating, DateTimeOffset arrivedAt) =>
        dossiers.Remark(journal, rating.Dossier, "rating", holds: !rating.Satisfied, arrivedAt);

    /// <summary>Draws the clocks of all cases afresh after a change of the calendar.</summary>
    /// <returns>how many changed</returns>
    public int Derive(JournalTransaction journal, DateTimeOffset arrivedAt, string cause)
    {
        var changed = 0;
        foreach (var stored in FeedbackStore.All(journal.Session))
        {
            if (Facts(stored.Said) != stored.Facts)
            {
                Enter(journal, stored, stored.Said, arrivedAt, cause);
                changed++;
            }
        }

        return changed;
    }

    private FeedbackFacts Facts(Feedback said) => FeedbackFacts.Of(said, catalogue.Current.Calendar.AddWorkingDays);

    private static DossierCode? Accused(Feedback said) =>
        said.About == FeedbackAbout.Handling ? said.Dossier : null;

    private static string Source(Feedback said) => $"pakn {said.Code}";

    private void Enter(
        JournalTransaction journal, StoredFeedback? before, Feedback said, DateTimeOffset arrivedAt, string cause)
    {
        var facts = Facts(said);
        var version = (before?.Version ?? 0) + 1;
        var position = journal.Append(SubjectKind.Feedback, before?.Facts, facts, version, arrivedAt, cause);
        FeedbackStore.Save(journal.Session, new(said, facts, version), position);
    }
}
