using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Publications;

/// <summary>Một câu trả lời: the ranking of the same cut-off, asked in another way.</summary>
/// <param name="Asked">how it is asked on any page</param>
/// <param name="Reasons">what makes the unit's points another than the published ones; empty when they are the same</param>
public sealed record RankingAnswer(
    string Name, string How, Asked Asked, Ruleset Ruleset, IReadOnlyList<Ranked> Ranking, IReadOnlyList<string> Reasons)
{
    public Ranked? Of(string unit) => Ranking.FirstOrDefault(one => one.Scorecard.Unit == unit);
}

/// <summary>
/// Ba câu trả lời: the ranking of a cut-off as it was known then, as it is known now, and as another ruleset would have
/// it; each says why it differs.
/// </summary>
public sealed class ThreeAnswers
{
    private const int Most = 6;

    private ThreeAnswers(PublicationView view, IReadOnlyList<RankingAnswer> answers) => (View, Answers) = (view, answers);

    public PublicationView View { get; }

    /// <summary>The published one first.</summary>
    public IReadOnlyList<RankingAnswer> Answers { get; }

    public static async Task<ThreeAnswers> Read(Figures figures, PublicationView view)
    {
        var one = view.Publication;
        var then = new Asked(one.From, one.Day, one.CutOff, one.KnownOn);
        var now = then with { KnownOn = null, Ruleset = one.Ruleset };
        List<RankingAnswer> answers =
        [
            new(Words.Say("answer.then"), Words.Say("answer.then-how", Format.ClockAndDay(one.KnownOn)), then, view.Week.Ruleset,
                view.Week.Ranking(view.Parent, view.Level), []),
        ];
        var late = await figures.Board(now);
        answers.Add(new(
            Words.Say("answer.now"), Words.Say("answer.now-how", Format.ClockAndDay(figures.Now)), now, view.Week.Ruleset,
            late.Ranking(view.Parent, view.Level), Later(view.Card?.Card, late.Of(view.Unit))));
        foreach (var ruleset in Rulesets.All.Where(ruleset => ruleset.Id != one.Ruleset))
        {
            var asked = then with { Ruleset = ruleset.Id };
            var board = await figures.Board(asked);
            answers.Add(new(
                Words.Say("answer.rules", ruleset.Id), Words.Say("answer.rules-how", ruleset.Name), asked, ruleset,
                board.Ranking(view.Parent, view.Level), Otherwise(view.Card?.Card, board.Of(view.Unit), view.Week.Ruleset, ruleset)));
        }

        return new(view, answers);
    }

    /// <summary>Components whose numbers are others by what came later.</summary>
    private static List<string> Later(Scorecard? then, Scorecard? now) => then is null || now is null ? [] : Closed(
    [
        .. then.Indicators.Zip(now.Indicators).Where(pair => pair.First.Points != pair.Second.Points
                || pair.First.Tally.Numerator != pair.Second.Tally.Numerator
                || pair.First.Tally.Denominator != pair.Second.Tally.Denominator)
            .Select(pair => (pair.Second.Points - pair.First.Points, Words.Say(
                "answer.later", pair.First.Indicator.Id, NameOf(pair.First), Tally(pair.First), Tally(pair.Second),
                Format.Signed(pair.Second.Points - pair.First.Points)))),
    ]);

    /// <summary>Components that the other ruleset measures in another way, with what is another.</summary>
    private static List<string> Otherwise(Scorecard? then, Scorecard? other, Ruleset ours, Ruleset theirs) =>
        then is null || other is null ? [] : Closed(
    [
        .. then.Indicators.Select(score => (Ours: score, Theirs: other.Find(score.Indicator.Id)))
            .Where(pair => pair.Theirs is not null && pair.Theirs.Points != pair.Ours.Points)
            .Select(pair => (pair.Theirs!.Points - pair.Ours.Points, Words.Say(
                "answer.other", pair.Ours.Indicator.Id, NameOf(pair.Ours), Difference(pair.Ours, pair.Theirs),
                Format.Signed(pair.Theirs.Points - pair.Ours.Points)))),
        .. Only(then, other).Select(score => (-score.Points, Words.Say(
            "answer.only-in", score.Indicator.Id, NameOf(score), ours.Id, Format.Signed(-score.Points)))),
        .. Only(other, then).Select(score => (score.Points, Words.Say(
            "answer.only-in", score.Indicator.Id, NameOf(score), theirs.Id, Format.Signed(score.Points)))),
    ]);

    private static string Difference(IndicatorScore ours, IndicatorScore theirs)
    {
        var (one, other) = (ours.Indicator, theirs.Indicator);
        if (ours.Verdict == Verdict.NothingHappened && one.Zero != other.Zero)
        {
            return Words.Say("answer.zero", Format.Points(ours.Points), Format.Points(theirs.Points));
        }

        return (one.Target ?? 1) != (other.Target ?? 1)
            ? Words.Say("answer.target", Format.Share(one.Target ?? 1, 0), Format.Share(other.Target ?? 1, 0))
            : ours.Max != theirs.Max ? Words.Say("answer.max", Format.Weight(ours.Max), Format.Weight(theirs.Max))
            : Words.Say("answer.count", Tally(ours), Tally(theirs));
    }

    /// <summary>The largest first; what is not named stands in one line, so that the lines add up.</summary>
    private static List<string> Closed(List<(decimal Points, string Text)> parts)
    {
        var ordered = parts.OrderByDescending(part => Math.Abs(part.Points)).ToList();
        return
        [
            .. ordered.Take(Most).Select(part => part.Text),
            .. ordered.Count > Most
                ? [Words.Say("answer.rest", ordered.Count - Most, Format.Signed(ordered.Skip(Most).Sum(part => part.Points)))]
                : Array.Empty<string>(),
        ];
    }

    /// <summary>Components with points that the other scorecard does not have.</summary>
    private static IEnumerable<IndicatorScore> Only(Scorecard card, Scorecard other) =>
        card.Indicators.Where(score => other.Find(score.Indicator.Id) is null && score.Points != 0);

    private static string NameOf(IndicatorScore score) => Format.Capital(Names.Short(score.Indicator));

    private static string Tally(IndicatorScore score) =>
        Format.Tally((long?)score.Tally.Numerator, (long?)score.Tally.Denominator);
}
