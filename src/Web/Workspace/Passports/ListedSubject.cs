using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Passports;

/// <summary>Một dòng của danh sách: a subject behind a number, without anyone's name.</summary>
/// <param name="Procedure">of a dossier: what the catalogue says of its procedure; null when it does not know it</param>
public sealed record ListedSubject(
    string Code, bool IsMet, string Reason, UnitCode? Unit, DateTimeOffset? ReceivedAt, Procedure? Procedure,
    string? ProcedureCode, SubjectFacts? Facts)
{
    public DossierFacts? Dossier => Facts as DossierFacts;

    public FeedbackFacts? Case => Facts as FeedbackFacts;

    /// <summary>All subjects of a component, met and missed, newest first.</summary>
    public static IReadOnlyList<ListedSubject> Of(
        Session session, Scoreboard board, SubjectShelf shelf, UnitCode unit, Indicator indicator) =>
        [.. new Subjects(session, board, shelf).Of(unit, indicator).Select(subject => Of(board, indicator, subject))];

    private static ListedSubject Of(Scoreboard board, Indicator indicator, CountedSubject subject)
    {
        var reason = Reasons.Of(indicator, subject, board.Period);
        return subject switch
        {
            { Facts: DossierFacts dossier } => new(
                dossier.Code.Value, subject.IsMet, reason, dossier.Unit, dossier.ReceivedAt,
                board.Book.Catalogue.Procedures.Find(dossier.Procedure, board.Period.Day), dossier.Procedure.Value, dossier),
            { Facts: FeedbackFacts feedback } => new(
                feedback.Code, subject.IsMet, reason, feedback.Unit, feedback.ReceivedAt, null, null, feedback),
            _ => new(
                subject.Procedure!.Code.Value, subject.IsMet, reason, null, null, subject.Procedure,
                subject.Procedure.Code.Value, null),
        };
    }
}
