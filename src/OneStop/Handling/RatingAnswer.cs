using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>Trả lời đánh giá: what the office says to an applicant who was not satisfied.</summary>
/// <param name="Number">1 = the first answer; a later one stands in its place</param>
public sealed record RatingAnswer(DossierCode Dossier, long Number, string Words, DateTimeOffset At, string By);

/// <summary>Đánh giá chưa hài lòng: a dossier whose applicant was not satisfied, and what was answered.</summary>
/// <param name="KnownAt">when the rating came</param>
/// <param name="Answer">the last one; null = none</param>
public sealed record LowRating(
    DossierCode Dossier, UnitCode Unit, ProcedureCode Procedure, DateTimeOffset KnownAt, DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt, int Requests, RatingAnswer? Answer)
{
    /// <summary>A rating that came after the answer waits for another one.</summary>
    public bool IsAnswered => Answer?.At >= KnownAt;

    public bool WasLate => FinishedAt > DueAt;
}

/// <summary>Sổ trả lời đánh giá.</summary>
public sealed class RatingRegister(Journal.Journal journal, Database database)
{
    public const int LongestText = 1000;

    /// <param name="number">one more than the answer that was seen</param>
    /// <exception cref="RefusedException">no words, no low rating, or another has answered since</exception>
    public Task<RatingAnswer> Answer(DossierCode dossier, long number, string words, string by, DateTimeOffset now)
    {
        Refused.If(words.Length == 0, "rating.no-words");
        Refused.If(words.Length > LongestText, "rating.too-long");
        return journal.Write(work =>
        {
            var rating = RatingStore.Find(work.Session, dossier);
            Refused.If(rating is null, "rating.not-low");
            if ((rating!.Answer?.Number ?? 0) != number - 1)
            {
                throw new RefusedException(RefusalKind.Changed, "rating.answered-meanwhile");
            }

            var made = new RatingAnswer(dossier, number, words, now, by);
            RatingStore.Add(work.Session, made);
            AuditTrail.Add(work.Session, new(now, by, "rating.answered", dossier.Value, rating.Unit.Value));
            return made;
        });
    }

    /// <summary>Of some units, the latest first.</summary>
    public IReadOnlyList<LowRating> LowOf(IEnumerable<UnitCode> units)
    {
        using var session = database.OpenReader();
        return RatingStore.LowOf(session, units);
    }

    /// <summary>null where the applicant was satisfied, or has said nothing.</summary>
    public LowRating? Find(DossierCode dossier)
    {
        using var session = database.OpenReader();
        return RatingStore.Find(session, dossier);
    }

    /// <summary>What stands answered; null = nothing.</summary>
    public RatingAnswer? AnswerTo(DossierCode dossier)
    {
        using var session = database.OpenReader();
        return RatingStore.AnswerTo(session, dossier);
    }
}
