using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>What kind of subjects stands behind a component.</summary>
public enum SubjectsKind
{
    Dossiers,
    Feedback,
    Procedures,

    /// <summary>Given by another system or constant: a source, but no list.</summary>
    None,
}

/// <summary>One subject behind a number and whether it is counted in the numerator.</summary>
/// <param name="Facts">facts of a dossier or a feedback case; null for a procedure</param>
public sealed record CountedSubject(bool IsMet, SubjectFacts? Facts, Procedure? Procedure);

/// <summary>
/// Danh sách đứng sau con số: the subjects of a component's numerator and denominator. A subject is judged by the
/// very counters that give the number, read from its own marks, so the list has as many rows as the number says.
/// </summary>
public sealed class Subjects(Session session, Scoreboard board)
{
    private readonly Period period = board.Period;

    public static SubjectsKind KindOf(Indicator indicator)
    {
        var counters = indicator.Numerator.Counters.Concat(indicator.Denominator.Counters).ToList();
        return indicator.Zero == ZeroRule.Constant || counters.TrueForAll(Counters.IsGiven) ? SubjectsKind.None
            : counters.Exists(Counters.IsAboutFeedback) ? SubjectsKind.Feedback
            : counters.Exists(Counters.OfBookings.ContainsKey) && !counters.Exists(Counters.OfCatalogue.Contains)
                ? SubjectsKind.Dossiers
            : SubjectsKind.Procedures;
    }

    /// <summary>All subjects of the denominator (and any of the numerator alone), newest first.</summary>
    public IReadOnlyList<CountedSubject> Of(UnitCode unit, Indicator indicator) => KindOf(indicator) switch
    {
        SubjectsKind.Dossiers => Judged(Dossiers(unit), indicator),
        SubjectsKind.Feedback => Judged(Cases(unit), indicator),
        SubjectsKind.Procedures => Procedures(unit, indicator),
        _ => [],
    };

    /// <summary>The subjects that one counter counts, for the promise that list = number.</summary>
    public IReadOnlyList<SubjectFacts> Counted(UnitCode unit, string counter)
    {
        var candidates = Counters.IsAboutFeedback(counter) ? Cases(unit) : Dossiers(unit);
        return [.. candidates.Where(facts => new SubjectBalance(facts, period).Count(counter) > 0)];
    }

    private List<CountedSubject> Judged(IEnumerable<SubjectFacts> candidates, Indicator indicator)
    {
        var found = new List<CountedSubject>();
        foreach (var facts in candidates)
        {
            var balance = new SubjectBalance(facts, period);
            var isMet = indicator.Numerator.Evaluate(balance.Find) > 0;
            if (isMet || indicator.Denominator.Evaluate(balance.Find) > 0)
            {
                found.Add(new(isMet, facts, null));
            }
        }

        return found;
    }

    private List<CountedSubject> Procedures(UnitCode unit, Indicator indicator)
    {
        var met = Named(indicator.Numerator);
        return
        [
            .. Named(indicator.Denominator).Concat(met).Distinct().OrderBy(one => one.Code)
                .Select(one => new CountedSubject(met.Contains(one), null, one)),
        ];

        HashSet<Procedure> Named(CounterFormula formula) =>
            [.. formula.Counters.SelectMany(counter => board.Book.ProceduresBehind(counter, unit, period) ?? [])];
    }

    private List<SubjectFacts> Dossiers(UnitCode unit)
    {
        var units = Subtree(unit);
        var found = new List<SubjectFacts>();
        if (board.Book.KnownOn is { } knownOn)
        {
            EntryStore.EachKnownOn(session, SubjectKind.Dossier, knownOn, text =>
            {
                var facts = DossierText.ReadFacts(text);
                if (units.Contains(facts.Unit))
                {
                    found.Add(facts);
                }
            });
            return [.. found.OrderByDescending(facts => ((DossierFacts)facts).ReceivedAt)
                .ThenBy(facts => facts.Subject, StringComparer.Ordinal)];
        }

        DossierStore.EachInScope(session, units, period.End, period.Before + 1, found.Add);
        return found;
    }

    private List<SubjectFacts> Cases(UnitCode unit)
    {
        var units = Subtree(unit);
        if (board.Book.KnownOn is { } knownOn)
        {
            var found = new List<SubjectFacts>();
            EntryStore.EachKnownOn(session, SubjectKind.Feedback, knownOn, text =>
            {
                var facts = FeedbackText.ReadFacts(text);
                if (units.Contains(facts.Unit))
                {
                    found.Add(facts);
                }
            });
            return [.. found.OrderByDescending(facts => ((FeedbackFacts)facts).ReceivedAt)
                .ThenBy(facts => facts.Subject, StringComparer.Ordinal)];
        }

        return [.. FeedbackStore.InScope(session, units, period.End, period.Before + 1).Select(one => one.Facts)];
    }

    private IReadOnlySet<UnitCode> Subtree(UnitCode unit) => board.Book.Catalogue.Units.Subtree(unit, period.Day);
}
