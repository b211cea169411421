using System.Runtime.CompilerServices;
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
/// <param name="session">reads one state</param>
/// <param name="board">the scoreboard whose numbers are asked about</param>
/// <param name="shelf">keeps what was read for the next question; null = read each time</param>
public sealed class Subjects(Session session, Scoreboard board, SubjectShelf? shelf = null)
{
    private static readonly ConditionalWeakTable<Indicator, StrongBox<SubjectsKind>> kinds = [];

    private readonly Period period = board.Period;

    public static SubjectsKind KindOf(Indicator indicator) => kinds.GetValue(indicator, static one => new(KindBy(one))).Value;

    /// <summary>All subjects of the denominator (and any of the numerator alone), newest first.</summary>
    public IReadOnlyList<CountedSubject> Of(UnitCode unit, Indicator indicator) => KindOf(indicator) switch
    {
        SubjectsKind.Dossiers => Judged(Dossiers(unit), indicator),
        SubjectsKind.Feedback => Judged(Cases(unit), indicator),
        SubjectsKind.Procedures => Procedures(unit, indicator),
        _ => [],
    };

    /// <summary>
    /// Numerators and denominators of dossier components by parts of the dossiers, read in one pass over them.
    /// </summary>
    /// <param name="partOf">which part a dossier belongs to; null = none</param>
    /// <returns>one table of parts for each component, in their order</returns>
    public IReadOnlyList<Dictionary<string, (long Met, long All)>> TalliesBy(
        UnitCode unit, IReadOnlyList<Indicator> indicators, Func<DossierFacts, string?> partOf)
    {
        var tables = indicators.Select(_ => new Dictionary<string, (long Met, long All)>(StringComparer.Ordinal)).ToList();
        foreach (var facts in Dossiers(unit).OfType<DossierFacts>())
        {
            if (partOf(facts) is not { } part)
            {
                continue;
            }

            var balance = new SubjectBalance(facts, period);
            for (var at = 0; at < indicators.Count; at++)
            {
                var met = indicators[at].Numerator.Evaluate(balance.Find) ?? 0;
                var all = indicators[at].Denominator.Evaluate(balance.Find) ?? 0;
                if (met != 0 || all != 0)
                {
                    var (oldMet, oldAll) = tables[at].GetValueOrDefault(part);
                    tables[at][part] = (oldMet + met, oldAll + all);
                }
            }
        }

        return tables;
    }

    /// <summary>The subjects that one counter counts, for the promise that list = number.</summary>
    public IReadOnlyList<SubjectFacts> Counted(UnitCode unit, string counter)
    {
        var candidates = Counters.IsAboutFeedback(counter) ? Cases(unit) : Dossiers(unit);
        return [.. candidates.Where(facts => new SubjectBalance(facts, period).Count(counter) > 0)];
    }

    private static SubjectsKind KindBy(Indicator indicator)
    {
        var counters = indicator.Numerator.Counters.Concat(indicator.Denominator.Counters).ToList();
        return indicator.Zero == ZeroRule.Constant || counters.TrueForAll(Counters.IsGiven) ? SubjectsKind.None
            : counters.Exists(Counters.IsAboutFeedback) ? SubjectsKind.Feedback
            : counters.Exists(Counters.OfBookings.ContainsKey) && !counters.Exists(Counters.OfCatalogue.Contains)
                ? SubjectsKind.Dossiers
            : SubjectsKind.Procedures;
    }

    private List<CountedSubject> Judged(IReadOnlyList<SubjectFacts> candidates, Indicator indicator)
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

    private IReadOnlyList<SubjectFacts> Dossiers(UnitCode unit) => board.Book.KnownOn is { } knownOn
        ? Known(unit, SubjectKind.Dossier, knownOn, DossierText.ReadFacts, facts => facts.ReceivedAt)
        : Now(unit, SubjectKind.Dossier, () =>
        {
            var found = new List<SubjectFacts>();
            DossierStore.EachInScope(session, Subtree(unit), EndOfDay, period.Before + 1, found.Add);
            return found;
        });

    private IReadOnlyList<SubjectFacts> Cases(UnitCode unit) => board.Book.KnownOn is { } knownOn
        ? Known(unit, SubjectKind.Feedback, knownOn, FeedbackText.ReadFacts, facts => facts.ReceivedAt)
        : Now(unit, SubjectKind.Feedback, () =>
            [.. FeedbackStore.InScope(session, Subtree(unit), EndOfDay, period.Before + 1).Select(one => one.Facts)]);

    /// <summary>A few more than asked, up to the end of E's day: each subject is judged by itself, and E moves on.</summary>
    private long EndOfDay => Day.EndOf(Day.Of(period.End));

    private IReadOnlyList<SubjectFacts> Now(UnitCode unit, SubjectKind kind, Func<IReadOnlyList<SubjectFacts>> read) =>
        shelf is null ? read() : shelf.Take(
            new(kind, unit, period.Before, EndOfDay, board.Book.Catalogue), board.Book.VersionOf(Subtree(unit)), read);

    /// <summary>As known on K the whole journal is read once; each unit takes its own, newest first.</summary>
    private List<SubjectFacts> Known<T>(
        UnitCode unit, SubjectKind kind, DateTimeOffset knownOn, Func<string, T> parse, Func<T, DateTimeOffset?> receivedAt)
        where T : SubjectFacts
    {
        var units = Subtree(unit);
        return
        [
            .. (shelf is null ? Read() : shelf.Take(
                new(kind, null, 0, knownOn.ToUnixTimeSeconds(), board.Book.Catalogue), board.Book.Position, Read))
                .Where(facts => units.Contains(UnitOf(facts))),
        ];

        IReadOnlyList<SubjectFacts> Read()
        {
            var found = new List<T>();
            EntryStore.EachKnownOn(session, kind, knownOn, text => found.Add(parse(text)));
            return
            [
                .. found.OrderByDescending(receivedAt).ThenBy(facts => facts.Subject, StringComparer.Ordinal),
            ];
        }
    }

    private static UnitCode UnitOf(SubjectFacts facts) =>
        facts is DossierFacts dossier ? dossier.Unit : ((FeedbackFacts)facts).Unit;

    private IReadOnlySet<UnitCode> Subtree(UnitCode unit) => board.Book.Catalogue.Units.Subtree(unit, period.Day);
}
